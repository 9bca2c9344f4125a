using Bot.Domain.Ablation;
using Bot.Domain.Decisions;
using Bot.Host.Storage.Rows;
using Bot.Host.Telegram.Screens;
using Bot.Host.Telegram.Texts;

namespace Bot.Host.Telegram.Notices;

/// <summary>The report of a day in words.</summary>
public static class DailyReport
{
    private const int MostTrades = 20;

    public static string Text(DailyFigures day, ITexts texts) => string.Join('\n', Lines(day, texts));

    private static IEnumerable<string> Lines(DailyFigures day, ITexts texts)
    {
        var (labels, screens, none) = (texts.Notices, texts.Screens, texts.Words.None);
        yield return $"📅 <b>{labels.DailyReport} {Figure.Day(day.Day)}</b> · {Html.Escape(day.Account.Market)}";
        if (!day.HasData)
        {
            yield return labels.NoData;
            yield break;
        }

        yield return $"{screens.Equity} {(day.End is { } end ? Figure.Won(end.Equity) : none)}";
        yield return Change(labels.DayBefore, day, day.DayBefore, texts);
        yield return Change(labels.WeekBefore, day, day.WeekBefore, texts);
        yield return Change(labels.MonthBefore, day, day.MonthBefore, texts);
        foreach (var line in Trades(day.Trades, texts))
        {
            yield return line;
        }

        yield return $"{labels.Breaker}: {StateIcons.Of(day.Account.State)} {texts.Words.Of(day.Account.State)}";
        yield return $"{labels.AdvisorCost}: {Figure.Won(day.AdvisorCost)}";
        yield return Arms(day.Arms, texts);
        yield return Added(day.Arms, texts);
        yield return labels.Cycles(
            day.Reasons.Count(IsRun), day.Reasons.Count(IsMissed), day.Reasons.Count(IsFailed));
        yield return $"{texts.Backups.Label}: {day.Backup(texts)}";
        foreach (var line in ParityLines.Of(day.Parity, texts))
        {
            yield return line;
        }
    }

    private static IEnumerable<string> Trades(IReadOnlyList<TradeRow> trades, ITexts texts)
    {
        var none = texts.Words.None;
        var won = trades.Count(trade => trade.Result > 0m);
        decimal? rate = trades.Count == 0 ? null : won * 100m / trades.Count;
        yield return $"{texts.Screens.Trades}: {trades.Count} · "
            + $"{texts.Notices.Result} {Figure.Gain(trades.Sum(trade => trade.Result))}"
            + $" · {texts.Screens.WinRate} {(rate is { } percent ? Figure.Percent(percent) : none)}";
        foreach (var trade in trades.Take(MostTrades))
        {
            yield return TradesScreen.Line(trade, texts);
        }
    }

    // Our change and, beside it, what the coin alone did, where it was the same coin all the time.
    private static string Change(string label, DailyFigures day, EquityRow? before, ITexts texts)
    {
        var (none, now) = (texts.Words.None, day.End);
        var ours = Percent(now?.Equity, now is null ? null : before?.With(now.Flows));
        var coin = before?.At > day.MarketSince || day.MarketSince is null
            ? Percent(now?.LastPrice, before?.LastPrice)
            : null;
        return $"{label}: {Figure.Change(ours, none)} ({texts.Screens.BuyAndHold} {Figure.Change(coin, none)})";
    }

    private static string Arms(AblationDay? arms, ITexts texts)
    {
        var (labels, none) = (texts.Ablation, texts.Words.None);
        var changes = Enum.GetValues<Arm>().Select(
            arm => $"{labels.Of(arm)} {Figure.Change(arms?.Change(arm), none)}");
        return $"{labels.Day}: {string.Join(" · ", changes)}";
    }

    // An advisor that was never asked added nothing; that is no figure of its skill.
    private static string Added(AblationDay? arms, ITexts texts)
    {
        var labels = texts.Ablation;
        return arms is null or { WasHeard: false }
            ? $"{labels.Added}: {texts.Words.None}"
            : $"{labels.Added}: {Figure.Gain(arms.Added)}";
    }

    private static decimal? Percent(decimal? now, decimal? before) =>
        now is { } value && before is > 0m and { } earlier ? ((value / earlier) - 1m) * 100m : null;

    internal static bool IsRun(TerminalReason reason) =>
        reason is not (TerminalReason.SkippedMissed or TerminalReason.SkippedOverlap);

    private static bool IsMissed(TerminalReason reason) => reason == TerminalReason.SkippedMissed;

    internal static bool IsFailed(TerminalReason reason) => reason is
        TerminalReason.FailedData or TerminalReason.FailedAdvisor or TerminalReason.FailedExchange
        or TerminalReason.HaltedReconcile or TerminalReason.HaltedUnknownOrder;
}
