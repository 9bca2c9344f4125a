using Bot.Host.Telegram.Looks;
using Bot.Host.Telegram.Texts;

namespace Bot.Host.Telegram.Screens;

/// <summary>What trades came to, all of them, by market and by strategy.</summary>
public sealed class PerformanceScreen(PerformanceReader performance) : IScreen
{
    /// <inheritdoc />
    public CommandName Command => CommandName.Performance;

    /// <inheritdoc />
    public async Task<Step> AnswerAsync(ChatPerson person, string? argument, CancellationToken token)
    {
        var (texts, figures) = (person.Texts, await performance.ReadAsync(person.Account, token));
        return new Step.Show(View.Of(
            string.Join('\n', Lines(figures, texts)),
            Keyboard.Row(texts, CommandName.Trades, CommandName.Profit, CommandName.Ai),
            Keyboard.Row(texts, CommandName.Strategy, CommandName.Backtest),
            Keyboard.Back(texts)));
    }

    private static IEnumerable<string> Lines(PerformanceFigures figures, ITexts texts)
    {
        var (results, none, equity) = (texts.Results, texts.Words.None, figures.Equity);
        yield return Html.Bold(results.Performance);
        yield return $"{texts.Screens.Equity}: {texts.Screens.MaxDrawdown} {Figure.Change(equity.Drawdown, none)} · "
            + $"{texts.Screens.Sharpe} {Figure.Number(equity.Sharpe, none)} ({results.OfDays(equity.Days)})";
        if (figures.All.Count == 0)
        {
            yield return texts.Screens.NoTrades;
            yield break;
        }

        (string Heading, IEnumerable<(string? Name, TradeFigures Figures)> Groups)[] parts =
        [
            (results.ByMarket, figures.Markets),
            (results.ByStrategy, figures.Strategies),
        ];
        foreach (var line in Group(results.AllTrades, figures.All, texts))
        {
            yield return line;
        }

        foreach (var (heading, groups) in parts)
        {
            yield return $"<i>{heading}</i>";
            foreach (var line in groups.SelectMany(group => Group(
                group.Name is { } name ? Html.Escape(name) : results.UnknownStrategy, group.Figures, texts)))
            {
                yield return line;
            }
        }

        yield return $"<i>{results.SharpeNote}</i>";
    }

    private static IEnumerable<string> Group(string name, TradeFigures figures, ITexts texts)
    {
        var (works, screens, none) = (texts.Works, texts.Screens, texts.Words.None);
        string Won(decimal? amount) => amount is { } value ? Figure.Gain(value) : none;
        yield return $"<b>{name}</b>: {Won(figures.Result)} · {texts.Ablation.Trades(figures.Count)} · "
            + $"{screens.WinRate} {(figures.WinRate is { } rate ? Figure.Percent(rate) : none)}";
        yield return $"   {works.WinAndLoss} {Won(figures.AverageWin)}, {Won(figures.AverageLoss)} · "
            + $"{works.Expectancy} {Won(figures.Expectancy)}";
        yield return $"   {screens.ProfitFactor} {Figure.Number(figures.ProfitFactor, none)} · "
            + $"{screens.MaxDrawdown} {Won(figures.Drawdown)} · "
            + $"{screens.Sharpe} {Figure.Number(figures.Sharpe, none)} (n={figures.Count})";
    }
}
