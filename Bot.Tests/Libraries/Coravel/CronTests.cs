using System.Globalization;
using Coravel.Scheduling.Schedule.Cron;

namespace Bot.Tests.Libraries.CoravelTests;

public sealed class CronTests
{
    // 2024-05-06 is a Monday.
    [Theory]
    [InlineData("* * * * *", "2024-05-06 13:07", true)]
    [InlineData("7 * * * *", "2024-05-06 13:07", true)]
    [InlineData("7 * * * *", "2024-05-06 13:08", false)]
    [InlineData("5,7 13 * * *", "2024-05-06 13:07", true)]
    [InlineData("5-7 * * * *", "2024-05-06 13:07", true)]
    [InlineData("5-7 * * * *", "2024-05-06 13:08", false)]
    [InlineData("1-10/3 * * * *", "2024-05-06 13:07", true)]
    [InlineData("1-10/3 * * * *", "2024-05-06 13:08", false)]
    [InlineData("*/15 * * * *", "2024-05-06 13:00", true)]
    [InlineData("*/7 * * * *", "2024-05-06 13:00", false)]
    [InlineData("0 */4 * * *", "2024-05-06 00:00", true)]
    [InlineData("0 0 6 5 *", "2024-05-06 00:00", true)]
    [InlineData("0 0 * * 1", "2024-05-06 00:00", true)]
    [InlineData("0 0 * * 0", "2024-05-05 00:00", true)]
    [InlineData("0 0 * * 7", "2024-05-05 00:00", false)]
    [InlineData("60 * * * *", "2024-05-06 13:00", false)]
    public void Given_an_expression_when_asked_at_a_minute_then_all_five_fields_decide(
        string expression, string minute, bool isDue) =>
        Assert.Equal(isDue, new CronExpression(expression).IsDue(DateTime.Parse(minute, CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("* * * *", "Cron expression '* * * *' is malformed.")]
    [InlineData("x * * * *", "Cron entry 'x' is malformed.")]
    [InlineData("@hourly", "Cron expression '@hourly' is malformed.")]
    [InlineData("5-6,8 * * * *", "Cron expression '5-6,8' has mixed entry type.")]
    [InlineData("5/10 * * * *", "Cron entry '5/10' is malformed.")]
    public void Given_a_text_that_is_no_expression_when_read_then_it_is_refused_at_once(string text, string message) =>
        Assert.Equal(message, Assert.Throws<MalformedCronExpressionException>(() => new CronExpression(text)).Message);
}
