namespace Bot.Tests.Backtests;

/// <summary>A sale of the plain backtest.</summary>
internal sealed record PlainTrade(
    DateTimeOffset OpenedAt,
    decimal Entry,
    DateTimeOffset ClosedAt,
    decimal Exit,
    decimal Volume,
    decimal Result,
    string Reason
);
