namespace Skender.Stock.Indicators;

/// <summary>Something that has a date.</summary>
public interface ISeries
{
    DateTime Date { get; }
}

/// <summary>Open, high, low, close and volume of a period.</summary>
public interface IQuote : ISeries
{
    decimal Open { get; }

    decimal High { get; }

    decimal Low { get; }

    decimal Close { get; }

    decimal Volume { get; }
}

/// <summary>A plain quote.</summary>
[Serializable]
public class Quote : IQuote
{
    public DateTime Date { get; set; }

    public decimal Open { get; set; }

    public decimal High { get; set; }

    public decimal Low { get; set; }

    public decimal Close { get; set; }

    public decimal Volume { get; set; }
}

/// <summary>A result whose main value can feed another indicator.</summary>
public interface IReusableResult : ISeries
{
    double? Value { get; }
}

/// <summary>What all results share.</summary>
[Serializable]
public abstract class ResultBase : ISeries
{
    public DateTime Date { get; set; }
}

/// <summary>Quotes that do not fit together.</summary>
[Serializable]
public class InvalidQuotesException : ArgumentOutOfRangeException
{
    public InvalidQuotesException()
    {
    }

    public InvalidQuotesException(string? paramName)
        : base(paramName)
    {
    }

    public InvalidQuotesException(string? message, Exception? innerException)
        : base(message, innerException)
    {
    }

    public InvalidQuotesException(string? paramName, string? message)
        : base(paramName, message)
    {
    }

    public InvalidQuotesException(string? paramName, object? actualValue, string? message)
        : base(paramName, actualValue, message)
    {
    }
}
