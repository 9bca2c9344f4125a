using System.Globalization;
using Bot.Domain.Money;
using Bot.Domain.Orders;
using Bot.Domain.Positions;
using Bot.Domain.Reasons;

namespace Bot.Domain.Risk;

/// <summary>How much an entry may buy: by one of three modes, never more than free KRW pays with the fee.</summary>
public static class Sizing
{
    /// <summary>The volume of an entry whose worst price is the limit, or the reason why there can be none.</summary>
    public static SizedEntry Size(SizingInput input, SizingRule rule)
    {
        if (input.FreeCash < Costs.MinimumOrder)
        {
            return new SizedEntry.NoCash(input.FreeCash)
            {
                Why = () => [new("size-cash", false, Rung.Text(input.FreeCash.Value), AtLeast(Costs.MinimumOrder))],
            };
        }

        if (input.Own is { } own)
        {
            return ByVolatility(input, rule, own);
        }

        var mode =
            input.Mode == SizingMode.Kelly && input.Closed.Count < rule.KellyTradesLeast
                ? SizingMode.Fixed
                : input.Mode;
        return mode switch
        {
            SizingMode.Fixed => Spend(
                input,
                rule,
                input.FreeCash * input.Profile.ShareOfCash,
                () => [Named(input, rule), Of("size-share", input.Profile.ShareOfCash, "of free KRW")]
            ),
            SizingMode.AccountRisk => ByRisk(input, rule),
            SizingMode.Kelly => ByKelly(input, rule),
        };
    }

    /// <summary>The size of an entry of which somebody else decided what it may spend, fee included.</summary>
    /// <param name="input">Its mode does not matter.</param>
    /// <param name="rule">The shrink after losses holds.</param>
    /// <param name="budget">What is to be spent at most; free KRW caps it.</param>
    /// <param name="rungs">Why so much.</param>
    public static SizedEntry Spend(SizingInput input, SizingRule rule, Krw budget, IReadOnlyList<Rung> rungs) =>
        Spend(input, rule, budget, () => rungs);

    private static SizedEntry Spend(SizingInput input, SizingRule rule, Krw budget, Func<IEnumerable<Rung>> why)
    {
        var shrunk = Krw.Min(budget, input.FreeCash) * rule.FactorAfter(input.Closed.LossesInARow);
        return Judge(
            Costs.Affordable(shrunk, input.Limit, input.Fee),
            shrunk,
            input,
            () => [.. why(), .. Shrunk(input, rule)]
        );
    }

    // The risk is of the position, whatever is lent on it: leverage decides how much cash is needed, never how much is
    // bought.
    private static SizedEntry ByRisk(SizingInput input, SizingRule rule)
    {
        if (input.StopPercent.Value >= 0m)
        {
            throw new ArgumentException("a size by risk needs a stop below the price", nameof(input));
        }

        var notional = new Krw(input.Equity.Value * input.Profile.AccountRisk.Value / -input.StopPercent.Value);
        var cashPerWon = (1m / rule.Leverage) + (input.Fee.Value / 100m);
        var payable = new Krw(input.FreeCash.Value / cashPerWon);
        var shrunk = Krw.Min(notional, payable) * rule.FactorAfter(input.Closed.LossesInARow);
        return Judge(
            shrunk / input.Limit,
            shrunk * cashPerWon,
            input,
            () =>
                [
                    Named(input, rule),
                    Of(
                        "size-risk",
                        input.Profile.AccountRisk,
                        $"of equity at a stop of {Rung.Text(input.StopPercent.Value)} %"
                    ),
                    new Rung("size-notional", true, Rung.Text(notional.Value), $"<= {Rung.Text(payable.Value)}"),
                    .. Shrunk(input, rule),
                ]
        );
    }

    private static SizedEntry ByKelly(SizingInput input, SizingRule rule)
    {
        var fraction = Kelly(input.Closed);
        IEnumerable<Rung> Why() =>
            [
                Named(input, rule),
                new("size-kelly", fraction > 0m, Rung.Text(fraction), $"> 0 of {Count(input.Closed.Count)} trades"),
                new("size-win-rate", true, Rung.Text(input.Closed.WinRate.Value), "W in percent"),
                new("size-win-over-loss", true, Ratio(input.Closed), "R"),
            ];
        if (fraction <= 0m)
        {
            return new SizedEntry.NoEdge(fraction) { Why = Why };
        }

        var wanted = new Percent(fraction * rule.KellyPart.Value);
        var share = wanted < rule.KellyMost ? wanted : rule.KellyMost;
        return Spend(
            input,
            rule,
            input.Equity * share,
            () =>
                [
                    .. Why(),
                    new("size-kelly-share", true, Rung.Text(wanted.Value), $"<= {Rung.Text(rule.KellyMost.Value)}"),
                ]
        );
    }

    private static SizedEntry ByVolatility(SizingInput input, SizingRule rule, VolatilitySize own)
    {
        var (target, most) = (input.Profile.TargetVolatility, input.FreeCash * input.Profile.ShareMost);
        var notional = input.Equity * own.PartFor(target);
        return Spend(
            input,
            rule,
            Krw.Min(notional, most),
            () =>
                [
                    new Rung(
                        "size-volatility",
                        own.DeviationPercent is not null,
                        Rung.Text(own.DeviationPercent),
                        $"{Rung.Text(target.Value)} % a year"
                    ),
                    new Rung("size-notional", true, Rung.Text(notional.Value), $"<= {Rung.Text(most.Value)}"),
                ]
        );
    }

    // f = W - (1 - W) / R, over one denominator: what is exactly nothing must not become a little by rounding.
    // Without a loss nothing is subtracted; without a win there is nothing to bet on.
    private static decimal Kelly(TradeBook closed)
    {
        if (closed.AverageLoss is not { } loss)
        {
            return closed.WinRate.Value / 100m;
        }

        return closed.AverageWin is { } win
            ? ((closed.Wins * win.Value) + ((closed.Count - closed.Wins) * loss.Value)) / (closed.Count * win.Value)
            : -1m;
    }

    private static SizedEntry Judge(Volume volume, Krw budget, SizingInput input, Func<IEnumerable<Rung>> why)
    {
        var notional = input.Limit * volume;
        var passes = notional >= Costs.MinimumOrder;
        IEnumerable<Rung> Why() =>
            [.. why(), new("size-minimum", passes, Rung.Text(notional.Value), AtLeast(Costs.MinimumOrder))];
        return passes
            ? new SizedEntry.Sized(volume, budget) { Why = Why }
            : new SizedEntry.TooSmall(notional) { Why = Why };
    }

    private static Rung Named(SizingInput input, SizingRule rule) =>
        input.Mode == SizingMode.Kelly && input.Closed.Count < rule.KellyTradesLeast
            ? new Rung(
                "size-mode",
                true,
                SizingMode.Fixed.Text(),
                $"{input.Mode.Text()} from {Count(rule.KellyTradesLeast)} trades, has {Count(input.Closed.Count)}"
            )
            : new Rung("size-mode", true, input.Mode.Text(), "");

    private static IEnumerable<Rung> Shrunk(SizingInput input, SizingRule rule)
    {
        var factor = rule.FactorAfter(input.Closed.LossesInARow);
        if (factor < 1m)
        {
            yield return new Rung(
                "size-shrink",
                true,
                Rung.Text(factor),
                $"after {Count(input.Closed.LossesInARow)} losses in a row"
            );
        }
    }

    private static Rung Of(string name, Percent percent, string what) =>
        new(name, true, Rung.Text(percent.Value), $"% {what}");

    private static string AtLeast(Krw amount) => $">= {Rung.Text(amount.Value)}";

    private static string Ratio(TradeBook closed) => closed.WinOverLoss is { } ratio ? Rung.Text(ratio) : Rung.Absent;

    private static string Count(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What sizing looks at.</summary>
/// <param name="Mode">Decides the size.</param>
/// <param name="Profile">Share of cash and account risk.</param>
/// <param name="FreeCash">KRW that can be spent.</param>
/// <param name="Equity">KRW and coins at the last price.</param>
/// <param name="Limit">The worst price that may be paid.</param>
/// <param name="StopPercent">The stop's distance from the price, below zero.</param>
/// <param name="Closed">How the last trades went.</param>
public sealed record SizingInput(
    SizingMode Mode,
    RiskProfile Profile,
    Krw FreeCash,
    Krw Equity,
    Price Limit,
    Percent StopPercent,
    TradeBook Closed
)
{
    /// <summary>Fee of each side.</summary>
    public Percent Fee { get; init; } = Costs.Fee;

    /// <summary>What the strategy brings of its own; it goes before the mode. Null for nothing.</summary>
    public VolatilitySize? Own { get; init; }
}
