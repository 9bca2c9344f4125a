using Bot.Domain.Cycles;
using Bot.Domain.Decisions;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Orders;
using Bot.Domain.Risk;
using Bot.Domain.Time;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Bot.Host.Trading;
using Microsoft.EntityFrameworkCore;

namespace Bot.Tests.Telegram.Looks;

/// <summary>Valid rows of what is looked at, so that a test names only what it is about.</summary>
internal static class SomeLooks
{
    public const string Hostile = "<b>x</b> & \u202e\u200b<script>";

    /// <summary>A trade that was entered at the hour of <see cref="Chat.Start"/> and left so many hours later.</summary>
    public static TradeRow Trade(decimal result, int hours = 5, decimal percent = 1m, string market = "KRW-ETH") => new()
    {
        AccountId = 1,
        Market = market,
        OpenedAt = Entered.AddSeconds(3),
        EntryPrice = 5_000_000m,
        ClosedAt = Entered.AddHours(hours),
        ExitPrice = 5_050_000m,
        Volume = 0.5m,
        Fees = 2_500m,
        Result = result,
        ResultPercent = percent,
        Reason = "exit-take-profit",
        EntryOrderId = "ct-1-20240509T050000-entry-1",
        ExitOrderId = "ct-1-20240509T100000-target-1",
    };

    /// <summary>The slot of the entry's cycle.</summary>
    public static DateTimeOffset Entered => new(2024, 5, 9, 5, 0, 0, TimeSpan.Zero);

    public static OrderRow Order(string id, OrderSide side, OrderStatus status, DateTimeOffset? at = null) => new()
    {
        Id = id,
        AccountId = 1,
        Market = "KRW-ETH",
        Side = side,
        Volume = 0.5m,
        Limit = 5_000_000m,
        Reason = side == OrderSide.Buy ? "bought" : "exit-take-profit",
        Status = status,
        Executed = status == OrderStatus.Closed ? 0.5m : 0m,
        Funds = status == OrderStatus.Closed ? 2_500_000m : 0m,
        Fee = status == OrderStatus.Closed ? 1_250m : 0m,
        IntendedAt = at ?? Entered,
        EndedAt = status is OrderStatus.Closed or OrderStatus.Refused ? at ?? Entered : null,
    };

    public static FillRow Fill(string id, decimal fee, DateTimeOffset at, string order = "ct-1-20240509T050000-entry-1") =>
        new()
        {
            AccountId = 1,
            ExchangeId = id,
            OrderId = order,
            Market = "KRW-ETH",
            Side = OrderSide.Buy,
            Price = 5_000_000m,
            Volume = 0.25m,
            Funds = 1_250_000m,
            Fee = fee,
            At = at,
        };

    /// <summary>A cycle that bought, with the candles that it saw.</summary>
    public static async Task<long> DecidedAsync(Chat chat, string figures = "bought")
    {
        var hours = new CandleSeries(
            new MarketCode("KRW-ETH"), CandleInterval.Hour,
            [
                .. Enumerable.Range(1, 200).Reverse()
                    .Select(back => FakeExchange.Wave(CandleInterval.Hour, Entered.AddHours(-back))),
            ]);
        var notes = Some.Bought();
        notes.Order = notes.Order! with { Id = "ct-1-20240509T050000-entry-1" };
        notes.Strategy = "rsi-mean-reversion";
        notes.Candle = new CandleNotes(Entered.AddHours(-1), 4_990_000m, 5_010_000m, 4_980_000m, 4_995_000m, 12m);
        notes.Indicators = Domain.Indicators.IndicatorSet.Compute(hours).Last;
        var cycle = Some.Cycle(TerminalReason.Bought, notes, Entered);
        cycle.Figures = figures;
        var inputs = new CycleInputs(new CandleStore());
        await using var db = await chat.Get<IDbContextFactory<BotDb>>().CreateDbContextAsync();
        db.Cycles.Add(cycle);
        await db.SaveChangesAsync();
        await inputs.AddAsync(
            db, (cycle.Id, 1), Input(hours), new CycleDecision("bought"), CancellationToken.None);
        await db.SaveChangesAsync();
        return cycle.Id;
    }

    private static CycleInput Input(CandleSeries hours) => new()
    {
        Market = hours.Market,
        At = Entered.AddSeconds(1),
        Terms = new CycleTerms(RiskProfile.Balanced, "rsi-mean-reversion", new TradingRules()),
        Last = new Price(5_000_000m),
        ChangeDay = new Percent(1.2m),
        Cash = new Krw(10_000_000m),
        FreeCash = new Krw(10_000_000m),
        Coins = Volume.None,
        Candles = hours,
        Seen = new MarketInput(FakeExchange.BookOf((5_000_000m, 10m))),
    };
}
