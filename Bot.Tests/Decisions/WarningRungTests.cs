using Bot.Domain.Decisions;
using Bot.Domain.Money;
using Bot.Domain.Reasons;
using Bot.Domain.Warnings;

namespace Bot.Tests.Decisions;

/// <summary>What the market's warnings do to a buy: each level of each, and what could not be read.</summary>
public sealed class WarningRungTests
{
    private static readonly DateTimeOffset At = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(BtcRiskLevel.Low, true)]
    [InlineData(BtcRiskLevel.Medium, true)]
    [InlineData(BtcRiskLevel.High, false)]
    [InlineData(BtcRiskLevel.Unknown, false)]
    [InlineData(null, false)]
    public void Given_a_market_risk_When_a_buy_is_judged_Then_high_unknown_and_absent_fail(
        BtcRiskLevel? level,
        bool passes
    )
    {
        var reading = level is { } known ? new BtcRiskReading(known, 1, 1, 0, 0) : null;

        Assert.Equal(
            new Rung("market-risk", passes, level?.ToString() ?? "absent", "Low, Medium"),
            Rung(Calm.Warnings with { Btc = reading }, "market-risk")
        );
    }

    [Theory]
    [InlineData(false, -4.99, true, "off, -4.99 %")]
    [InlineData(true, -5.125, false, "on, -5.13 %")]
    [InlineData(true, 0, false, "on, 0 %")]
    public void Given_a_flash_crash_When_a_buy_is_judged_Then_it_fails_while_it_is_on(
        bool isOn,
        double drop,
        bool passes,
        string value
    )
    {
        var reading = new FlashCrashReading(isOn, new Percent((decimal)drop), null, isOn ? At : null);

        Assert.Equal(
            new Rung("flash-crash", passes, value, "off"),
            Rung(Calm.Warnings with { FlashCrash = reading }, "flash-crash")
        );
    }

    [Theory]
    [InlineData(DivergenceKind.None, true)]
    [InlineData(DivergenceKind.Bullish, true)]
    [InlineData(DivergenceKind.Bearish, false)]
    [InlineData(null, false)]
    public void Given_a_divergence_When_a_buy_is_judged_Then_bearish_and_absent_fail(DivergenceKind? kind, bool passes)
    {
        var reading = kind is { } known ? new DivergenceReading(known, null, null, null) : null;

        Assert.Equal(
            new Rung("divergence", passes, kind?.ToString() ?? "absent", "None, Bullish"),
            Rung(Calm.Warnings with { Divergence = reading }, "divergence")
        );
    }

    [Fact]
    public void Given_nothing_that_could_be_read_When_a_buy_is_judged_Then_every_warning_is_missing_and_fails() =>
        Assert.All(MarketWarnings.Absent.Rungs(), rung => Assert.Equal((false, "absent"), (rung.Passed, rung.Value)));

    [Theory]
    [InlineData(true, true, "market-risk flash-crash divergence")]
    [InlineData(true, false, "flash-crash divergence")]
    [InlineData(false, true, "market-risk divergence")]
    [InlineData(false, false, "divergence")]
    public void Given_warnings_that_are_not_asked_When_a_buy_is_judged_Then_they_are_no_rules(
        bool crash,
        bool btc,
        string rules
    )
    {
        var warnings = Calm.Warnings with { Asked = (crash, btc) };

        Assert.Equal(rules, string.Join(' ', warnings.Rungs().Select(rung => rung.Name)));
    }

    [Fact]
    public void Given_all_warnings_at_once_When_a_buy_is_judged_Then_all_are_told()
    {
        var warnings = new MarketWarnings(
            new FlashCrashReading(IsOn: true, new Percent(-6m), null, At),
            new DivergenceReading(DivergenceKind.Bearish, null, null, null),
            BtcRiskReading.Unknown(null)
        );

        Assert.Equal(3, warnings.Rungs().Count(rung => !rung.Passed));
    }

    private static Rung Rung(MarketWarnings warnings, string name) =>
        Assert.Single(warnings.Rungs(), rung => rung.Name == name);
}
