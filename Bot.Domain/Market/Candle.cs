using Bot.Domain.Money;

namespace Bot.Domain.Market;

/// <summary>Open, high, low and close of one interval, named by its start (UTC).</summary>
public sealed record Candle
{
    /// <summary>A candle whose prices fit together.</summary>
    /// <param name="start">The interval's first instant.</param>
    /// <param name="open">The first price.</param>
    /// <param name="high">The highest price.</param>
    /// <param name="low">The lowest price.</param>
    /// <param name="close">The last price.</param>
    /// <param name="volume">Coins traded, zero or more.</param>
    /// <exception cref="ArgumentException">High is not the highest or low not the lowest, or the volume is
    /// negative.</exception>
    public Candle(DateTimeOffset start, Price open, Price high, Price low, Price close, decimal volume)
    {
        if (high < open || high < close || low > open || low > close || volume < 0m)
        {
            throw new ArgumentException(
                $"candle {start:u}: open {open.Value}, high {high.Value}, low {low.Value}, close {close.Value}, "
                    + $"volume {volume} do not fit together",
                nameof(start)
            );
        }

        (Start, Open, High, Low, Close, Volume) = (start, open, high, low, close, volume);
    }

    public DateTimeOffset Start { get; }

    public Price Open { get; }

    public Price High { get; }

    public Price Low { get; }

    public Price Close { get; }

    /// <summary>Coins traded.</summary>
    public decimal Volume { get; }
}
