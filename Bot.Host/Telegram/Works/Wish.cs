using System.Globalization;
using Bot.Domain.Market;
using Bot.Domain.Risk;
using Bot.Domain.Strategies;
using Bot.Domain.Time;
using Bot.Host.Backtests;
using Bot.Host.Commands;

namespace Bot.Host.Telegram.Works;

/// <summary>
/// What a person wants run or fetched, as it stands after a command or in a key: words in any order, and what is not
/// named is as the account has it.
/// </summary>
/// <param name="Market">E.g. KRW-ETH.</param>
/// <param name="Days">Back from now.</param>
public sealed record Wish(string Market, int Days)
{
    /// <summary>Begins a choice that is still being made, so that nothing starts by it.</summary>
    public const string Open = "?";

    /// <summary>Days where none are named.</summary>
    public const int DaysUsual = 365;

    // More would take hours to fetch, and a file that is written anew too often.
    private const int CandlesMost = 600_000;
    private const int MinutesPerDay = 1_440;

    private const int WordsMost = 8;

    public string Strategy { get; init; } = "";

    public string Profile { get; init; } = "";

    public CandleInterval Interval { get; init; } = CandleInterval.Hour;

    /// <summary>The most days that may be fetched of candles so long.</summary>
    public int DaysMost =>
        (int)Math.Min(BacktestOrder.DaysMost, (long)CandlesMost * (int)Interval / MinutesPerDay);

    /// <summary>As a key carries a backtest.</summary>
    public string OfBacktest => $"{Market} {Days} {ShortName.Of(Strategy)} {ShortName.Of(Profile)}";

    /// <summary>As a key carries a collection.</summary>
    public string OfCollection => $"{Market} {Days} {Named(Interval)}";

    /// <summary>The order of a backtest.</summary>
    public BacktestOrder Order => new(Market, Days, Strategy, Profile);

    /// <summary>How an interval is typed.</summary>
    public static string Named(CandleInterval interval) =>
        CandleCommands.Intervals.First(one => one.Value == interval).Key;

    /// <summary>This wish, changed by what words say; null where one of them says nothing.</summary>
    public Wish? With(string words, StrategyCatalog? strategies)
    {
        var parts = words.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var wish = parts.Length <= WordsMost ? this : null;
        foreach (var part in parts)
        {
            wish = wish?.Changed(part, strategies);
        }

        return wish;
    }

    // Without strategies it is about fetching, where candles may be of any length.
    private Wish? Changed(string word, StrategyCatalog? strategies)
    {
        if (MarketCode.IsValid(word.ToUpperInvariant()))
        {
            return this with { Market = word.ToUpperInvariant() };
        }

        if (int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var days))
        {
            return days is >= 1 and <= BacktestOrder.DaysMost ? this with { Days = days } : null;
        }

        if (strategies is null)
        {
            return CandleCommands.Intervals.TryGetValue(word.ToLowerInvariant(), out var interval)
                ? this with { Interval = interval }
                : null;
        }

        if (ShortName.Find(word, strategies.All.Select(one => one.Name)) is { } strategy)
        {
            return this with { Strategy = strategy };
        }

        return ShortName.Find(word, RiskProfile.All.Select(one => one.Name)) is { } profile
            ? this with { Profile = profile }
            : null;
    }
}
