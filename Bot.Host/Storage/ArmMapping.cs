using System.Text.Json;
using Bot.Domain.Ablation;
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
            Held = row.Held is { } held ? JsonSerializer.Deserialize<Position>(held, DomainJson.Form) : null,
            Closed = JsonSerializer.Deserialize<List<Sale>>(row.Closed, DomainJson.Form)!,
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
            Held = purse.Held is { } held ? JsonSerializer.Serialize(held, DomainJson.Form) : null,
            Closed = JsonSerializer.Serialize(purse.Closed, DomainJson.Form),
            Days = JsonSerializer.Serialize(purse.Days.Select(day => new Day(day.Day.Date, day.Equity.Value))),
        };

    private sealed record Day(DateOnly Date, decimal Equity);
}
