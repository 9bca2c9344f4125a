using System.Text.Json;
using Bot.Domain.Exits;
using Bot.Domain.Money;
using Bot.Domain.Positions;
using Bot.Host.Storage.Rows;

namespace Bot.Host.Storage;

/// <summary>Positions and the terms of their exits, to and from their rows.</summary>
internal static class PositionMap
{
    /// <summary>A position's row as the domain has it.</summary>
    public static Position Read(PositionRow row) =>
        new(new Volume(row.Volume), new Price(row.AverageFill), new Krw(row.EntryFee), row.OpenedAt, Plan(row))
        {
            Progress = new ExitProgress(
                new Price(row.Highest),
                row.TrailingStop is { } stop ? new Price(stop) : null,
                row.PartSold,
                row.Atr
            ),
        };

    /// <summary>Puts a plan into a row.</summary>
    public static void Write(PositionRow row, ExitPlan plan)
    {
        (row.StopLoss, row.TakeProfit) = (plan.StopLoss.Value, plan.TakeProfit?.Value);
        row.Trailing = plan.Trailing is null ? null : JsonSerializer.Serialize(plan.Trailing, DomainJson.Form);
        row.Partial = plan.Partial is null ? null : JsonSerializer.Serialize(plan.Partial, DomainJson.Form);
    }

    /// <summary>Puts the progress of the exits into a row.</summary>
    public static void Write(PositionRow row, ExitProgress progress) =>
        (row.Highest, row.TrailingStop, row.PartSold, row.Atr) = (
            progress.Highest.Value,
            progress.TrailingStop?.Value,
            progress.PartSold,
            progress.Atr
        );

    /// <summary>The terms of an entry as they lie with its order.</summary>
    public static string Text(ExitTerms terms) => JsonSerializer.Serialize(terms, DomainJson.Form);

    /// <summary>The terms that an entry was sent with.</summary>
    /// <exception cref="InvalidOperationException">The order carries none: it was no entry.</exception>
    public static ExitTerms Terms(OrderRow order) =>
        order.Terms is { } text && JsonSerializer.Deserialize<ExitTerms>(text, DomainJson.Form) is { } terms
            ? terms
            : throw new InvalidOperationException($"order {order.Id} carries no exit terms");

    private static ExitPlan Plan(PositionRow row) =>
        new(new Price(row.StopLoss), row.TakeProfit is { } target ? new Price(target) : null)
        {
            Trailing = row.Trailing is null
                ? null
                : JsonSerializer.Deserialize<TrailingPlan>(row.Trailing, DomainJson.Form),
            Partial = row.Partial is null
                ? null
                : JsonSerializer.Deserialize<PartialPlan>(row.Partial, DomainJson.Form),
        };
}
