using Bot.Domain.Accounts;
using Bot.Domain.States;
using Bot.Host.Trading;

namespace Bot.Tests.Mail;

/// <summary>Halts that must be heard of, and what becomes of mail where server or database fail.</summary>
public sealed class MailFaultTests
{
    private static readonly Notice Daily = new Notice.DailyReported(new DateOnly(2024, 5, 9));

    [Theory]
    [InlineData(TradingState.FaultHalt, "daily", true)]
    [InlineData(TradingState.DailyLossHalt, "", true)]
    [InlineData(TradingState.ReconcileHalt, "", true)]
    [InlineData(TradingState.FaultHalt, "-state", false)]
    [InlineData(TradingState.Running, "daily", false)]
    [InlineData(TradingState.Stopped, "daily", false)]
    public async Task Given_the_default_level_when_a_state_changes_then_a_halt_is_mailed_and_nothing_else(
        TradingState to,
        string kinds,
        bool isMailed
    )
    {
        await using var post = await Post.OpenAsync(change: email => email with { Kinds = kinds });
        await post.TellAsync(
            new Notice.StateChanged(TradingState.Draining, to, TradingTrigger.FaultDetected, "failed-exchange", "bot")
        );

        await post.RoundAsync();

        Assert.Equal(isMailed, post.Server.Letters.Count == 1);
    }

    [Theory]
    [InlineData("exit-stop-loss", true)]
    [InlineData("exit-take-profit", false)]
    public void Given_the_default_level_when_a_position_is_left_then_a_stop_loss_is_mailed(string reason, bool isMailed)
    {
        var left = new Notice.PositionClosed(reason, "KRW-ETH", 1m, 1m, 1m, 0m, -1m, -1m, "order-1");

        var wish = new Bot.Host.Mail.MailWish(new());

        Assert.Equal(isMailed, wish.Wants(left, Bot.Host.Storage.Rows.NoticePriority.Money));
    }

    [Theory]
    [InlineData("DATA", "554 no")]
    [InlineData("RCPT TO:<lee@", "550 no such person")]
    public async Task Given_an_alarm_past_the_database_when_it_is_refused_then_the_chat_is_told_and_it_is_not_repeated(
        string at,
        string answer
    )
    {
        await using var post = await Post.OpenAsync(line =>
            line.StartsWith(at, StringComparison.Ordinal) ? answer : null
        );
        post.Alarms.Raise(new AccountId(1), new Alarm.DatabaseDown("disk", Bot.Tests.Telegram.Chat.Start));

        await post.RoundAsync();
        var asked = post.Server.Heard.Count(line => line == "DATA");
        await post.RoundAsync(60);

        Assert.Contains(answer, await ToldAsync(post), StringComparison.Ordinal);
        Assert.Equal(1, asked);
        Assert.Equal(asked, post.Server.Heard.Count(line => line == "DATA"));
    }

    [Fact]
    public async Task Given_a_database_that_was_away_for_hours_when_it_is_back_then_mail_goes_at_once()
    {
        await using var post = await Post.OpenAsync();
        await post.TellAsync(Daily);
        post.IsAway = true;
        for (var looks = 0; looks < 10; looks++)
        {
            await post.RoundAsync(1);
        }

        post.IsAway = false;
        await post.RoundAsync();

        Assert.Single(post.Server.Letters);
    }

    [Fact]
    public async Task Given_a_letter_whose_end_cannot_be_written_when_it_can_again_then_it_went_once()
    {
        Post? opened = null;
        await using var post = await Post.OpenAsync(line =>
        {
            if (line == ".")
            {
                opened!.IsAway = true;
            }

            return null;
        });
        opened = post;
        await post.TellAsync(Daily);
        await post.RoundAsync();
        await post.RoundAsync(60);

        post.IsAway = false;
        await post.RoundAsync(60);

        Assert.Single(post.Server.Letters);
        Assert.NotNull(await post.ReadAsync(db => db.Mails.Single().EndedAt));
    }

    private static async Task<string> ToldAsync(Post post) =>
        string.Concat(
            await post.ReadAsync(db =>
                db.Outbox.Where(row => row.Notice.Contains("\"mail\"")).Select(row => row.Notice).ToList()
            )
        );
}
