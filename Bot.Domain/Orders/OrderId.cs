using System.Globalization;
using Bot.Domain.Accounts;

namespace Bot.Domain.Orders;

/// <summary>
/// Our name of an order, a pure function of what it is for: asked twice, it is the same name, and the exchange accepts
/// a
/// name once. Not the exchange's own id.
/// </summary>
public readonly record struct OrderId
{
    /// <summary>What every name of ours begins with; an open order without it is not ours.</summary>
    public const string Prefix = "ct-";

    private const int LengthMax = 64;
    private const string AtForm = "yyyyMMdd'T'HHmmss";

    private OrderId(string value) => Value = value;

    public string Value { get; }

    /// <summary>The name without its attempt: what the slices of one order share.</summary>
    public string Series => Value[..Value.LastIndexOf('-')];

    /// <summary>The occasion that it is named after; null where the name is in another form.</summary>
    public DateTimeOffset? Occasion =>
        Value.Split('-') is [_, _, var at, _, _]
        && DateTimeOffset.TryParseExact(
            at,
            AtForm,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var occasion
        )
            ? occasion
            : null;

    /// <summary>The name of an order.</summary>
    /// <param name="account">Whose order.</param>
    /// <param name="occasion">The instant that gave rise to it, to the second: a candle's start or a guard's
    /// tick.</param>
    /// <param name="leg">What it does for the position, e.g. <c>entry</c>, <c>stop</c>: small letters and
    /// digits.</param>
    /// <param name="attempt">From 1 up; a new one only after the exchange has ended the one before.</param>
    /// <exception cref="ArgumentException">The leg is empty, too long or has other letters.</exception>
    public static OrderId For(AccountId account, DateTimeOffset occasion, string leg, int attempt)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(attempt, 1);
        if (leg.Length is 0 or > 16 || !leg.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter)))
        {
            throw new ArgumentException($"'{leg}' is not a leg: 1 to 16 small letters or digits", nameof(leg));
        }

        var at = occasion.UtcDateTime.ToString(AtForm, CultureInfo.InvariantCulture);
        return Parse($"{Prefix}{account}-{at}-{leg}-{attempt.ToString(CultureInfo.InvariantCulture)}");
    }

    /// <summary>A name that was stored or that the exchange told.</summary>
    /// <exception cref="ArgumentException">The text is not a name of ours.</exception>
    public static OrderId Parse(string text) =>
        text.StartsWith(Prefix, StringComparison.Ordinal) && text.Length <= LengthMax
            ? new OrderId(text)
            : throw new ArgumentException(
                $"'{text}' is not an order id: {Prefix} and at most {LengthMax} characters",
                nameof(text)
            );

    /// <inheritdoc />
    public override string ToString() => Value;
}
