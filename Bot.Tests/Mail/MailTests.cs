using Bot.Domain.Accounts;
using Bot.Host.Trading;
using Bot.Tests.Crashes;

namespace Bot.Tests.Mail;

public sealed class MailTests
{
    private static readonly Notice Daily = new Notice.DailyReported(new DateOnly(2024, 5, 9));
    private static readonly Notice Opened = new Notice.PositionOpened(
        "KRW-ETH",
        0.5m,
        5_000_000m,
        2_500_000m,
        1_250m,
        4_750_000m,
        5_500_000m,
        "order-1"
    );

    [Fact]
    public async Task Given_an_alarm_when_it_happens_then_one_letter_goes_to_everybody_in_words_and_in_html()
    {
        await using var post = await Post.OpenAsync();
        await post.TellAsync(new Notice.Trouble("failed-exchange", "a < b"));

        await post.RoundAsync();

        var letter = Assert.Single(post.Server.Letters);
        Assert.Equal(["kim@example.com", "lee@example.com"], letter.To);
        Assert.Equal("[ChatTrader] ⚠ failed: exchange: a < b", Post.Header(letter, "Subject"));
        var (plain, html) = Post.Bodies(letter);
        Assert.Contains("a < b", plain, StringComparison.Ordinal);
        Assert.Contains("a &lt; b", html, StringComparison.Ordinal);
        Assert.Contains("2024-05-10 14:3", plain, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_korean_owner_when_a_letter_goes_then_it_is_in_korean()
    {
        await using var post = await Post.OpenAsync();
        await post.WriteAsync(db => db.People.Single(person => person.Id == 1).Language = "ko");
        await post.TellAsync(Daily);

        await post.RoundAsync();

        Assert.Contains("텔레그램", Post.Bodies(post.Server.Letters.Single()).Plain, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("alarm", "daily", "trouble daily")]
    [InlineData("alarm", "", "trouble")]
    [InlineData("money", "-trouble", "opened")]
    [InlineData("report", "", "trouble opened daily")]
    [InlineData("chatter", "-opened", "trouble daily cycle")]
    [InlineData("alarm", "cycle", "trouble cycle")]
    public void Given_a_level_and_kinds_when_notices_come_then_those_are_mailed(
        string level,
        string kinds,
        string mailed
    )
    {
        var wish = new Bot.Host.Mail.MailWish(new() { Level = level, Kinds = kinds });
        (Notice Notice, Bot.Host.Storage.Rows.NoticePriority Priority)[] all =
        [
            (new Notice.Trouble("failed-exchange", ""), Bot.Host.Storage.Rows.NoticePriority.Alarm),
            (Opened, Bot.Host.Storage.Rows.NoticePriority.Money),
            (Daily, Bot.Host.Storage.Rows.NoticePriority.Report),
            (new Notice.CycleReported(1), Bot.Host.Storage.Rows.NoticePriority.Chatter),
        ];

        var wanted = all.Where(one => wish.Wants(one.Notice, one.Priority)).Select(one => one.Notice.Word);

        Assert.Equal(mailed, string.Join(' ', wanted));
    }

    [Fact]
    public async Task Given_what_happened_before_mail_was_switched_on_when_it_is_then_none_of_it_is_sent()
    {
        await using var post = await Post.OpenAsync();
        await post.TellAsync(Daily);
        await post.WriteAsync(db => db.Marks.Remove(db.Marks.Single(mark => mark.Name == "mail-outbox")));

        await post.RoundAsync();
        await post.RoundAsync(60);

        Assert.Empty(post.Server.Letters);
    }

    [Fact]
    public async Task Given_a_storm_of_alarms_when_letters_go_then_there_are_few_and_each_kind_stands_there_once()
    {
        await using var post = await Post.OpenAsync();
        for (var minute = 0; minute < 60; minute++)
        {
            await post.TellAsync(
                new Notice.Trouble("failed-exchange", $"no {minute}"),
                new Notice.Trouble("failed-data", $"no {minute}")
            );
            await post.RoundAsync(1);
        }

        var letters = post.Server.Letters;

        Assert.InRange(letters.Count, 5, 7);
        Assert.All(letters, letter => Assert.Equal(2, Post.Bodies(letter).Plain.Split("KST").Length - 1));
        Assert.Contains("(10 times)", Post.Bodies(letters[2]).Plain, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_more_than_may_wait_when_the_server_is_back_then_the_queue_was_bounded_and_the_rest_is_counted()
    {
        var isDown = true;
        await using var post = await Post.OpenAsync(line => isDown && line.Length == 0 ? "421 later" : null);
        await post.TellAsync(Enumerable.Range(0, 700).Select(one => new Notice.StrangerSeen(one, $"n{one}")));
        await post.RoundAsync();

        isDown = false;
        await post.RoundAsync(60);

        var letter = Assert.Single(post.Server.Letters);
        Assert.Contains("… and 470 more", Post.Bodies(letter).Plain, StringComparison.Ordinal);
        Assert.Equal(500, await post.ReadAsync(db => db.Mails.Count()));
    }

    [Theory]
    [InlineData("", "421 busy")]
    [InlineData("EHLO", "454 not now")]
    [InlineData("MAIL", "451 not now")]
    [InlineData("RCPT", "450 greylisted")]
    [InlineData("DATA", "452 full")]
    [InlineData(".", "451 not now")]
    [InlineData("AUTH", "535 name or password is wrong")]
    [InlineData("EHLO", "")]
    [InlineData("MAIL", "nonsense")]
    [InlineData("", "554 no service for you")]
    [InlineData("MAIL", "550 who are you")]
    [InlineData("MAIL", "530 sign in first")]
    public async Task Given_a_server_that_puts_off_when_it_is_tried_again_then_one_letter_arrives_and_is_no_repetition(
        string at,
        string answer
    )
    {
        var failures = 2;
        await using var post = await Post.OpenAsync(line => failures > 0 && IsStep(line, at) ? answer : null);
        await post.TellAsync(Daily);
        await post.RoundAsync();
        Assert.Empty(post.Server.Letters);
        await post.RoundAsync(1);

        failures = 0;
        await post.RoundAsync(2);

        Assert.DoesNotContain("Sent again", Post.Bodies(post.Server.Letters.Single()).Plain, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_failure_when_the_rest_is_not_over_then_the_server_is_not_asked_again()
    {
        await using var post = await Post.OpenAsync(line => line.Length == 0 ? "421 busy" : null);
        await post.TellAsync(Daily);
        await post.RoundAsync();
        var asked = post.Server.Heard.Count;

        await post.RoundAsync(0.49);

        Assert.Equal(asked, post.Server.Heard.Count);
    }

    [Theory]
    [InlineData(1, "00:00:30")]
    [InlineData(2, "00:01:00")]
    [InlineData(7, "00:32:00")]
    [InlineData(8, "01:00:00")]
    [InlineData(50, "01:00:00")]
    public void Given_failures_in_a_row_when_mail_rests_then_it_rests_longer_each_time_up_to_an_hour(
        int times,
        string rest
    )
    {
        var pace = Enumerable.Range(0, times).Aggregate(new Bot.Host.Mail.MailPace(), (one, _) => one.Failed());

        Assert.Equal(TimeSpan.Parse(rest, System.Globalization.CultureInfo.InvariantCulture), pace.Rest);
    }

    [Theory]
    [InlineData("RCPT", "550 no such person")]
    [InlineData("DATA", "554 no")]
    [InlineData(".", "552 too large")]
    public async Task Given_a_letter_that_is_refused_when_it_is_then_it_is_given_up_and_the_chat_is_told_once(
        string at,
        string answer
    )
    {
        await using var post = await Post.OpenAsync(line =>
            line.StartsWith(at, StringComparison.Ordinal) ? answer : null
        );
        for (var hour = 0; hour < 3; hour++)
        {
            await post.TellAsync(Daily);
            await post.RoundAsync(60);
        }

        var told = await post.ReadAsync(db => db.Outbox.Where(row => row.Notice.Contains("\"mail\"")).ToList());

        Assert.Contains(answer, Assert.Single(told).Notice, StringComparison.Ordinal);
        Assert.Equal(3, await post.ReadAsync(db => db.Mails.Count(row => row.Failure != null)));
    }

    [Fact]
    public async Task Given_one_address_of_two_that_is_refused_when_a_letter_goes_then_the_other_has_it_and_it_is_told()
    {
        await using var post = await Post.OpenAsync(line =>
            line.Contains("lee@", StringComparison.Ordinal) ? "550 no such person" : null
        );
        await post.TellAsync(Daily);

        await post.RoundAsync();

        Assert.Equal(["kim@example.com"], post.Server.Letters.Single().To);
        Assert.Contains("lee@example.com", await ToldAsync(post), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_server_that_is_down_when_it_fails_thrice_then_it_is_told_once_until_it_works_again()
    {
        var isDown = true;
        await using var post = await Post.OpenAsync(line => isDown && line.Length == 0 ? $"421 {Post.Secret}" : null);
        await post.TellAsync(Daily);
        for (var tries = 0; tries < 8; tries++)
        {
            await post.RoundAsync(61);
            Assert.Equal(tries >= 2, (await ToldAsync(post)).Length > 0);
        }

        Assert.DoesNotContain(Post.Secret, await ToldAsync(post), StringComparison.Ordinal);
        isDown = false;
        await post.RoundAsync(61);
        Assert.Single(post.Server.Letters);
        Assert.False(await post.ReadAsync(db => db.Marks.Any(mark => mark.Name == "mail-trouble")));
    }

    [Fact]
    public async Task Given_an_answer_that_is_lost_when_the_letter_goes_again_then_it_says_so_under_the_same_id()
    {
        var isLost = true;
        await using var post = await Post.OpenAsync(line => line == "." && isLost ? "" : null);
        await post.TellAsync(Daily);
        await post.RoundAsync();
        await post.TellAsync(new Notice.Trouble("failed-exchange", "later"));

        isLost = false;
        await post.RoundAsync(1);
        await post.RoundAsync(11);

        var letters = post.Server.Letters;
        Assert.Equal(3, letters.Count);
        Assert.Equal(Post.Header(letters[0], "Message-ID"), Post.Header(letters[1], "Message-ID"));
        Assert.NotEqual(Post.Header(letters[0], "Message-ID"), Post.Header(letters[2], "Message-ID"));
        Assert.Contains("Sent again", Post.Bodies(letters[1]).Plain, StringComparison.Ordinal);
        Assert.DoesNotContain("later", Post.Bodies(letters[1]).Plain, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Given_a_kill_at_any_write_when_it_is_started_again_then_nothing_is_lost_and_a_repetition_says_so(
        int write
    )
    {
        var mortality = new Mortality();
        await using var post = await Post.OpenAsync(mortality: mortality);
        await post.TellAsync(new Notice.Trouble("failed-exchange", "down"));
        mortality.Begin((_, passed) => passed == write);
        await Task.WhenAny(mortality.Death, post.RoundAsync());

        post.Restart();
        await post.RoundAsync(1);

        var letters = post.Server.Letters;
        Assert.InRange(letters.Count, 1, 2);
        Assert.All(
            letters.Skip(1),
            letter => Assert.Contains("Sent again", Post.Bodies(letter).Plain, StringComparison.Ordinal)
        );
        Assert.NotNull(await post.ReadAsync(db => db.Mails.Single().EndedAt));
    }

    [Fact]
    public async Task Given_a_letter_an_hour_ago_when_the_program_is_started_again_then_letters_keep_their_distance()
    {
        await using var post = await Post.OpenAsync();
        await post.TellAsync(Daily);
        await post.RoundAsync();
        await post.TellAsync(Daily);

        post.Restart();
        await post.RoundAsync(9.9);
        Assert.Single(post.Server.Letters);
        await post.RoundAsync(0.1);

        Assert.Equal(2, post.Server.Letters.Count);
    }

    [Fact]
    public async Task Given_an_alarm_past_the_database_when_it_is_raised_then_it_is_mailed_and_only_the_owners()
    {
        await using var post = await Post.OpenAsync();
        post.Alarms.Raise(new AccountId(2), new Alarm.LeftBlind("exit-stop-loss", 1m, null));
        post.Alarms.Raise(new AccountId(1), new Alarm.DatabaseDown("disk <full>", Bot.Tests.Telegram.Chat.Start));

        await post.RoundAsync();
        await post.RoundAsync(60);

        var letter = Assert.Single(post.Server.Letters);
        Assert.Contains("disk &lt;full&gt;", Post.Bodies(letter).Html, StringComparison.Ordinal);
        Assert.Equal("high", Post.Header(letter, "Importance"));
    }

    [Fact]
    public async Task Given_notices_that_waited_for_days_when_the_server_is_back_then_they_are_given_up()
    {
        await using var post = await Post.OpenAsync(line => line.Length == 0 ? "421 busy" : null);
        await post.TellAsync(Daily);
        await post.RoundAsync();

        await post.RoundAsync((3 * 24 * 60) + 1);

        Assert.Equal("it waited too long", await post.ReadAsync(db => db.Mails.Single().Failure));
    }

    // The greeting is an answer to nothing.
    private static bool IsStep(string line, string at) =>
        at.Length == 0 ? line.Length == 0 : line.StartsWith(at, StringComparison.Ordinal);

    private static async Task<string> ToldAsync(Post post) =>
        string.Concat(
            await post.ReadAsync(db =>
                db.Outbox.Where(row => row.Notice.Contains("\"mail\"")).Select(row => row.Notice).ToList()
            )
        );
}
