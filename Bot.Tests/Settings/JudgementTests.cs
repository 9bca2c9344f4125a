using Bot.Domain.Money;
using Bot.Host.Settings;

namespace Bot.Tests.Settings;

public sealed class JudgementTests
{
    [Theory]
    [InlineData("-5", "7.5", 1.5, RewardGrade.Minimum, 40.8)]
    [InlineData("-5", "9.99", 1.998, RewardGrade.Minimum, 34.02)]
    [InlineData("-5", "10", 2.0, RewardGrade.Recommended, 34.0)]
    [InlineData("-5", "14.99", 2.998, RewardGrade.Recommended, 25.51)]
    [InlineData("-5", "15", 3.0, RewardGrade.Ideal, 25.5)]
    [InlineData("-0.5", "1", 2.0, RewardGrade.Recommended, 40.0)]
    public void Given_stop_and_target_When_they_are_judged_Then_wins_must_pay_for_losses_and_fees(
        string stop,
        string target,
        double reward,
        RewardGrade grade,
        double wins
    )
    {
        var terms = Terms.Of("balanced", $"Limits:StopLossPercent {stop}", $"Limits:TakeProfitPercent {target}");
        var judged = Judgement.Of(terms, null, null);

        Assert.Equal(
            ((decimal)reward, grade, (decimal)wins),
            (judged.Reward, Judgement.Grade(judged.Reward), Math.Round(judged.WinsLeast, 2))
        );
    }

    // A position of 30 % that loses 5 % and the fees of both sides; a day of 10 %.
    [Fact]
    public void Given_an_equity_When_the_profile_is_judged_Then_the_worst_is_told_in_won()
    {
        var judged = Judgement.Of(Terms.Of(), new Krw(10_000_000m), null);

        Assert.Equal((-153_000m, -1_000_000m), (judged.TradeWorst?.Value, judged.DayWorst?.Value));
    }

    [Theory]
    [InlineData("fixed", -153_000)]
    [InlineData("account-risk", -153_000)]
    [InlineData("kelly", null)]
    public void Given_a_way_to_size_When_a_stopped_trade_is_judged_Then_it_costs_what_that_way_spends(
        string mode,
        int? krw
    )
    {
        var judged = Judgement.Of(Terms.Of("balanced", $"Sizing:Mode {mode}"), new Krw(10_000_000m), null);

        Assert.Equal(krw, judged.TradeWorst?.Value);
    }

    [Theory]
    [InlineData("", 4.99, null)]
    [InlineData("", 5.01, SettingWarningKind.StopInNoise)]
    [InlineData("Limits:ShareOfCashPercent 100,Limits:DailyLossPercent -5.1", 1, SettingWarningKind.TradeTripsDay)]
    [InlineData("Limits:ShareOfCashPercent 100,Limits:DailyLossPercent -5.11", 1, null)]
    [InlineData("Exits:Trailing true,Exits:TrailingPercent 3.01", 1, SettingWarningKind.TrailingBelowEntry)]
    [InlineData("Exits:Trailing true,Exits:TrailingPercent 3", 1, null)]
    [InlineData("Exits:Partial true", 1, null)]
    [InlineData("Exits:Partial true,Exits:PartialFirstPercent 4.9", 1, SettingWarningKind.PartThinsReward)]
    [InlineData(
        "Exits:Partial true,Exits:PartialFirstPercent 10,Exits:PartialRestPercent 20",
        1,
        SettingWarningKind.PartNeverSold
    )]
    public void Given_numbers_When_there_is_something_to_think_about_Then_it_is_told(
        string own,
        double atrPercent,
        SettingWarningKind? kind
    )
    {
        var terms = Terms.Of("balanced", own.Split(',', StringSplitOptions.RemoveEmptyEntries));
        var judged = Judgement.Of(terms, null, (decimal)atrPercent);

        Assert.Equal(kind is null ? [] : [kind.Value], judged.Warnings.Select(one => one.Kind));
    }
}
