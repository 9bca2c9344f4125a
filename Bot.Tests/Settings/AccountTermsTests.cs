using Bot.Domain.Exits;
using Bot.Domain.Money;
using Bot.Domain.Risk;
using Bot.Host.Options;
using Bot.Host.Settings;

namespace Bot.Tests.Settings;

public sealed class AccountTermsTests
{
    [Fact]
    public void Given_own_limits_When_the_numbers_are_read_Then_they_stand_over_the_profile_and_the_rest_does_not_move()
    {
        var terms = Terms.Of(
            "balanced",
            "Limits:StopLossPercent -4",
            "Limits:EntriesPerDay 9",
            "Limits:AccountRiskPercent 0.5"
        );

        Assert.Equal(
            RiskProfile.Balanced with
            {
                StopLoss = new Percent(-4m),
                EntriesPerDay = 9,
                AccountRisk = new Percent(0.5m),
            },
            terms.Profile
        );
        Assert.Equal(("-4", "-5"), (terms.ValueOf(SettingCatalog.StopLoss), terms.Usual(SettingCatalog.StopLoss)));
    }

    [Fact]
    public void Given_own_exits_When_the_numbers_are_read_Then_they_stand_over_the_configuration()
    {
        var configured = new BotOptions { Exits = new ExitsOptions { TrailingArmPercent = 4m } };

        var terms = Terms.Of(configured, "balanced", "Exits:Trailing true", "Exits:TrailingPercent 2.5");

        Assert.Equal(new TrailingRule { ArmPercent = 4m, Percent = 2.5m }, terms.Rules.Exits.Trailing);
        Assert.Null(configured.Rules().Exits.Trailing);
    }

    [Theory]
    [InlineData("Limits:StopLossPercent -31")]
    [InlineData("Limits:StopLossPercent x")]
    [InlineData("Exits:Mode wide")]
    [InlineData("Exits:Trailing maybe")]
    [InlineData("Nothing:Known 1")]
    public void Given_a_stored_value_that_is_not_allowed_When_the_numbers_are_read_Then_it_counts_for_nothing(
        string own
    )
    {
        var terms = Terms.Of("balanced", own, "Limits:EntriesPerDay 9");

        Assert.Equal(RiskProfile.Balanced with { EntriesPerDay = 9 }, terms.Profile);
        Assert.Equal([own.Split(' ')[0]], terms.Ignored.Keys);
    }

    [Fact]
    public void Given_stored_values_that_contradict_When_the_numbers_are_read_Then_none_of_the_two_holds()
    {
        var terms = Terms.Of("balanced", "Limits:DailyLossPercent -20", "Limits:WeeklyLossPercent -12");

        Assert.Equal(RiskProfile.Balanced, terms.Profile);
        Assert.Equal(2, terms.Ignored.Count);
    }

    [Theory]
    [InlineData("Limits:StopLossPercent", "-6.66", null)]
    [InlineData("Limits:StopLossPercent", "-6.67", ContradictionKind.RewardTooLow)]
    [InlineData("Limits:TakeProfitPercent", "7.5", null)]
    [InlineData("Limits:TakeProfitPercent", "7.49", ContradictionKind.RewardTooLow)]
    [InlineData("Limits:DailyLossPercent", "-15", null)]
    [InlineData("Limits:DailyLossPercent", "-15.01", ContradictionKind.WeekTighterThanDay)]
    [InlineData("Limits:WeeklyLossPercent", "-10", null)]
    [InlineData("Limits:WeeklyLossPercent", "-9.99", ContradictionKind.WeekTighterThanDay)]
    public void Given_a_change_When_it_would_contradict_Then_it_is_told_which_way(
        string key,
        string value,
        ContradictionKind? kind
    )
    {
        var before = Terms.Of();
        var brought = Contradictions.Brought(before, before.With([new SettingChange(key, value)]));

        Assert.Equal(kind is null ? [] : [kind.Value], brought.Select(one => one.Kind));
    }

    [Theory]
    [InlineData("Exits:PartialFirstPercent", "0.1", ContradictionKind.PartBelowFees)]
    [InlineData("Exits:PartialFirstPercent", "0.11", null)]
    [InlineData("Exits:PartialFirstPercent", "10", ContradictionKind.RestBelowPart)]
    [InlineData("Exits:PartialFirstPercent", "9.99", null)]
    [InlineData("Exits:PartialRestPercent", "5", ContradictionKind.RestBelowPart)]
    public void Given_a_part_that_is_sold_early_When_it_would_not_pay_or_come_too_late_Then_it_contradicts(
        string key,
        string value,
        ContradictionKind? kind
    )
    {
        var before = Terms.Of("balanced", "Exits:Partial true");
        var brought = Contradictions.Brought(before, before.With([new SettingChange(key, value)]));

        Assert.Equal(kind is null ? [] : [kind.Value], brought.Select(one => one.Kind));
    }

    [Fact]
    public void Given_a_configuration_that_contradicts_itself_When_something_else_is_set_Then_it_hinders_nobody()
    {
        var configured = new BotOptions
        {
            Exits = new ExitsOptions
            {
                Mode = "atr",
                AtrStop = 3,
                AtrTarget = 3,
            },
        };
        var before = Terms.Of(configured, "balanced", "Limits:EntriesPerDay 9");

        Assert.Empty(before.Ignored);
        Assert.Empty(Contradictions.Brought(before, before.With([new SettingChange("Exits:AtrStop", "2.5")])));
        Assert.NotEmpty(Contradictions.Brought(before, before.With([new SettingChange("Exits:AtrStop", "3.5")])));
    }

    [Fact]
    public void Given_own_limits_When_another_profile_is_chosen_Then_they_stay_or_go_and_other_values_stay()
    {
        var terms = Terms.Of("balanced", "Limits:EntriesPerDay 9", "Exits:Trailing true");

        Assert.Equal(9, terms.With(RiskProfile.Conservative, dropsOwn: false).Profile.EntriesPerDay);
        Assert.Equal(RiskProfile.Conservative, terms.With(RiskProfile.Conservative, dropsOwn: true).Profile);
        Assert.NotNull(terms.With(RiskProfile.Conservative, dropsOwn: true).Rules.Exits.Trailing);
    }

    [Fact]
    public void Given_own_limits_When_a_backtest_names_another_profile_Then_that_one_is_as_it_is()
    {
        var terms = Terms.Of("balanced", "Limits:EntriesPerDay 9");

        Assert.Equal(9, terms.For(RiskProfile.Balanced).EntriesPerDay);
        Assert.Equal(RiskProfile.Aggressive, terms.For(RiskProfile.Aggressive));
    }
}
