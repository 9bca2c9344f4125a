namespace Bot.Sandbox.Upbit.Markets;

/// <summary>One candle as a client sees it; a running one holds what has happened so far.</summary>
internal readonly record struct CandleRow
{
    /// <summary>Ticks of UTC.</summary>
    public required long Start { get; init; }

    public required decimal Open { get; init; }

    public required decimal High { get; init; }

    public required decimal Low { get; init; }

    public required decimal Close { get; init; }

    /// <summary>In the base coin.</summary>
    public required decimal Volume { get; init; }

    /// <summary>Money traded, in KRW.</summary>
    public decimal Value { get; init; }

    /// <summary>When the newest trade in it happened, in ticks of UTC.</summary>
    public long LastTick { get; init; }

    /// <summary>This candle followed by a later one.</summary>
    public CandleRow With(in CandleRow later) => this with
    {
        High = Math.Max(High, later.High),
        Low = Math.Min(Low, later.Low),
        Close = later.Close,
        Volume = Volume + later.Volume,
        Value = Value + later.Value,
        LastTick = later.LastTick,
    };
}
