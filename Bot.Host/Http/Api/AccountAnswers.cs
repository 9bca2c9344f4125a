using System.Text.Json;
using Bot.Domain.States;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Bot.Host.Telegram;
using Bot.Host.Telegram.Looks;
using Bot.Host.Trading;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Http.Api;

/// <summary>What an account does, and what it is worth.</summary>
internal sealed class AccountAnswers(IDbContextFactory<BotDb> databases, AccountReader reader, ProfitReader profits)
{
    /// <summary><c>/bot/status</c>.</summary>
    public async Task<Action<Utf8JsonWriter>> StatusAsync(ApiQuery query, CancellationToken token)
    {
        var picture = await reader.ReadAsync(query.Account, token);
        var command = await LastCommandAsync(query.Account, token);
        return json =>
        {
            var account = picture.Account;
            json.Write("account", account.Id);
            json.Write("name", account.Name);
            json.Write("symbol", account.Market);
            json.Write("mode", Word(account.Mode.ToString()));
            json.Write("profile", account.Profile);
            json.Write("strategy", account.Strategy);
            json.Write("advisor", Word(account.Advisor.ToString()));
            json.Write("state", account.State.ToString());
            json.Write("stateReason", account.StateReason);
            json.Write("stateSince", account.StateSince);
            json.Write("running", account.State.RunsCycles());
            json.Write("nextCycle", picture.NextCycle);
            json.Object("lastCycle", picture.Last, last => Cycle(json, last));
            json.Object("lastCommand", command, last => Command(json, last));
            json.Write("version", StartUp.Version);
            json.Write("time", picture.Now);
        };
    }

    /// <summary><c>/portfolio</c>.</summary>
    public async Task<Action<Utf8JsonWriter>> PortfolioAsync(ApiQuery query, CancellationToken token)
    {
        var picture = await reader.ReadAsync(query.Account, token);
        var profit = await profits.ReadAsync(query.Account, token);
        return json =>
        {
            json.Write("account", picture.Account.Id);
            json.Write("symbol", picture.Account.Market);
            json.Write("measuredAt", picture.Worth?.At);
            json.Write("equity", picture.Worth?.Equity);
            json.Write("cash", picture.Worth?.Cash);
            json.Write("coins", picture.Worth?.Coins);
            json.Write("lastPrice", picture.Worth?.LastPrice);
            json.Object("position", picture.Position, held => Position(json, held, picture));
            json.List(
                "profit",
                [("today", profit.Today), ("7-days", profit.Week), ("30-days", profit.Month), ("all", profit.All)],
                one => Span(json, one)
            );
        };
    }

    private async Task<CommandRow?> LastCommandAsync(int account, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        return await db
            .Commands.AsNoTracking()
            .Where(row => row.AccountId == account)
            .OrderByDescending(row => row.Id)
            .FirstOrDefaultAsync(token);
    }

    private static void Cycle(Utf8JsonWriter json, CycleStory last)
    {
        json.Write("id", last.Row.Id);
        json.Write("startedAt", last.Row.StartedAt);
        json.Write("endedAt", last.Row.EndedAt);
        json.Write("reason", last.Row.Reason);
        json.Write("figures", last.Row.Figures);
    }

    private static void Command(Utf8JsonWriter json, CommandRow last)
    {
        json.Write("id", last.Id);
        json.Write("kind", KindOf(WaitingCommands.Read(last)));
        json.Write("askedAt", last.AskedAt);
        json.Write("doneAt", last.DoneAt);
        json.Write("result", last.Result);
    }

    private static string KindOf(PersonCommand command) =>
        command switch
        {
            PersonCommand.Run => "start",
            PersonCommand.Stop => "stop",
            PersonCommand.Halt => "safe",
            _ => "other",
        };

    private static void Position(Utf8JsonWriter json, PositionRow held, AccountPicture picture)
    {
        json.Write("volume", held.Volume);
        json.Write("averageFill", held.AverageFill);
        json.Write("stopLoss", held.StopLoss);
        json.Write("takeProfit", held.TakeProfit);
        json.Write("trailingStop", held.TrailingStop);
        json.Write("openedAt", held.OpenedAt);
        json.Write("profitPercent", picture.OpenPercent);
    }

    private static void Span(Utf8JsonWriter json, (string Name, SpanFigures Figures) one)
    {
        json.Write("span", one.Name);
        json.Write("change", one.Figures.Change);
        json.Write("changePercent", one.Figures.Percent);
        json.Write("realised", one.Figures.Realised);
        json.Write("fees", one.Figures.Fees);
        json.Write("trades", one.Figures.Trades);
    }

    private static string Word(string name) => name.ToLowerInvariant();
}
