namespace Bot.Host.Upbit;

/// <summary>Which orders of many were asked to end. That an order is among the first says that it was asked, no more.
/// </summary>
/// <param name="Asked">The exchange's ids of orders whose end was asked for.</param>
/// <param name="Failed">Those that could not be, e.g. because they had ended.</param>
public sealed record CancelledOrders(IReadOnlyList<string> Asked, IReadOnlyList<string> Failed);
