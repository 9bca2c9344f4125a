using Bot.Domain.Exits;
using Bot.Domain.Money;
using Bot.Domain.Orders;

namespace Bot.Domain.Positions;

/// <summary>
/// Coins that the bot bought and still owns, with the plan by which they are left. Never coins of the person.
/// </summary>
/// <param name="Volume">Coins, above zero.</param>
/// <param name="AverageFill">Average fill price of the entry.</param>
/// <param name="EntryFee">Fee paid for the coins still held.</param>
/// <param name="OpenedAt">The entry's first fill.</param>
/// <param name="Plan">When it is left.</param>
public sealed record Position(Volume Volume, Price AverageFill, Krw EntryFee, DateTimeOffset OpenedAt, ExitPlan Plan)
{
    /// <summary>How far its exits have come.</summary>
    public ExitProgress Progress { get; init; } = ExitProgress.Begin(AverageFill, null);

    /// <summary>What the coins cost, without fee.</summary>
    public Krw Cost => AverageFill * Volume;

    /// <summary>The exit that is due at a price, or null.</summary>
    public Exit? ExitAt(Price last) => ExitRules.Check(Plan, Progress, last);

    /// <summary>How many coins an exit sells.</summary>
    public Volume VolumeOf(Exit exit) => ExitRules.VolumeOf(exit.Reason, Plan, Volume, exit.Last);

    /// <summary>The position after a price was seen.</summary>
    public Position After(Price seen, double? atr, DateTimeOffset at) =>
        this with
        {
            Progress = Progress.After(Plan, seen, atr, at),
        };

    /// <summary>Open profit or loss at a price, both fees counted.</summary>
    public Krw ProfitAt(Price last)
    {
        var worth = last * Volume;
        return worth - (worth * Costs.Fee) - Cost - EntryFee;
    }
}
