using Bot.Domain.Market;
using Bot.Domain.Risk;
using Bot.Domain.Time;
using Bot.Host.Backtests;
using Bot.Host.Candles;
using Bot.Host.Settings;
using Bot.Host.Telegram.Works;

namespace Bot.Host.Telegram.Screens;

/// <summary>Chooses market, period, strategy and profile of a backtest, and starts it.</summary>
public sealed class BacktestScreen(
    AccountReader reader, AccountSettings settings, CandleArchive archive, IBacktestRunner runner,
    BacktestPicture picture)
    : IScreen
{
    /// <summary>Markets that are offered beside the account's and those that have a file.</summary>
    internal static readonly IReadOnlyList<string> Known = ["KRW-BTC", "KRW-ETH", "KRW-XRP", "KRW-SOL"];

    /// <inheritdoc />
    public CommandName Command => CommandName.Backtest;

    /// <inheritdoc />
    public async Task<Step> AnswerAsync(ChatPerson person, string? argument, CancellationToken token)
    {
        if (argument is not null && CancelOf(argument) is { } cancel)
        {
            return cancel;
        }

        var account = (await reader.ReadAsync(person.Account, token)).Account;
        var terms = await settings.OfAsync(account, token);
        var usual = new Wish(account.Market, Wish.DaysUsual) { Strategy = account.Strategy, Profile = account.Profile };
        var isOpen = argument is null || argument.StartsWith(Wish.Open, StringComparison.Ordinal);
        var words = (argument ?? "").TrimStart(Wish.Open[0]);
        if (usual.With(words, terms.Rules.Strategies()) is not { } wish)
        {
            return Keyboard.Misfit(person.Texts, words, Allowed(terms));
        }

        return isOpen
            ? new Step.Show(Choice(wish, account.Market, terms, person))
            : new Step.Begin(new BacktestWork(wish, terms, runner, picture));
    }

    /// <summary>What ends a run, or null where the argument says something else.</summary>
    internal static Step.Cancel? CancelOf(string argument)
    {
        var parts = argument.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return parts is [WorkViews.Cancel, ..] and { Length: <= 2 }
            ? new Step.Cancel(parts.ElementAtOrDefault(1))
            : null;
    }

    private View Choice(Wish wish, string market, AccountTerms terms, ChatPerson person)
    {
        var texts = person.Texts;
        var keys = new WishKeys(Command, one => one.OfBacktest, wish, texts);
        var collected = archive.Markets(CandleInterval.Hour).Select(one => one.Value);
        var path = archive.PathOf(new MarketCode(wish.Market), CandleInterval.Hour);
        return View.Of(
            $"🧪 <b>{texts.Screens.Backtest}</b>\n{BacktestWork.Heading(wish.Order, texts)}"
            + (File.Exists(path) ? "" : $"\n<i>{texts.Works.NotCollected}</i>"),
            [
                .. keys.Markets([market, .. collected, .. Known]),
                .. keys.Periods(),
                .. keys.Rows(
                    terms.Rules.Strategies().All.Select(one => one.Name), name => name,
                    one => one.Strategy, name => wish with { Strategy = name }),
                .. keys.Rows(
                    RiskProfile.All.Select(one => one.Name), name => Html.Plain(texts.Words.Profile(name)),
                    one => one.Profile, name => wish with { Profile = name }),
                keys.Start(),
                Keyboard.Row(texts, CommandName.Quick, CommandName.Collect),
                Keyboard.Back(texts),
            ]);
    }

    private static string Allowed(AccountTerms terms) =>
        $"KRW-… | 1 - {BacktestOrder.DaysMost} | "
        + string.Join(" | ", terms.Rules.Strategies().All.Select(one => one.Name)) + " | "
        + string.Join(" | ", RiskProfile.All.Select(one => one.Name)) + " | cancel";
}
