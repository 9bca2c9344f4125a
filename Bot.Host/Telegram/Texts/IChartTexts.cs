using Bot.Domain.Time;

namespace Bot.Host.Telegram.Texts;

/// <summary>The words in pictures, all short.</summary>
public interface IChartTexts
{
    /// <summary>The line of the run's equity.</summary>
    string Equity { get; }

    string Drawdown { get; }

    /// <summary>Stands where nothing can be drawn.</summary>
    string Empty { get; }

    string Trades { get; }

    /// <summary>The last price.</summary>
    string Close { get; }

    /// <summary>From the first open to the last close.</summary>
    string Change { get; }

    string High { get; }

    string Low { get; }

    string Volume { get; }

    string Exit { get; }

    /// <summary>Whether rising candles are red and falling ones blue, as Korean exchanges paint them.</summary>
    bool RisesRed { get; }

    /// <summary>How long a candle lasts.</summary>
    string Interval(CandleInterval interval);

    /// <summary>The units in which large numbers are read, the largest first.</summary>
    IReadOnlyList<NumberUnit> Units { get; }

    string Day(DateOnly day);

    string Month(DateOnly day);

    string Year(DateOnly day);
}

/// <summary>What stands for so many zeros.</summary>
public sealed record NumberUnit(double Size, string Sign);
