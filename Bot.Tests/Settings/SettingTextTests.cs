using Bot.Host.Options;
using Bot.Host.Settings;

namespace Bot.Tests.Settings;

public sealed class SettingTextTests
{
    [Theory]
    [InlineData("Limits:StopLossPercent", "-4", "-4")]
    [InlineData("Limits:StopLossPercent", " -4,5 % ", "-4.5")]
    [InlineData("Limits:StopLossPercent", "−4.25%", "-4.25")]
    [InlineData("Limits:StopLossPercent", "- 4", "-4")]
    [InlineData("Limits:StopLossPercent", "4", null)]
    [InlineData("Limits:StopLossPercent", "0", null)]
    [InlineData("Limits:StopLossPercent", "-4.255", null)]
    [InlineData("Limits:StopLossPercent", "-1,500", null)]
    [InlineData("Limits:StopLossPercent", "-4 -5", null)]
    [InlineData("Limits:StopLossPercent", "many", null)]
    [InlineData("Limits:StopLossPercent", "-1e1", null)]
    [InlineData("Limits:HoursBetweenEntries", "6 h", "6")]
    [InlineData("Limits:HoursBetweenEntries", "6시간", "6")]
    [InlineData("Limits:HoursBetweenEntries", "6.5", null)]
    [InlineData("OpenAI:MonthlyBudgetKrw", "20,000", "20000")]
    [InlineData("OpenAI:MonthlyBudgetKrw", "₩20,000", "20000")]
    [InlineData("OpenAI:MonthlyBudgetKrw", "20000원", "20000")]
    [InlineData("OpenAI:MonthlyBudgetKrw", "20,00", null)]
    [InlineData("Scheduler:IntervalMinutes", "60", "60")]
    [InlineData("Scheduler:IntervalMinutes", "30분", "30")]
    [InlineData("Scheduler:IntervalMinutes", "61", null)]
    [InlineData("Sizing:Mode", "Risk", "account-risk")]
    [InlineData("Sizing:Mode", "kelly", "kelly")]
    [InlineData("Sizing:Mode", "", null)]
    [InlineData("Exits:Trailing", "ON", "true")]
    [InlineData("Exits:Trailing", "끄기", "false")]
    [InlineData("Exits:AtrStop", "1.5 atr", "1.5")]
    public void Given_a_value_as_people_type_it_When_it_is_read_Then_it_is_stored_or_refused(
        string key,
        string typed,
        string? stored
    ) => Assert.Equal(stored, SettingText.Read(SettingCatalog.Find(key)!, typed));

    [Theory]
    [InlineData("Limits:StopLossPercent", "-30", "-30.01", "-0.5", "-0.49")]
    [InlineData("Limits:TakeProfitPercent", "0.5", "0.49", "100", "100.01")]
    [InlineData("Limits:DailyLossPercent", "-50", "-50.01", "-1", "-0.99")]
    [InlineData("Limits:WeeklyLossPercent", "-50", "-50.01", "-1", "-0.99")]
    [InlineData("Limits:HoursBetweenEntries", "0", "-1", "72", "73")]
    [InlineData("Limits:EntriesPerDay", "1", "0", "50", "51")]
    [InlineData("Limits:ShareOfCashPercent", "1", "0.99", "100", "100.01")]
    [InlineData("Limits:AccountRiskPercent", "0.1", "0.09", "10", "10.01")]
    [InlineData("Exits:TrailingPercent", "0", "-0.01", "50", "50.01")]
    [InlineData("OpenAI:MonthlyBudgetKrw", "0", "-1", "10000000", "10000001")]
    public void Given_a_range_When_both_sides_of_both_ends_are_tried_Then_the_ends_are_in_it(
        string key,
        string least,
        string below,
        string most,
        string above
    )
    {
        var setting = SettingCatalog.Find(key)!;

        Assert.All([least, most], value => Assert.True(SettingText.IsValid(setting, value)));
        Assert.All([below, above], value => Assert.False(SettingText.IsValid(setting, value)));
    }

    [Fact]
    public void Given_a_value_that_the_configuration_has_too_When_it_is_at_an_end_Then_the_options_are_valid()
    {
        var ends =
            from setting in SettingCatalog.All
            where !setting.IsOfProfile && setting.Choices.Count == 0
            from end in (decimal[])[setting.From, setting.To]
            select $"{setting.Key} {SettingText.Of(end)}";

        Assert.All(
            ends,
            own =>
                Assert.DoesNotContain(own.Split(' ')[0], Problems(Terms.Of("balanced", own)), StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("Limits:StopLossPercent", "-5", true, "-4.5")]
    [InlineData("Limits:StopLossPercent", "-5", false, "-5.5")]
    [InlineData("Limits:StopLossPercent", "-3", true, "-2.75")]
    [InlineData("Limits:StopLossPercent", "-3", false, "-3.5")]
    [InlineData("Limits:StopLossPercent", "-0.5", true, null)]
    [InlineData("Limits:StopLossPercent", "-30", false, null)]
    [InlineData("Limits:StopLossPercent", "-4.2", false, "-4.5")]
    [InlineData("Limits:TakeProfitPercent", "10", true, "11")]
    [InlineData("Limits:TakeProfitPercent", "10", false, "9.5")]
    [InlineData("Limits:TakeProfitPercent", "100", true, null)]
    [InlineData("Limits:EntriesPerDay", "1", false, null)]
    [InlineData("OpenAI:MonthlyBudgetKrw", "30000", true, "35000")]
    [InlineData("OpenAI:MonthlyBudgetKrw", "1000", false, "0")]
    [InlineData("Exits:TrailingPercent", "0", true, "0.1")]
    [InlineData("Scheduler:IntervalMinutes", "60", true, "120")]
    [InlineData("Scheduler:IntervalMinutes", "240", true, null)]
    public void Given_a_value_When_it_is_moved_one_step_Then_the_step_suits_its_size(
        string key,
        string from,
        bool isUp,
        string? to
    ) => Assert.Equal(to, SettingStep.Next(SettingCatalog.Find(key)!, from, isUp));

    private static string Problems(AccountTerms terms) => string.Join('\n', OptionsCheck.Problems(terms.Options));
}
