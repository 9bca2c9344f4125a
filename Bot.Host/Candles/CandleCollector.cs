using Bot.Domain.Market;
using Bot.Domain.Time;
using Bot.Host.Trading;
using Bot.Host.Upbit;

namespace Bot.Host.Candles;

/// <summary>
/// Collects a market's past into its file. The exchange tells it backwards, the file goes forwards: so it is fetched
/// window by window, each paged backwards and then written at once. Whatever is interrupted loses a window at most, and
/// the file never has a hole that the exchange does not have.
/// </summary>
internal sealed class CandleCollector(CandlePages pages, IProgress<CollectProgress> progress)
{
    /// <summary>How many candles a window spans.</summary>
    public int WindowCandles { get; init; } = 5_000;

    /// <summary>Collects from one instant until another, and whatever lies between that and the file as it is.
    /// </summary>
    /// <param name="path">The market's file.</param>
    /// <param name="market">The market.</param>
    /// <param name="interval">The candles' length; one that the exchange has.</param>
    /// <param name="from">The first candle starts then, or later.</param>
    /// <param name="until">The last starts before that; what is not finished by then is left out.</param>
    /// <param name="token">Interrupts it.</param>
    /// <exception cref="CandleFileException">There is a file, and it cannot be.</exception>
    /// <exception cref="IOException">It cannot be written, or somebody else collects into it.</exception>
    public async Task<Collected> CollectAsync(
        string path,
        MarketCode market,
        CandleInterval interval,
        DateTimeOffset from,
        DateTimeOffset until,
        CancellationToken token
    )
    {
        using var sheet = new CandleSheet(path);
        await sheet.LoadAsync(market, interval, token);
        var before = sheet.Count;
        // The first look tells whether there is such a market, and what time it is there.
        var look = await pages.ReadAsync(market, interval, until, sheet.First, token);
        var finished = pages.FinishedBefore(interval);
        var work = new Work(sheet, market, interval, from, until < finished ? until : finished);
        var why = look.Why ?? await HeadAsync(work, token) ?? await TailAsync(work, token);
        return new Collected(sheet.Count - before, why);
    }

    // What lies before the file, backwards, so that it stays without holes. Returns why it failed, or null.
    private async Task<string?> HeadAsync(Work work, CancellationToken token)
    {
        var end = work.Sheet.First;
        while (end is { } to && work.From < to)
        {
            var start = Later(work.From, to - Span(work));
            var answer = await WindowAsync(work, start, to, known: null, token);
            if (answer is not Answer<Window>.Given(var window))
            {
                return answer.Why;
            }

            await work.Sheet.PrependAsync(window.Candles, token);
            var next = window.Candles.Count > 0 ? start : window.Older + work.Interval.Length();
            end = start == work.From ? null : next;
            Report(work, start);
        }

        return null;
    }

    // What lies behind it, forwards. The last candle is asked for again: if it differs, the file is of something else.
    private async Task<string?> TailAsync(Work work, CancellationToken token)
    {
        var last = work.Sheet.Last;
        var at = last?.Start ?? work.From;
        while (at < work.Until)
        {
            var end = Earlier(work.Until, at + Span(work));
            var answer = await WindowAsync(work, at, end, work.Sheet.First, token);
            if (answer is not Answer<Window>.Given(var window))
            {
                return answer.Why;
            }

            var candles = window.Candles;
            if (last is not null)
            {
                if (candles.Count == 0 || !IsSame(candles[0], last))
                {
                    return $"the last candle of the file, {last.Start:u}, is another at the exchange; "
                        + "move the file away to collect it anew";
                }

                (candles, last) = ([.. candles.Skip(1)], null);
            }

            await work.Sheet.AppendAsync(candles, token);
            at = end;
            Report(work, at);
        }

        return null;
    }

    private async Task<Answer<Window>> WindowAsync(
        Work work,
        DateTimeOffset start,
        DateTimeOffset end,
        DateTimeOffset? known,
        CancellationToken token
    )
    {
        var newestFirst = new List<IReadOnlyList<Candle>>();
        var to = end;
        while (true)
        {
            var answer = await pages.ReadAsync(work.Market, work.Interval, to, known, token);
            if (answer is not Answer<IReadOnlyList<Candle>>.Given(var page))
            {
                var (kind, message) = answer.Failure()!.Value;
                return new Answer<Window>.Failed(kind, message);
            }

            newestFirst.Add(page);
            if (page.Count == 0 || page[0].Start <= start)
            {
                break;
            }

            to = page[0].Start;
        }

        newestFirst.Reverse();
        var all = newestFirst.SelectMany(page => page).ToList();
        return new Answer<Window>.Given(
            new Window(
                [.. all.Where(candle => candle.Start >= start)],
                all.LastOrDefault(candle => candle.Start < start)?.Start
            )
        );
    }

    private TimeSpan Span(Work work) => work.Interval.Length() * WindowCandles;

    private void Report(Work work, DateTimeOffset at) =>
        progress.Report(new CollectProgress(work.Market, at, work.Sheet.Count));

    // The file keeps 15 digits.
    private static bool IsSame(Candle one, Candle other) =>
        (one.Start, one.Open, one.High, one.Low, one.Close)
            == (other.Start, other.Open, other.High, other.Low, other.Close)
        && Math.Abs(one.Volume - other.Volume) <= one.Volume * 1e-13m;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private sealed record Work(
        CandleSheet Sheet,
        MarketCode Market,
        CandleInterval Interval,
        DateTimeOffset From,
        DateTimeOffset Until
    );

    /// <summary>Candles of a window, and when the newest before it starts, where one is known.</summary>
    private sealed record Window(IReadOnlyList<Candle> Candles, DateTimeOffset? Older);
}

/// <summary>What came of collecting.</summary>
/// <param name="Added">Candles that are new in the file.</param>
/// <param name="Why">Why it ended early; null where it did not.</param>
internal sealed record Collected(int Added, string? Why);

/// <summary>How far collecting has come.</summary>
/// <param name="Market">Whose candles.</param>
/// <param name="At">Up to where, forwards; or down to where, before a file that was there.</param>
/// <param name="Count">Candles in the file.</param>
internal sealed record CollectProgress(MarketCode Market, DateTimeOffset At, int Count);
