using Bot.Domain.Decisions;
using Bot.Domain.Money;

namespace Bot.Domain.Parity;

/// <summary>What was done live between one cycle and the next.</summary>
/// <param name="Ending">How the cycle ended.</param>
/// <param name="Fills">What was bought and sold, an item for each reason.</param>
public sealed record LiveHour(TerminalReason Ending, IReadOnlyList<LiveFill> Fills);

/// <summary>All fills of one reason within an hour.</summary>
/// <param name="Reason">The reason of their orders.</param>
/// <param name="Price">Their average, in KRW.</param>
/// <param name="Fee">What was taken of their worth.</param>
public sealed record LiveFill(TerminalReason Reason, decimal Price, Percent Fee);
