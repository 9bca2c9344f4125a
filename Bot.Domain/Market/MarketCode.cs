namespace Bot.Domain.Market;

/// <summary>A KRW market as the exchange writes it: quote, dash, base, e.g. <c>KRW-ETH</c>.</summary>
public readonly record struct MarketCode
{
    private const string Prefix = "KRW-";

    /// <summary>A market by its code.</summary>
    /// <exception cref="ArgumentException">The text is not <c>KRW-</c> and 1 to 10 capital letters or
    /// digits.</exception>
    public MarketCode(string value)
    {
        if (!IsValid(value))
        {
            throw new ArgumentException(
                $"'{value}' is not a KRW market; expected KRW- and a coin, e.g. KRW-ETH",
                nameof(value)
            );
        }

        Value = value;
    }

    public string Value { get; }

    /// <summary>The coin, e.g. <c>ETH</c>.</summary>
    public string Base => Value[Prefix.Length..];

    /// <summary>Whether a text is a KRW market's code.</summary>
    public static bool IsValid(string? text) =>
        text is { Length: > 4 and <= 14 }
        && text.StartsWith(Prefix, StringComparison.Ordinal)
        && text[Prefix.Length..].All(letter => char.IsAsciiLetterUpper(letter) || char.IsAsciiDigit(letter));

    /// <inheritdoc />
    public override string ToString() => Value;
}
