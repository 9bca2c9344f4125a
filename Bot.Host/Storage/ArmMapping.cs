using System.Text.Json;
using Bot.Domain.Ablation;
using Bot.Domain.Exits;
using Bot.Domain.Money;
using Bot.Domain.Positions;
using Bot.Domain.Time;
using Bot.Host.Storage.Rows;

namespace Bot.Host.Storage;

/// <summary>Purses of arms as rows, and back.</summary>
internal static class ArmMapping
{
    public static ArmPurse Purse(ArmRow row) =>
        new()
        {
            Arm = row.Arm,
            Since = row.Since,
            Start = new Krw(row.Start),
            Cash = new Krw(row.Cash),
            Equity = new Krw(row.Equity),
            Trades = row.Trades,
            Slot = row.Slot,
            LastEntryAt = row.LastEntryAt,
            EntriesThatDay = row.EntriesThatDay,
            HaltedOn = row.HaltedOn is { } day ? new TradingDay(day) : null,
            Held = row.Held is { } held ? Position(JsonSerializer.Deserialize<Held>(held)!) : null,
            Closed = JsonSerializer
                .Deserialize<List<Sold>>(row.Closed)!
                .ConvertAll(sold => new Sale(sold.Entry, sold.At, new Krw(sold.Cost), new Krw(sold.Result))),
            Days = JsonSerializer
                .Deserialize<List<Day>>(row.Days)!
                .ConvertAll(day => new DayMark(new TradingDay(day.Date), new Krw(day.Equity))),
        };

    public static ArmRow Row(int account, string market, ArmPurse purse) =>
        new()
        {
            AccountId = account,
            Market = market,
            Arm = purse.Arm,
            Since = purse.Since,
            Start = purse.Start.Value,
            Cash = purse.Cash.Value,
            Equity = purse.Equity.Value,
            Trades = purse.Trades,
            Slot = purse.Slot,
            LastEntryAt = purse.LastEntryAt,
            EntriesThatDay = purse.EntriesThatDay,
            HaltedOn = purse.HaltedOn?.Date,
            Held = purse.Held is { } held ? JsonSerializer.Serialize(Lying(held)) : null,
            Closed = JsonSerializer.Serialize(
                purse.Closed.Select(sale => new Sold(sale.Entry, sale.At, sale.Cost.Value, sale.Result.Value))
            ),
            Days = JsonSerializer.Serialize(purse.Days.Select(day => new Day(day.Day.Date, day.Equity.Value))),
        };

    private static Position Position(Held held) =>
        new(
            new Volume(held.Volume),
            new Price(held.AverageFill),
            new Krw(held.EntryFee),
            held.OpenedAt,
            new ExitPlan(new Price(held.StopLoss), new Price(held.TakeProfit))
        );

    private static Held Lying(Position held) =>
        new(
            held.Volume.Value,
            held.AverageFill.Value,
            held.EntryFee.Value,
            held.OpenedAt,
            held.Plan.StopLoss.Value,
            held.Plan.TakeProfit.Value
        );

    private sealed record Held(
        decimal Volume,
        decimal AverageFill,
        decimal EntryFee,
        DateTimeOffset OpenedAt,
        decimal StopLoss,
        decimal TakeProfit
    );

    private sealed record Sold(string Entry, DateTimeOffset At, decimal Cost, decimal Result);

    private sealed record Day(DateOnly Date, decimal Equity);
}
