using System.Text.Json;
using Bot.Domain.Decisions;
using Bot.Domain.Reasons;
using Bot.Host.Storage.Rows;
using Bot.Host.Trading;

namespace Bot.Tests.Telegram;

/// <summary>Valid rows, so that a test names only what it is about.</summary>
internal static class Some
{
    public static AccountRow Account(int id) => new()
    {
        Id = id,
        Name = $"account {id}",
        Market = "KRW-ETH",
        Mode = TradingMode.Paper,
        Profile = "balanced",
        Strategy = "rsi-mean-reversion",
        StateReason = "new",
        StateSince = Chat.Start,
        CreatedAt = Chat.Start,
    };

    public static PositionRow Position() => new()
    {
        AccountId = 1,
        Market = "KRW-ETH",
        Volume = 0.1523m,
        AverageFill = 5_010_000m,
        Highest = 5_050_000m,
        StopLoss = 4_759_000m,
        TakeProfit = 5_511_000m,
        EntryOrderId = "order-1",
        OpenedAt = Chat.Start.AddHours(-3),
    };

    public static EquityRow Worth(DateTimeOffset at, decimal equity = 10_000_000m, decimal price = 5_000_000m) => new()
    {
        AccountId = 1, At = at, Cash = equity, Coins = 0m, LastPrice = price, Equity = equity,
    };

    public static CycleRow Cycle(TerminalReason reason, CycleNotes notes, DateTimeOffset? at = null) => new()
    {
        AccountId = 1,
        Market = "KRW-ETH",
        Slot = at ?? Chat.Start,
        StartedAt = at ?? Chat.Start,
        EndedAt = (at ?? Chat.Start).AddSeconds(2),
        Reason = reason.Text(),
        Figures = "figures <of> it",
        Notes = JsonSerializer.Serialize(notes),
    };

    /// <summary>A cycle that held for want of a signal.</summary>
    public static CycleNotes Held() => new()
    {
        Gate = [new Rung("state", true, "Running", "Running"), new Rung("loss-day", true, "1.2", "> -10")],
        Signal = [new Rung("rsi-entry", false, "41.2", "<= 30"), new Rung("volume-entry", false, "absent", "> 1.2")],
    };

    /// <summary>A cycle that bought.</summary>
    public static CycleNotes Bought() => new()
    {
        Gate = [new Rung("state", true, "Running", "Running")],
        Signal = [new Rung("rsi-entry", true, "25", "<= 30")],
        Advice = new AdviceNotes(
            "openai", "Buy", "High",
            new Rationale("all <b>good</b>", "up", "strong", "calm", "support", "buy"), null, 12m, 850),
        Validation = [new Rung("confidence", true, "High", "not Low")],
        Order = new OrderNotes("order-1", "Buy", 0.5m, 5_000_000m, 2_500_000m, 1_250m, "Closed"),
    };
}
