using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Bot.Host.Telegram.Looks;
using Bot.Host.Telegram.Texts;
using Bot.Host.Telegram.Works;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Telegram.Screens;

/// <summary>All trades and fills of the account as tables for spreadsheets.</summary>
public sealed class ExportScreen(IDbContextFactory<BotDb> databases) : IScreen
{
    /// <inheritdoc />
    public CommandName Command => CommandName.Export;

    /// <inheritdoc />
    public Task<Step> AnswerAsync(ChatPerson person, string? argument, CancellationToken token) =>
        Task.FromResult<Step>(new Step.Send(going => WriteAsync(person, going)));

    private async Task<Parcel> WriteAsync(ChatPerson person, CancellationToken token)
    {
        var (texts, account) = (person.Texts, person.Account);
        await using var db = await databases.CreateDbContextAsync(token);
        var trades = await db.Trades.AsNoTracking()
            .Where(row => row.AccountId == account)
            .OrderBy(row => row.Id)
            .ToListAsync(token);
        var fills = await db.Fills.AsNoTracking()
            .Where(row => row.AccountId == account)
            .OrderBy(row => row.At)
            .ThenBy(row => row.ExchangeId)
            .ToListAsync(token);
        var view = View.Of(
            trades.Count + fills.Count == 0
                ? texts.Results.NothingToExport
                : texts.Results.Exported(trades.Count, fills.Count),
            Keyboard.Row(person, CommandName.Trades, CommandName.Performance, CommandName.Audit),
            Keyboard.Back(texts));
        return new Parcel(view, [.. Files(trades, fills, texts)]);
    }

    private static IEnumerable<WorkFile> Files(List<TradeRow> trades, List<FillRow> fills, ITexts texts)
    {
        if (trades.Count > 0)
        {
            yield return new WorkFile(
                "trades.csv", AccountTables.Trades(trades), texts.Works.TradesFile, IsPicture: false)
            {
                Rows = [Keyboard.Back(texts)],
            };
        }

        if (fills.Count > 0)
        {
            yield return new WorkFile("fills.csv", AccountTables.Fills(fills), "", IsPicture: false);
        }
    }
}
