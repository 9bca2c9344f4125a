using Bot.Host.Storage.Rows;
using Bot.Host.Telegram;
using Bot.Host.Trading;
using Bot.Sandbox.Telegram;
using Microsoft.EntityFrameworkCore;

namespace Bot.Tests.Telegram;

/// <summary>A notice ends once everybody has it.</summary>
public sealed class OutboxEndTests
{
    private static readonly Notice Stopping = new Notice.BotStopping();

    [Fact]
    public async Task Given_two_chats_when_both_are_told_in_the_same_moment_then_the_notice_ends()
    {
        await using var chat = await Chat.PrepareAsync();
        chat.Server.People.Add(new Person(5, "Kim"));
        await chat.WriteAsync(db => db.People.Add(new PersonRow
        {
            Id = 5, AccountId = 1, Role = PersonRole.Viewer, ChatId = 5, Language = "en", AddedAt = Chat.Start,
        }));
        var desk = chat.Get<OutboxDesk>();
        await chat.TellAsync([.. Enumerable.Repeat(Stopping, 50)]);
        foreach (var waits in await chat.Get<OutboxSpread>().SpreadAsync(CancellationToken.None))
        {
            Assert.NotNull(await desk.NextAsync(waits, CancellationToken.None));
        }

        while (await desk.NextAsync(Chat.Owner, CancellationToken.None) is { } mine)
        {
            var theirs = await desk.NextAsync(5, CancellationToken.None);
            await Task.WhenAll(
                Task.Run(() => desk.EndAsync(mine, null, CancellationToken.None)),
                Task.Run(() => desk.EndAsync(theirs!, null, CancellationToken.None)));
        }

        Assert.Equal(0, await chat.ReadAsync(db => db.Outbox.Count(row => row.EndedAt == null)));
    }

    [Fact]
    public async Task Given_a_notice_that_everybody_was_told_and_that_is_open_when_the_program_begins_then_it_ends()
    {
        await using var chat = await Chat.PrepareAsync();
        await chat.TellAsync(Stopping);
        await chat.Get<OutboxSpread>().SpreadAsync(CancellationToken.None);
        await chat.WriteAsync(db => db.Deliveries.Single().EndedAt = Chat.Start);

        await chat.RunAsync();

        await chat.UntilAsync(db => db.Outbox.AsNoTracking().Single().EndedAt is not null);
        Assert.Empty(chat.Messages());
    }
}
