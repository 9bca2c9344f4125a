using Bot.Host.Backtests;
using Bot.Host.Settings;
using Bot.Host.Telegram.Screens;
using Bot.Host.Telegram.Texts;
using Bot.Host.Trading;

namespace Bot.Host.Telegram.Works;

/// <summary>Runs a backtest for a person, and brings figures, verdict, picture and trades.</summary>
public sealed class BacktestWork(Wish wish, AccountTerms terms, IBacktestRunner runner, BacktestPicture picture)
    : ILongWork
{
    private const int LongestReason = 300;

    /// <inheritdoc />
    public CommandName Command => CommandName.Backtest;

    /// <inheritdoc />
    public string Argument => wish.OfBacktest;

    /// <inheritdoc />
    public string Heading(ITexts texts) => $"🧪 {Heading(wish.Order, texts)}";

    /// <summary>Market, period, strategy and profile, escaped.</summary>
    public static string Heading(BacktestOrder order, ITexts texts) =>
        $"{Html.Escape(order.Market)} · {texts.Keys.Days(order.Days)} · "
        + $"{Html.Escape(order.Strategy)} · {texts.Words.Profile(order.Profile)}";

    /// <inheritdoc />
    public async Task<WorkEnd> RunAsync(ITexts texts, IProgress<WorkStep> progress, CancellationToken token)
    {
        var answer = await runner.RunAsync(wish.Order, terms, new Steps(progress, texts), token);
        return answer switch
        {
            Answer<BacktestOutcome>.Given { Value: var outcome } => End(outcome, texts),
            Answer<BacktestOutcome>.Failed failed => WorkEnd.Of(Result(
                $"{Heading(texts)}\n⛔ {texts.Screens.BacktestFailed}: {texts.Tell(failed.Message, LongestReason)}",
                texts)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private View Result(string html, ITexts texts) => View.Of(
        html,
        [
            Key.To(texts.Works.Again, Command, Argument),
            Key.To(texts.Keys.Of(Command), Command, $"{Wish.Open} {Argument}"),
        ],
        Keyboard.Row(texts, CommandName.Quick, CommandName.Collect),
        Keyboard.Back(texts));

    private WorkEnd End(BacktestOutcome outcome, ITexts texts)
    {
        var order = outcome.Order;
        var name = $"{order.Market}-{order.Strategy}-{order.Profile}-{order.Days}d";
        var (shown, remark) = picture.Of(outcome, name, texts);
        using var table = new MemoryStream();
        TradeTable.Write(table, outcome.Report.Trades);
        var trades = new WorkFile($"{name}.csv", table.ToArray(), texts.Works.TradesFile, IsPicture: false);
        IEnumerable<string> lines = [.. BacktestLines.Of(outcome, texts), .. remark is null ? [] : (string[])[remark]];
        return new WorkEnd(Result(string.Join('\n', lines), texts), shown is null ? [trades] : [shown, trades]);
    }

    private sealed class Steps(IProgress<WorkStep> progress, ITexts texts) : IProgress<BacktestStep>
    {
        public void Report(BacktestStep value) => progress.Report(new WorkStep(
            value.Percent, value.Waits is { } why ? texts.Tell(why, LongestReason) : null));
    }
}
