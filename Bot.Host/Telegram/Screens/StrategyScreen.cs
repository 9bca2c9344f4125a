using Bot.Domain.Cycles;
using Bot.Domain.Market;
using Bot.Host.Backtests;
using Bot.Host.Settings;
using Bot.Host.Storage.Rows;
using Bot.Host.Telegram.Texts;
using Bot.Host.Trading;

namespace Bot.Host.Telegram.Screens;

/// <summary>The strategies to choose from, each with what it made of the account's market.</summary>
public sealed class StrategyScreen(AccountReader reader, PastResults past, AccountSettings settings) : IScreen
{
    /// <inheritdoc />
    public CommandName Command => CommandName.Strategy;

    /// <inheritdoc />
    public async Task<Step> AnswerAsync(ChatPerson person, string? argument, CancellationToken token)
    {
        var (texts, account) = (person.Texts, (await reader.ReadAsync(person.Account, token)).Account);
        var terms = await settings.OfAsync(account, token);
        var catalog = terms.Rules.Strategies();
        if (argument is null)
        {
            return new Step.Show(await ChoiceAsync(account, terms, texts, token));
        }

        return catalog.Find(argument) is { } strategy
            ? new Step.Act(
                new PersonCommand.SetStrategy(strategy.Name),
                Asking.WhenLive,
                await PastAsync(account, terms.Cycle(strategy.Name), texts, token))
            : Keyboard.Misfit(texts, argument, string.Join(" | ", catalog.All.Select(one => one.Name)));
    }

    private async Task<View> ChoiceAsync(
        AccountRow account, AccountTerms terms, ITexts texts, CancellationToken token)
    {
        List<string> lines = [Html.Bold(texts.Screens.Strategies), Html.Escape(account.Market)];
        var keys = new List<IReadOnlyList<Key>>();
        foreach (var strategy in terms.Rules.Strategies().All)
        {
            var isCurrent = strategy.Name == account.Strategy;
            lines.Add($"{(isCurrent ? "👉 " : "")}<b>{Html.Escape(strategy.Name)}</b>");
            lines.Add(texts.Screens.Decides(strategy.DecidesOn));
            lines.Add(await PastAsync(account, terms.Cycle(strategy.Name), texts, token));
            keys.Add([Key.To((isCurrent ? "✔ " : "") + strategy.Name, CommandName.Strategy, strategy.Name)]);
        }

        return View.Of(
            string.Join('\n', lines),
            [
                .. keys,
                Keyboard.Row(texts, CommandName.Backtest, CommandName.Collect),
                Keyboard.Back(texts),
            ]);
    }

    private async Task<string> PastAsync(
        AccountRow account, CycleTerms terms, ITexts texts, CancellationToken token)
    {
        var result = await past.OfAsync(terms, new MarketCode(account.Market), token);
        return result is null ? texts.Screens.NothingCollected(account.Market) : Lines(result, texts);
    }

    private static string Lines(PastResult result, ITexts texts)
    {
        var (labels, none, whole) = (texts.Screens, texts.Words.None, result.Whole);
        return $"{result.From:yyyy-MM-dd} – {result.To:yyyy-MM-dd}: "
            + $"{labels.TotalReturn} {Figure.Change(whole.Return, none)} · "
            + $"{labels.BuyAndHold} {Figure.Change(whole.Hold, none)} · "
            + $"{labels.MaxDrawdown} {Figure.Change(whole.Drawdown, none)} · "
            + $"{labels.Sharpe} {Figure.Number(whole.Sharpe, none)} · "
            + $"{texts.Charts.Trades} {whole.Trades}\n"
            + $"{labels.Earlier} {Part(result.Earlier, texts)} · {labels.Later} {Part(result.Later, texts)}";
    }

    private static string Part(PastFigures part, ITexts texts)
    {
        var none = texts.Words.None;
        return $"{Figure.Change(part.Return, none)} ({texts.Screens.BuyAndHold} {Figure.Change(part.Hold, none)})";
    }
}
