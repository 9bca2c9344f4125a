using Bot.Domain.Reasons;
using Bot.Domain.Strategies;

namespace Bot.Tests.Strategies;

/// <summary>When the breakout buys: every condition of the page, on both sides of its limit.</summary>
public sealed class BreakoutEntryTests
{
    private static readonly VolatilityBreakout Strategy = new();

    /// <summary>All five conditions hold, squeeze, breakout and volume each by one sign that others can take over.</summary>
    private static readonly BreakoutFigures Bought = new()
    {
        Close = 100.5,
        Close1 = 100,
        Range1 = 1,
        Sma50 = 100,
        WidthMean = 10,
        WidthLowest = 8,
        Width1 = 10,
        Width2 = 10,
        Adx1 = 24.99,
        HighestHigh20 = 100,
        VolumeRatio = 1.51,
        Obv = 50,
        ObvSlow = 50,
        ObvFast = 50,
        ObvBack = 50,
        CloseBack = 100,
    };

    private static readonly BreakoutFigures Loud = Bought with { Adx1 = 25 };
    private static readonly BreakoutFigures Inside = Bought with { HighestHigh20 = 100.5 };
    private static readonly BreakoutFigures Thin = Bought with { VolumeRatio = 1.5 };

    public static TheoryData<BreakoutFigures, string> Conditions { get; } =
        new()
        {
            { Bought, "" },
            { Bought with { Sma50 = 100.49 }, "" },
            { Bought with { Sma50 = 100.5 }, "above-sma50" },
            { Bought with { Sma50 = 100.51 }, "above-sma50" },
            { Loud, "squeeze" },
            { Loud with { WidthLowest = 7.99 }, "" },
            { Loud with { WidthLowest = 8.01 }, "squeeze" },
            { Loud with { Width1 = 9.99 }, "" },
            { Loud with { Width2 = 9.99 }, "" },
            { Loud with { Width1 = 10.01, Width2 = 10.01 }, "squeeze" },
            { Loud with { Adx1 = 25.01 }, "squeeze" },
            { Bought with { WidthLowest = 7, Width1 = 9, Width2 = 9 }, "" },
            { Inside, "breakout" },
            { Inside with { HighestHigh20 = 100.49 }, "" },
            { Inside with { HighestHigh20 = 100.51 }, "breakout" },
            { Inside with { Range1 = 0.99 }, "" },
            { Inside with { Range1 = 1.01 }, "breakout" },
            { Inside with { Close1 = 99.99 }, "" },
            { Bought with { Range1 = 0.5 }, "" },
            { Thin, "breakout-volume" },
            { Thin with { Obv = 51, ObvFast = 51 }, "" },
            { Thin with { Obv = 51 }, "breakout-volume" },
            { Thin with { ObvFast = 51 }, "breakout-volume" },
            { Thin with { Obv = 49, ObvFast = 49, ObvBack = 49 }, "breakout-volume" },
            { Bought with { Obv = 51, ObvFast = 51 }, "" },
            { Bought with { ObvBack = 50.01 }, "obv-against-price" },
            { Bought with { ObvBack = 49.99 }, "" },
            { Bought with { ObvBack = 50.01, CloseBack = 100.5 }, "" },
            { Bought with { ObvBack = 50.01, CloseBack = 100.49 }, "obv-against-price" },
            { Bought with { ObvBack = 50.01, CloseBack = 100.51 }, "" },
        };

    public static TheoryData<BreakoutFigures, string> Absences { get; } =
        new()
        {
            { Bought with { Close = null }, "above-sma50 breakout obv-against-price" },
            { Bought with { Sma50 = null }, "above-sma50" },
            { Bought with { WidthMean = null }, "squeeze" },
            { Bought with { WidthLowest = null }, "squeeze" },
            { Bought with { Width1 = null }, "squeeze" },
            { Bought with { Width2 = null }, "squeeze" },
            { Bought with { Adx1 = null }, "squeeze" },
            { Bought with { HighestHigh20 = null }, "breakout" },
            { Bought with { Close1 = null }, "breakout" },
            { Bought with { Range1 = null }, "breakout" },
            { Bought with { VolumeRatio = null }, "breakout-volume" },
            { Bought with { Obv = null }, "breakout-volume obv-against-price" },
            { Bought with { ObvSlow = null }, "breakout-volume" },
            { Bought with { ObvFast = null }, "breakout-volume" },
            { Bought with { ObvBack = null }, "obv-against-price" },
            { Bought with { CloseBack = null }, "obv-against-price" },
        };

    [Theory]
    [MemberData(nameof(Conditions))]
    public void Given_figures_around_a_limit_When_the_breakout_decides_Then_all_five_conditions_must_hold(
        BreakoutFigures figures,
        string failed
    )
    {
        var signal = Strategy.Enter(figures);

        Assert.Equal(failed, Failed(signal));
        Assert.Equal(failed.Length == 0 ? TradeAction.Buy : TradeAction.Hold, signal.Action);
    }

    [Theory]
    [MemberData(nameof(Absences))]
    public void Given_an_absent_figure_When_the_breakout_decides_Then_what_needs_it_is_named_and_nothing_is_bought(
        BreakoutFigures figures,
        string absent
    )
    {
        var signal = Strategy.Enter(figures);

        Assert.Equal(TradeAction.Hold, signal.Action);
        Assert.Equal(absent, Failed(signal));
        Assert.All(
            signal.Rungs,
            rung => Assert.Equal(!rung.Passed, string.Equals(rung.Value, Rung.Absent, StringComparison.Ordinal))
        );
    }

    [Fact]
    public void Given_several_signs_When_the_breakout_explains_itself_Then_it_says_how_many_there_were()
    {
        var all = Bought with { WidthLowest = 7, Width1 = 9, HighestHigh20 = 99, Range1 = 0.5, Obv = 52, ObvFast = 51 };

        Assert.Equal(["0.5", "3", "2", "2", "0"], Strategy.Enter(all).Rungs.Select(rung => rung.Value));
    }

    [Fact]
    public void Given_the_breakout_When_its_levels_are_asked_Then_they_are_two_and_three_ranges() =>
        Assert.Equal((2.0, 3.0), (Strategy.Levels!.Stop, Strategy.Levels.Target));

    private static string Failed(Signal signal) =>
        string.Join(' ', signal.Rungs.Where(rung => !rung.Passed).Select(rung => rung.Name));
}
