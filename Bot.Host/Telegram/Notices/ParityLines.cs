using Bot.Domain.Decisions;
using Bot.Domain.Parity;
using Bot.Host.Telegram.Texts;
using Bot.Host.Trading;

namespace Bot.Host.Telegram.Notices;

/// <summary>The part of a day's report that sets a backtest beside what was traded live.</summary>
public static class ParityLines
{
    private const int Most = 8;

    public static IEnumerable<string> Of(ParityDay day, ITexts texts)
    {
        var labels = texts.Parity;
        if (day.Compared == 0)
        {
            yield return $"🪞 {labels.Title}: {labels.NothingCompared}";
            yield break;
        }

        var count = day.Differences.Count;
        var found = count == 0 ? labels.NoDifference : labels.Differ(count);
        yield return $"🪞 {labels.Title}: {labels.Compared(day.Compared, day.Cycles)}, {found}";
        foreach (var difference in day.Differences.Take(Most))
        {
            yield return $"• {Figure.Clock(difference.Hour)} {Line(difference, texts)}";
        }

        if (count > Most)
        {
            yield return labels.More(count - Most);
        }
    }

    private static string Line(ParityDifference difference, ITexts texts) => difference switch
    {
        ParityDifference.Decision of =>
            $"{Both(Word(of.Live, texts), Word(of.Engine, texts), texts)} – {texts.Parity.Of(of.Cause)}"
            + (of.Figures.Length > 0 ? $" ({texts.Tell(of.Figures, 200)})" : ""),
        ParityDifference.Price of =>
            $"{Word(of.Reason, texts)}: {Both(Figure.Price(of.Live), Figure.Price(of.Engine), texts)}, "
            + $"{Figure.Change(of.Change.Value, texts.Words.None)} "
            + $"({texts.Parity.Open} {Figure.Price(of.Open)}, {texts.Parity.Seen} {Figure.Price(of.Seen)})",
        ParityDifference.Fee of =>
            $"{Word(of.Reason, texts)}, {texts.Parity.Fee}: "
            + Both(Figure.Percent(of.Live.Value), Figure.Percent(of.Engine.Value), texts),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Both(string live, string engine, ITexts texts) =>
        $"{texts.Parity.Live} {live}, {texts.Parity.Backtest} {engine}";

    private static string Word(TerminalReason? reason, ITexts texts) =>
        reason is { } known ? texts.Words.Of(known) : texts.Parity.Nothing;
}
