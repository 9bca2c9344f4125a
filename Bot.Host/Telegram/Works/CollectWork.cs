using Bot.Domain.Market;
using Bot.Domain.Time;
using Bot.Host.Backtests;
using Bot.Host.Candles;
using Bot.Host.Telegram.Screens;
using Bot.Host.Telegram.Texts;

namespace Bot.Host.Telegram.Works;

/// <summary>Fetches past candles into a file for a person who waits for it.</summary>
public sealed class CollectWork(Wish wish, CandleArchive archive, TimeProvider time) : ILongWork
{
    private const int Attempts = 8;
    private const int LongestReason = 300;

    /// <inheritdoc />
    public CommandName Command => CommandName.Collect;

    /// <inheritdoc />
    public string Argument => wish.OfCollection;

    /// <inheritdoc />
    public string Heading(ITexts texts) => $"📥 {Heading(wish, texts)}";

    /// <summary>Market, length and period of a collection, escaped.</summary>
    public static string Heading(Wish wish, ITexts texts) =>
        $"{Html.Escape(wish.Market)} · {texts.Works.Length(wish.Interval)} · {texts.Keys.Days(wish.Days)}";

    /// <inheritdoc />
    public async Task<WorkEnd> RunAsync(ITexts texts, IProgress<WorkStep> progress, CancellationToken token)
    {
        // A backtest of the same days needs some before them.
        var before = wish.Interval == CandleInterval.Hour ? BacktestRunner.DaysBefore : 0;
        var archived = await archive.CompleteAsync(
            new MarketCode(wish.Market), wish.Interval, time.GetUtcNow().AddDays(-wish.Days - before),
            new Steps(progress, texts), Attempts, token);
        var key = archived.Why is null ? texts.Works.Again : texts.Works.GoOn;
        return WorkEnd.Of(View.Of(
            string.Join('\n', Lines(archived, texts)),
            [Key.To(key, Command, Argument), .. Keyboard.Row(texts, CommandName.Collect, CommandName.Backtest)],
            Keyboard.Back(texts)));
    }

    private IEnumerable<string> Lines(Archived archived, ITexts texts)
    {
        var works = texts.Works;
        yield return Heading(texts);
        if (archived.Why is { } why)
        {
            yield return $"⛔ {works.EndedEarly}: {texts.Tell(why, LongestReason)}";
        }

        if (archived.Series is { Count: > 0 } series)
        {
            yield return $"{Figure.Count(series.Count)} {texts.Screens.Candles} "
                + $"({works.New}: {Figure.Count(archived.Added)}), "
                + $"{Figure.Moment(series.Candles[0].Start)} – {Figure.Moment(series.Last!.Start)} KST";
            yield return Gaps(CandleGaps.Of(series), texts);
            yield return $"✅ {works.Verifies}";
            if (archived.Why is not null)
            {
                yield return works.IsWhole;
            }
        }
        else if (archived.Why is null)
        {
            yield return works.Nothing;
        }
    }

    /// <summary>What is missing of candles, in words.</summary>
    public static string Gaps(CandleGaps gaps, ITexts texts) => gaps.LongestFrom is { } from
        ? texts.Works.Gap(gaps.Missing, texts.Works.Span(gaps.Longest), Figure.Moment(from))
        : texts.Works.NoGaps;

    private sealed class Steps(IProgress<WorkStep> progress, ITexts texts) : IProgress<ArchiveStep>
    {
        public void Report(ArchiveStep value)
        {
            var count = value.Count is { } candles ? $"{Figure.Count(candles)} {texts.Screens.Candles}" : null;
            progress.Report(new WorkStep(
                value.Percent, value.Waits is { } why ? texts.Tell(why, LongestReason) : count));
        }
    }
}
