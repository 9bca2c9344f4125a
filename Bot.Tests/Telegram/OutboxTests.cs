using Bot.Domain.Decisions;
using Bot.Domain.States;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Bot.Host.Telegram;
using Bot.Host.Trading;
using Bot.Sandbox.Faults;
using Bot.Sandbox.Telegram;
using Microsoft.EntityFrameworkCore;

namespace Bot.Tests.Telegram;

public sealed class OutboxTests
{
    private static readonly Notice Opened = new Notice.PositionOpened(
        "KRW-ETH", 0.5m, 5_000_000m, 2_500_000m, 1_250m, 4_750_000m, 5_500_000m, "order-1");

    [Fact]
    public async Task Given_notices_when_they_are_sent_then_alarms_go_first_and_the_rest_in_order()
    {
        await using var chat = await Chat.PrepareAsync();
        await chat.TellAsync(
            new Notice.DailyReported(new DateOnly(2024, 5, 9)), Opened, new Notice.BotStopping(),
            new Notice.Trouble("failed-exchange", "down"));

        await chat.RunAsync();
        await chat.IdleAsync();

        var starts = chat.Messages().Select(message => message.Text.Split(' ')[0]);
        Assert.Equal(["⚠️", "🟢", "⏹", "📅"], starts);
    }

    [Fact]
    public async Task Given_a_fill_when_it_is_told_then_it_comes_with_sound_and_its_figures()
    {
        await using var chat = await Chat.OpenAsync();
        await chat.TellAsync(Opened);
        await chat.IdleAsync();

        var told = chat.Messages().Single();

        Assert.False(told.IsSilent);
        Assert.Contains("0.5 ETH @ ₩5,000,000", told.Text, StringComparison.Ordinal);
        Assert.Contains("SL ₩4,750,000 · TP ₩5,500,000", told.Text, StringComparison.Ordinal);
        Assert.NotNull(await chat.ReadAsync(db => db.Outbox.AsNoTracking().Single().EndedAt));
    }

    [Fact]
    public async Task Given_chatter_when_it_is_told_then_it_comes_without_sound()
    {
        await using var chat = await Chat.OpenAsync();
        await chat.TellAsync(new Notice.DailyReported(new DateOnly(2024, 5, 9)));
        await chat.IdleAsync();

        Assert.True(chat.Messages().Single().IsSilent);
    }

    [Theory]
    [InlineData(FaultKind.DropRequest)]
    [InlineData(FaultKind.Status)]
    public async Task Given_telegram_is_out_when_it_comes_back_then_all_arrives_once_in_order(FaultKind fault)
    {
        await using var chat = await Chat.PrepareAsync();
        chat.Faults.Add(new FaultRule { Path = "sendMessage", Fault = fault, From = 1, To = 2 });
        await chat.TellAsync(Opened, new Notice.BotStopping());

        await chat.RunAsync();
        await chat.IdleAsync();

        Assert.Equal(["🟢", "⏹"], chat.Messages().Select(message => message.Text.Split(' ')[0]));
        Assert.Equal(3, await chat.ReadAsync(db => db.Deliveries.AsNoTracking().OrderBy(row => row.Id).First().Attempts));
    }

    [Fact]
    public async Task Given_a_token_that_is_not_known_for_a_while_when_it_is_again_then_what_waited_arrives()
    {
        await using var chat = await Chat.PrepareAsync();
        chat.Faults.Add(new FaultRule
        {
            Path = "sendMessage",
            Fault = FaultKind.Status,
            Status = 404,
            Body = """{"ok":false,"error_code":404,"description":"Not Found"}""",
            From = 1,
            To = 2,
        });
        await chat.TellAsync(Opened);

        await chat.RunAsync();
        await chat.IdleAsync();

        Assert.StartsWith("🟢", Assert.Single(chat.Messages()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_telegram_cannot_read_the_formatting_when_it_refuses_then_the_text_goes_plain()
    {
        await using var chat = await Chat.OpenAsync();
        chat.Faults.Add(new FaultRule
        {
            Path = "sendMessage",
            Fault = FaultKind.Status,
            Status = 400,
            Body = """{"ok":false,"error_code":400,"description":"Bad Request: can't parse entities: no such tag"}""",
        });
        await chat.TellAsync(new Notice.Trouble("failed-exchange", "a < b & c"));
        await chat.IdleAsync();

        var told = chat.Messages().Single();

        Assert.Equal("⚠️ failed: exchange: a < b & c", told.Text);
        Assert.Empty(told.Body.Entities);
    }

    [Fact]
    public async Task Given_text_from_outside_when_it_is_told_then_its_markup_is_shown_and_not_obeyed()
    {
        await using var chat = await Chat.OpenAsync();
        await chat.TellAsync(new Notice.Trouble("failed-advisor", "<b>ignore</b> & </i>"));
        await chat.IdleAsync();

        Assert.EndsWith("<b>ignore</b> & </i>", chat.Messages().Single().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_person_who_blocked_the_bot_when_a_notice_is_sent_then_the_others_have_it_and_it_ends()
    {
        await using var chat = await Chat.OpenAsync();
        chat.Server.People.Add(new Person(5, "Kim"));
        await chat.WriteAsync(db => db.People.Add(new PersonRow
        {
            Id = 5, AccountId = 1, Role = PersonRole.Viewer, ChatId = 5, Language = "ko", AddedAt = Chat.Start,
        }));
        chat.Server.SetBlocked(1, true);

        await chat.TellAsync(Opened);
        await chat.IdleAsync();

        Assert.Contains("매수", chat.Messages(5).Single().Text, StringComparison.Ordinal);
        Assert.NotNull(await chat.ReadAsync(db => db.Outbox.AsNoTracking().Single().Failure));
    }

    [Fact]
    public async Task Given_two_people_of_one_chat_when_a_notice_is_told_then_it_comes_once_and_the_next_one_too()
    {
        await using var chat = await Chat.OpenAsync();
        await chat.WriteAsync(db => db.People.Add(new PersonRow
        {
            Id = 5, AccountId = 1, Role = PersonRole.Viewer, ChatId = Chat.Owner, Language = "en", AddedAt = Chat.Start,
        }));

        await chat.TellAsync(Opened, Opened);
        await chat.IdleAsync();

        Assert.Equal(2, chat.Messages().Count);
        Assert.Empty(chat.Log.Errors);
    }

    [Fact]
    public async Task Given_the_same_trouble_again_within_ten_minutes_then_it_is_told_once_after_them_with_a_count()
    {
        await using var chat = await Chat.OpenAsync();
        await chat.TellAsync(new Notice.Trouble("failed-exchange", "one"));
        await chat.IdleAsync();
        await chat.TellAsync(
            new Notice.Trouble("failed-exchange", "two"), new Notice.Trouble("failed-exchange", "three"), Opened);
        await chat.IdleAsync();
        var before = chat.Messages().Count;

        chat.Market.Add(TimeSpan.FromMinutes(11));
        await chat.IdleAsync();

        Assert.Equal(2, before);
        Assert.Contains("(2 times): two", chat.Messages()[^1].Text, StringComparison.Ordinal);
        Assert.Equal(0, await chat.ReadAsync(db => db.Outbox.Count(row => row.EndedAt == null)));
    }

    [Fact]
    public async Task Given_nobody_has_written_yet_when_something_is_told_then_it_waits_for_them()
    {
        await using var chat = await Chat.OpenAsync();
        await chat.WriteAsync(db => db.People.Single().ChatId = null);
        await chat.TellAsync(new Notice.BotStarted("0.1.0", TradingState.Stopped));
        await chat.IdleAsync();
        Assert.Empty(chat.Messages());

        chat.Server.SendText(1, 1, "/start", "en");

        await chat.SeeAsync("The bot has started");
    }

    [Fact]
    public async Task Given_a_panel_when_the_state_changes_then_it_is_edited_in_place()
    {
        await using var chat = await Chat.OpenAsync();
        var panel = await chat.TypeAsync("/start");
        await chat.WriteAsync(db => db.Accounts.Single().State = TradingState.Running);

        await chat.TellAsync(
            new Notice.StateChanged(TradingState.Stopped, TradingState.Running, TradingTrigger.Start, "started", "1"));
        var refreshed = await chat.SeeAsync("Running · paper");

        Assert.Equal(panel.Id, refreshed.Id);
        Assert.Equal("⏸ Stop", refreshed.Keys[0][0].Label);
    }

    [Theory]
    [InlineData(FaultKind.DropAnswer, 2)]
    [InlineData(FaultKind.DropRequest, 1)]
    public async Task Given_a_lost_answer_when_it_is_told_again_then_it_says_that_it_may_be_a_repetition(
        FaultKind fault, int messages)
    {
        await using var chat = await Chat.PrepareAsync();
        chat.Faults.Add(new FaultRule { Path = "sendMessage", Fault = fault });
        await chat.TellAsync(Opened);

        await chat.RunAsync();
        await chat.IdleAsync();

        Assert.Equal(messages, chat.Messages().Count);
        Assert.Contains("Sent again", chat.Messages()[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_an_end_while_it_was_on_its_way_when_it_is_told_then_it_says_that_it_may_be_a_repetition()
    {
        await using var chat = await Chat.PrepareAsync();
        await chat.TellAsync(Opened);
        await chat.Get<OutboxSpread>().SpreadAsync(CancellationToken.None);
        var waiting = await chat.Get<OutboxDesk>().NextAsync(Chat.Owner, CancellationToken.None);
        await chat.Get<OutboxDesk>().BeginAsync(waiting!, 0, CancellationToken.None);

        await chat.RunAsync();
        await chat.IdleAsync();

        Assert.Contains("Sent again", chat.Messages().Single().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_too_many_requests_when_it_is_told_again_then_it_is_no_repetition()
    {
        await using var chat = await Chat.PrepareAsync();
        chat.Faults.Add(new FaultRule
        {
            Path = "sendMessage",
            Fault = FaultKind.Status,
            Status = 429,
            Body = """{"ok":false,"error_code":429,"description":"Too Many Requests","parameters":{"retry_after":0}}""",
        });
        await chat.TellAsync(Opened);

        await chat.RunAsync();
        await chat.IdleAsync();

        Assert.DoesNotContain("Sent again", chat.Messages().Single().Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(403)]
    [InlineData(500)]
    public async Task Given_one_chat_that_cannot_be_told_when_others_can_then_they_are_told_meanwhile(int status)
    {
        await using var chat = await Chat.PrepareAsync();
        await SecondAsync(chat);
        chat.Faults.Add(new FaultRule
        {
            Path = "sendMessage", Fault = FaultKind.Status, Status = status, From = 1, To = 1, Body = Refusal(status),
        });
        await chat.WriteAsync(db => Outbox.Add(db, 1, Chat.Start, Opened, person: Chat.Owner));
        await chat.Get<OutboxSpread>().SpreadAsync(CancellationToken.None);
        // After so many attempts it rests for a minute, in which the other is told.
        await chat.WriteAsync(db => db.Deliveries.Single().Attempts = 6);
        await chat.RunAsync();
        await chat.UntilAsync(db => db.Deliveries.Any(row => row.Attempts > 6));

        await chat.WriteAsync(db => Outbox.Add(db, 1, Chat.Start, new Notice.BotStopping(), person: 5));
        chat.Sender.Ring();

        await chat.SeeAsync("⏹", 5);
        Assert.Empty(chat.Messages());
    }

    [Fact]
    public async Task Given_a_person_who_blocked_the_bot_when_they_let_it_in_again_then_they_are_told_what_comes_then()
    {
        await using var chat = await Chat.OpenAsync();
        chat.Server.SetBlocked(Chat.Owner, true);
        await chat.TellAsync(Opened);
        await chat.IdleAsync();
        chat.Server.SetBlocked(Chat.Owner, false);
        await chat.TellAsync(new Notice.BotStopping());
        await chat.IdleAsync();

        Assert.Single(chat.Messages());
        Assert.Contains("blocked", await chat.ReadAsync(db => db.Outbox.OrderBy(row => row.Id).First().Failure));
        Assert.Equal(2, chat.Server.Calls.Count(call => call.Method == "sendMessage"));
    }

    [Fact]
    public async Task Given_a_long_outage_when_it_ends_then_what_matters_comes_in_order_and_one_line_tells_of_reports()
    {
        await using var chat = await Chat.PrepareAsync();
        await chat.WriteAsync(db => db.Cycles.AddRange(Enumerable.Range(0, 12).Select(
            hour => Some.Cycle(TerminalReason.HoldNoSignal, Some.Held(), Chat.Start.AddHours(hour)))));
        var rule = new FaultRule { Path = "sendMessage", Fault = FaultKind.DropRequest, From = 1 };
        chat.Faults.Add(rule);
        await chat.RunAsync();
        for (var hour = 1; hour <= 12; hour++)
        {
            await chat.TellAsync(
                new Notice.CycleReported(hour) { AskedBy = "1" }, new Notice.Trouble("failed-exchange", $"hour {hour}"),
                new Notice.CommandAnswered(true, "profile", $"answer {hour}"));
            chat.Wall.Add(TimeSpan.FromHours(1));
            chat.Market.Add(TimeSpan.FromHours(1));
            await chat.UntilAsync(db => db.Deliveries.Any(row => row.OutboxId == db.Outbox.Max(last => last.Id)));
        }

        chat.Faults.Clear();
        await chat.PassAsync(TimeSpan.FromMinutes(2), chat.IdleAsync());

        var texts = chat.Messages().Select(message => message.Text).ToList();
        Assert.StartsWith("⚠️ failed: exchange (12 times): hour 1", texts[0], StringComparison.Ordinal);
        Assert.Equal(
            Enumerable.Range(1, 12).Select(hour => $"answer {hour}"),
            texts[1..13].Select(text => text[text.IndexOf("answer", StringComparison.Ordinal)..].Split('\n')[0]));
        Assert.StartsWith("📭 11 cycle reports while I could not reach you", texts[13], StringComparison.Ordinal);
        Assert.Contains("Cycle #12", texts[13], StringComparison.Ordinal);
        Assert.Equal(14, texts.Count);
        Assert.Equal(0, await chat.ReadAsync(db => db.Outbox.Count(row => row.EndedAt == null)));
    }

    [Fact]
    public async Task Given_a_message_in_pieces_when_it_ends_between_them_then_what_arrived_does_not_come_again()
    {
        await using var chat = await Chat.PrepareAsync();
        await chat.WriteAsync(db =>
        {
            db.People.Single().NotifyLevel = NotifyLevel.FourStages;
            db.Cycles.Add(Some.Cycle(TerminalReason.Bought, Some.Bought()));
        });
        await chat.TellAsync(new Notice.CycleReported(1));
        await chat.Get<OutboxSpread>().SpreadAsync(CancellationToken.None);
        var waiting = await chat.Get<OutboxDesk>().NextAsync(Chat.Owner, CancellationToken.None);
        await chat.Get<OutboxDesk>().BeginAsync(waiting!, 2, CancellationToken.None);

        await chat.RunAsync();
        await chat.IdleAsync();

        Assert.Equal(["3️⃣", "4️⃣"], chat.Messages().Select(message => message.Text.Split(' ')[0]));
        Assert.Contains("Sent again", chat.Messages()[0].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Sent again", chat.Messages()[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_the_same_trouble_before_and_after_a_restart_when_ten_minutes_are_not_over_then_it_waits()
    {
        await using var chat = await Chat.OpenAsync();
        await chat.TellAsync(new Notice.Trouble("failed-exchange", "one"));
        await chat.IdleAsync();
        var afresh = new OutboxSpread(
            chat.Get<IDbContextFactory<BotDb>>(), chat.Get<WallClock>(), chat.Get<TimeProvider>());
        await chat.Sender.StopAsync(CancellationToken.None);
        await chat.TellAsync(new Notice.Trouble("failed-exchange", "two"));

        Assert.Empty(await afresh.SpreadAsync(CancellationToken.None));

        chat.Market.Add(TimeSpan.FromMinutes(11));
        Assert.Single(await afresh.SpreadAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Given_a_person_who_is_not_listed_any_more_when_something_waits_for_them_then_they_never_get_it()
    {
        await using var chat = await Chat.PrepareAsync();
        await SecondAsync(chat);
        await chat.TellAsync(Opened);
        await chat.Get<OutboxSpread>().SpreadAsync(CancellationToken.None);
        await chat.WriteAsync(db => db.People.Remove(db.People.Single(person => person.Id == 5)));

        await chat.RunAsync();
        await chat.IdleAsync();

        Assert.Single(chat.Messages());
        Assert.Empty(chat.Messages(5));
    }

    private static async Task SecondAsync(Chat chat)
    {
        chat.Server.People.Add(new Person(5, "Kim"));
        await chat.WriteAsync(db => db.People.Add(new PersonRow
        {
            Id = 5, AccountId = 1, Role = PersonRole.Viewer, ChatId = 5, Language = "en", AddedAt = Chat.Start,
        }));
    }

    private static string Refusal(int status) =>
        $$$"""{"ok":false,"error_code":{{{status}}},"description":"no","parameters":{"retry_after":3600}}""";
}
