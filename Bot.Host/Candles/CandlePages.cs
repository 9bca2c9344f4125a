using System.Text.Json;
using Bot.Domain.Market;
using Bot.Domain.Time;
using Bot.Host.Trading;
using Bot.Host.Upbit;

namespace Bot.Host.Candles;

/// <summary>
/// Asks the exchange for pages of candles, at the pace of collecting, until it answers as it should or has failed to
/// for long. What it says is checked and never mended: an answer that cannot be is asked for again.
/// </summary>
/// <param name="client">The line to the exchange.</param>
/// <param name="clock">How far the exchange's clock is from the market's.</param>
/// <param name="wire">The clock of connections, on which waits pass.</param>
/// <param name="market">The clock of candles; null where it is the same.</param>
internal sealed class CandlePages(UpbitClient client, ClockSkew clock, TimeProvider wire, TimeProvider? market = null)
{
    private const int PageMost = 200;

    /// <summary>How long after its end a candle is taken for finished.</summary>
    public static readonly TimeSpan Settling = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan PauseMost = TimeSpan.FromSeconds(30);

    private readonly CollectPace _pace = new(wire);

    /// <summary>How often an answer is asked for before it is given up.</summary>
    public int AttemptsMost { get; init; } = 8;

    /// <summary>Told when it has to wait, and why.</summary>
    public Action<string> Told { get; init; } = _ => { };

    /// <summary>The start of the first candle that is not finished, by the exchange's clock as its answers showed it.
    /// </summary>
    public DateTimeOffset FinishedBefore(CandleInterval interval) =>
        interval.StartAt((market ?? wire).GetUtcNow() + (clock.Last ?? TimeSpan.Zero) - Settling);

    /// <summary>The newest candles before an instant, oldest first, at most 200.</summary>
    /// <param name="market">Whose.</param>
    /// <param name="interval">Their length.</param>
    /// <param name="before">They start before this; only then is it theirs.</param>
    /// <param name="known">The start of a candle that the exchange surely has, or null.</param>
    /// <param name="token">Ends the asking.</param>
    public async Task<Answer<IReadOnlyList<Candle>>> ReadAsync(
        MarketCode market,
        CandleInterval interval,
        DateTimeOffset before,
        DateTimeOffset? known,
        CancellationToken token
    )
    {
        var answer = await OnceSureAsync(market, interval, before, known, token);
        // That there is nothing is believed when it is said twice.
        return answer is Answer<IReadOnlyList<Candle>>.Given { Value.Count: 0 }
            ? await OnceSureAsync(market, interval, before, known, token)
            : answer;
    }

    private async Task<Answer<IReadOnlyList<Candle>>> OnceSureAsync(
        MarketCode market,
        CandleInterval interval,
        DateTimeOffset before,
        DateTimeOffset? known,
        CancellationToken token
    )
    {
        for (var attempt = 1; ; )
        {
            await _pace.EnterAsync(token);
            var reply = await client.CandlesAsync(market, interval, before, PageMost, token);
            _pace.Answered();
            var answer = UpbitAnswers.Map<IReadOnlyList<Candle>>(reply, body => Page(body, interval, before, known));
            if (answer is not Answer<IReadOnlyList<Candle>>.Failed failed || IsFinal(failed, attempt))
            {
                return answer;
            }

            // What was not sent is no attempt.
            var wait = reply is UpbitReply.Held held ? held.Wait : Pause(attempt++);
            Told($"{failed.Message}; once more in {wait.TotalSeconds:0} s");
            await Task.Delay(wait, wire, token);
        }
    }

    private bool IsFinal(Answer<IReadOnlyList<Candle>>.Failed failed, int attempt) =>
        attempt == AttemptsMost || failed.Kind is FailureKind.Refused or FailureKind.Keys;

    private static TimeSpan Pause(int attempt)
    {
        var pause = TimeSpan.FromSeconds(Math.Pow(2, attempt - 1));
        return pause < PauseMost ? pause : PauseMost;
    }

    private static List<Candle> Page(
        JsonElement body,
        CandleInterval interval,
        DateTimeOffset before,
        DateTimeOffset? known
    )
    {
        var candles = UpbitJson.Candles(body).Distinct().OrderBy(candle => candle.Start).ToList();
        for (var index = 1; index < candles.Count; index++)
        {
            if (candles[index].Start == candles[index - 1].Start)
            {
                throw new FormatException($"the exchange tells two candles of {candles[index].Start:u}");
            }
        }

        if (candles.Exists(candle => candle.Start >= before || interval.StartAt(candle.Start) != candle.Start))
        {
            throw new FormatException("the exchange's answer has candles that were not asked for");
        }

        return candles.Count > 0 || !(known < before)
            ? candles
            : throw new FormatException($"the exchange tells no candle before {before:u}, though it has some");
    }
}
