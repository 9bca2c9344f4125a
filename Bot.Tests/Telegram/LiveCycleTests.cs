using Bot.Domain.Decisions;
using Bot.Host.Storage.Rows;
using Bot.Host.Telegram.Notices;
using Bot.Host.Trading;
using Bot.Sandbox.Faults;
using Bot.Sandbox.Telegram;

namespace Bot.Tests.Telegram;

public sealed class LiveCycleTests
{
    private static readonly CycleTag Asked = new(1, "KRW-ETH", Chat.Start, "1", Chat.Start);
    private static readonly CycleTag Scheduled = Asked with { AskedBy = null };

    [Fact]
    public async Task Given_a_cycle_that_was_asked_for_when_it_goes_on_then_one_message_changes_until_its_end()
    {
        await using var chat = await Chat.OpenAsync();
        var watch = chat.Get<ICycleWatch>();
        watch.Reached(CycleStage.Begun, Asked, new CycleNotes());
        var begun = await chat.SeeAsync("goes on");
        watch.Reached(CycleStage.Judged, Asked, Some.Bought());
        var judged = await chat.SeeAsync("3️⃣");
        await EndAsync(chat, Asked);
        await chat.IdleAsync();

        var told = Assert.Single(chat.Messages());

        Assert.Equal((begun.Id, begun.Id), (judged.Id, told.Id));
        Assert.True(begun.IsSilent);
        Assert.Contains("4️⃣", told.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("goes on", told.Text, StringComparison.Ordinal);
        Assert.Empty(await chat.Get<LiveMessages>().AllAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Given_a_scheduled_cycle_when_it_holds_then_nobody_hears_of_it()
    {
        await using var chat = await Chat.OpenAsync();
        var watch = chat.Get<ICycleWatch>();
        watch.Reached(CycleStage.Begun, Scheduled, new CycleNotes());
        watch.Reached(CycleStage.Judged, Scheduled, Some.Held());
        watch.Ended(Scheduled, TerminalReason.HoldNoSignal);
        await chat.SettleAsync();
        await chat.IdleAsync();

        Assert.DoesNotContain(chat.Messages(), message => message.Text.StartsWith("1️⃣", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Given_a_scheduled_cycle_when_its_order_is_refused_then_its_message_shows_how_it_ended()
    {
        await using var chat = await Chat.OpenAsync();
        var watch = chat.Get<ICycleWatch>();
        watch.Reached(CycleStage.Trading, Scheduled, Some.Bought());
        await chat.SeeAsync("goes on");
        await chat.WriteAsync(db => db.Cycles.Add(Some.Cycle(TerminalReason.FailedExchange, Some.Bought())));
        watch.Ended(Scheduled, TerminalReason.FailedExchange);

        var told = await chat.SeeAsync("4️⃣");

        Assert.Equal(told.Id, Assert.Single(chat.Messages()).Id);
    }

    [Fact]
    public async Task Given_telegram_has_not_answered_yet_when_the_cycle_ends_then_its_message_shows_how_it_ended()
    {
        await using var chat = await Chat.OpenAsync();
        chat.Faults.Add(Slow("sendMessage"));
        var watch = chat.Get<ICycleWatch>();
        watch.Reached(CycleStage.Trading, Scheduled, Some.Bought());
        await chat.SeeAsync("goes on");
        await chat.WriteAsync(db => db.Cycles.Add(Some.Cycle(TerminalReason.FailedExchange, Some.Bought())));
        watch.Ended(Scheduled, TerminalReason.FailedExchange);

        var told = await chat.SeeAsync("4️⃣");

        Assert.Equal(told.Id, Assert.Single(chat.Messages()).Id);
        await chat.UntilAsync(db => !db.Marks.Any(mark => mark.Name == "cycle-message:1"));
    }

    [Fact]
    public async Task Given_a_cycle_that_holds_when_somebody_wants_every_stage_then_they_have_it_in_four_messages()
    {
        await using var chat = await Chat.OpenAsync();
        await chat.WriteAsync(db =>
        {
            db.People.Single().NotifyLevel = NotifyLevel.FourStages;
            db.Cycles.Add(Some.Cycle(TerminalReason.HoldNoSignal, Some.Held()));
        });

        chat.Get<ICycleWatch>().Ended(Scheduled, TerminalReason.HoldNoSignal);
        await chat.SeeAsync("4️⃣");

        Assert.Equal(4, chat.Messages().Count);
    }

    [Theory]
    [InlineData(false, "was cut short")]
    [InlineData(true, "4️⃣")]
    public async Task Given_the_program_ends_in_a_cycle_when_it_is_there_again_then_the_message_says_what_is_true(
        bool isWritten, string text)
    {
        await using var first = await Chat.OpenAsync();
        first.Get<ICycleWatch>().Reached(CycleStage.Begun, Asked, new CycleNotes());
        await first.SeeAsync("goes on");
        await first.UntilAsync(db => db.Marks.Any(mark => mark.Name == "cycle-message:1"));
        if (isWritten)
        {
            await first.WriteAsync(db => db.Cycles.Add(Some.Cycle(TerminalReason.HoldNoSignal, Some.Held())));
        }

        await using var second = await first.RestartAsync();
        await second.RunAsync();
        var told = await second.SeeAsync(text);

        Assert.DoesNotContain("goes on", told.Text, StringComparison.Ordinal);
        Assert.Equal(told.Id, Assert.Single(second.Messages()).Id);
    }

    [Fact]
    public async Task Given_telegram_is_out_while_a_cycle_goes_on_when_it_is_back_then_only_the_end_is_told()
    {
        await using var chat = await Chat.OpenAsync();
        chat.Faults.Add(new FaultRule { Path = "sendMessage", Fault = FaultKind.DropRequest, From = 1, To = 2 });
        var watch = chat.Get<ICycleWatch>();
        watch.Reached(CycleStage.Begun, Asked, new CycleNotes());
        watch.Reached(CycleStage.Judged, Asked, Some.Bought());
        await EndAsync(chat, Asked);
        await chat.IdleAsync();

        Assert.Contains("4️⃣", Assert.Single(chat.Messages()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_person_told_of_trades_alone_when_anothers_cycle_does_not_trade_then_they_see_its_end()
    {
        await using var chat = await Chat.OpenAsync();
        chat.Server.People.Add(new Person(5, "Kim"));
        await chat.WriteAsync(db => db.People.Add(new PersonRow
        {
            Id = 5, AccountId = 1, ChatId = 5, Language = "en", AddedAt = Chat.Start,
            NotifyLevel = NotifyLevel.TradesOnly,
        }));
        var watch = chat.Get<ICycleWatch>();
        watch.Reached(CycleStage.Trading, Asked, Some.Bought());
        await chat.SeeAsync("goes on", 5);
        await chat.WriteAsync(db => db.Cycles.Add(Some.Cycle(TerminalReason.FailedExchange, Some.Bought())));
        await chat.TellAsync(new Notice.CycleReported(1) { AskedBy = Asked.AskedBy });
        watch.Ended(Asked, TerminalReason.FailedExchange);

        await chat.SeeAsync("4️⃣", 5);
        await chat.SeeAsync("4️⃣");

        Assert.Single(chat.Messages(5));
        Assert.Single(chat.Messages());
    }

    [Fact]
    public async Task Given_an_end_on_its_way_when_the_next_cycle_begins_then_each_has_its_own_message()
    {
        await using var chat = await Chat.OpenAsync();
        chat.Faults.Add(Slow("editMessageText"));
        var watch = chat.Get<ICycleWatch>();
        watch.Reached(CycleStage.Begun, Asked, new CycleNotes());
        var first = await chat.SeeAsync("goes on");
        await chat.UntilAsync(db => db.Marks.Any(mark => mark.Name == "cycle-message:1"));
        await EndAsync(chat, Asked);
        await chat.SeeAsync("4️⃣");
        var next = Asked with { Slot = Asked.Slot.AddMinutes(1), StartedAt = Asked.StartedAt.AddMinutes(1) };

        watch.Reached(CycleStage.Begun, next, new CycleNotes());
        await chat.UntilAsync(db => !db.Marks.Any(mark => mark.Name == "cycle-message:1"));
        watch.Reached(CycleStage.Judged, next, Some.Bought());
        var second = await chat.SeeAsync("goes on");

        Assert.NotEqual(first.Id, second.Id);
        Assert.Contains("4️⃣", chat.Messages().Single(one => one.Id == first.Id).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_cycle_that_is_cut_short_when_it_is_shown_then_its_message_says_so()
    {
        await using var chat = await Chat.OpenAsync();
        var watch = chat.Get<ICycleWatch>();
        watch.Reached(CycleStage.Begun, Asked, new CycleNotes());
        var begun = await chat.SeeAsync("goes on");

        watch.Cut(Asked);

        Assert.Equal(begun.Id, (await chat.SeeAsync("was cut short")).Id);
    }

    [Fact]
    public async Task Given_a_message_whose_end_was_told_with_others_when_some_time_passed_then_it_shows_its_end()
    {
        await using var chat = await Chat.OpenAsync();
        var left = await chat.TypeAsync("/version");
        await chat.WriteAsync(db => db.Cycles.Add(Some.Cycle(TerminalReason.HoldNoSignal, Some.Held())));
        await chat.Get<LiveMessages>().KeepAsync(
            new LiveMessage(1, Chat.Owner, Chat.Start, left.Id, Chat.Start, "KRW-ETH"), CancellationToken.None);

        chat.Wall.Add(TimeSpan.FromMinutes(2));

        Assert.Equal(left.Id, (await chat.SeeAsync("4️⃣")).Id);
    }

    // It is done at once, and the bot learns of it only later.
    private static FaultRule Slow(string path) =>
        new() { Path = path, Fault = FaultKind.Delay, Delay = TimeSpan.FromSeconds(1), When = FaultMoment.After };

    private static async Task EndAsync(Chat chat, CycleTag cycle)
    {
        await chat.WriteAsync(db => db.Cycles.Add(Some.Cycle(TerminalReason.HoldNoSignal, Some.Held())));
        await chat.TellAsync(new Notice.CycleReported(1) { AskedBy = cycle.AskedBy });
        chat.Get<ICycleWatch>().Ended(cycle, TerminalReason.HoldNoSignal);
    }
}
