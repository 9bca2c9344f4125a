namespace Bot.Host.Candles;

/// <summary>A candle file that cannot be: says which file, which line and why.</summary>
public sealed class CandleFileException : FormatException
{
    public CandleFileException() { }

    public CandleFileException(string message)
        : base(message) { }

    public CandleFileException(string message, Exception innerException)
        : base(message, innerException) { }

    /// <summary>Counted from 1; the header is the first.</summary>
    public int Line { get; private init; }

    public string Reason { get; private init; } = "";

    /// <summary>Why a line of a file is refused.</summary>
    internal static CandleFileException At(string path, int line, string reason, Exception? inner = null) =>
        new($"{path}, line {line}: {reason}", inner!) { Line = line, Reason = reason };
}
