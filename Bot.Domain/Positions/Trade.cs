using Bot.Domain.Money;

namespace Bot.Domain.Positions;

/// <summary>A position from entry to exit, closed, with its result after both fees.</summary>
/// <param name="OpenedAt">The entry's first fill.</param>
/// <param name="Entry">Average fill price of the entry.</param>
/// <param name="ClosedAt">The exit's last fill.</param>
/// <param name="Exit">Average fill price of the exit.</param>
/// <param name="Volume">Coins.</param>
/// <param name="Fees">Of both sides.</param>
/// <param name="Reason">The terminal reason of its end.</param>
public sealed record Trade(
    DateTimeOffset OpenedAt,
    Price Entry,
    DateTimeOffset ClosedAt,
    Price Exit,
    Volume Volume,
    Krw Fees,
    string Reason
)
{
    /// <summary>Profit or loss after both fees.</summary>
    public Krw Result => (Exit * Volume) - (Entry * Volume) - Fees;

    /// <summary>The result in percent of what the entry cost without fee.</summary>
    public Percent ResultPercent => new(Result / (Entry * Volume) * 100m);
}
