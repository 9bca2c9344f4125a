using System.Collections.Concurrent;
using Bot.Domain.Decisions;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Bot.Host.Telegram.Texts;
using Bot.Host.Trading;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Telegram.Notices;

/// <summary>
/// Shows a cycle in one message while it goes on: one that was asked for from its beginning, another once it is about
/// to trade. Only the newest state is shown, and none is queued; the end comes through the outbox, into the same
/// message.
/// </summary>
public sealed class CycleTeller(
    IDbContextFactory<BotDb> databases, LiveMessages live, AccountReader reader, ChatWire wire, ChatPace pace,
    ChatLanes lanes, OutboxBell bell) : ICycleWatch
{
    private readonly ConcurrentDictionary<int, Going> _going = new();

    /// <inheritdoc />
    public void Reached(CycleStage stage, CycleTag cycle, CycleNotes notes)
    {
        if (cycle.AskedBy is not null || stage == CycleStage.Trading)
        {
            _going[cycle.Account] = new Going(cycle, stage, notes);
            lanes.Post(LaneFor(cycle), token => SpreadAsync(cycle.Account, token));
        }
    }

    /// <inheritdoc />
    public void Ended(CycleTag cycle, TerminalReason reason)
    {
        if (cycle.AskedBy is null && !reason.IsTrade())
        {
            lanes.Post(LaneFor(cycle), token => TellEveryStageAsync(cycle, token));
        }

        Over(cycle);
    }

    /// <inheritdoc />
    public void Cut(CycleTag cycle) => Over(cycle);

    /// <summary>
    /// The message of a chat that shows that cycle as it goes on, or null. Nothing is shown of it any more but its end.
    /// </summary>
    public async Task<int?> TakeAsync(int account, long chat, long cycle, CancellationToken token)
    {
        if (await reader.CycleAsync(account, cycle, token) is not { } story)
        {
            return null;
        }

        if (_going.TryGetValue(account, out var going) && going.Cycle.Slot == story.Row.Slot)
        {
            _going.TryRemove(new(account, going));
        }

        // What is being shown right now comes first.
        var passed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (lanes.Post(LaneOf(chat), _ => Task.FromResult(passed.TrySetResult())))
        {
            await passed.Task.WaitAsync(token);
        }

        return await live.FindAsync(account, chat, token) is { } message && message.Slot == story.Row.Slot
            ? message.MessageId
            : null;
    }

    /// <summary>The chat shows the end.</summary>
    public Task ForgetAsync(int account, long chat, CancellationToken token) => live.ForgetAsync(account, chat, token);

    /// <summary>
    /// What shows a cycle as going on that does not, after the program's end or because its end was told otherwise, is
    /// brought to a true end.
    /// </summary>
    public async Task SweepAsync(CancellationToken token)
    {
        foreach (var message in await live.AllAsync(token))
        {
            lanes.Post(LaneOf(message.Chat), lane => CloseAsync(message, lane));
        }
    }

    private static string LaneOf(long chat) => $"cycle in {chat}";

    private static string LaneFor(CycleTag cycle) => $"cycle of {cycle.Account}";

    // Where it was shown, what shows it is brought to its end unless the outbox is about to tell it.
    private void Over(CycleTag cycle)
    {
        if (_going.TryRemove(cycle.Account, out _))
        {
            lanes.Post(LaneFor(cycle), token => CloseAllAsync(cycle, token));
        }
    }

    private async Task SpreadAsync(int account, CancellationToken token)
    {
        if (!_going.TryGetValue(account, out var going))
        {
            return;
        }

        var notice = new Notice.CycleReported(0)
        {
            AskedBy = going.Cycle.AskedBy,
            IsTrade = going.Stage == CycleStage.Trading,
        };
        await using var db = await databases.CreateDbContextAsync(token);
        var people = await db.People.AsNoTracking()
            .Where(person => person.AccountId == account && person.ChatId != null)
            .ToListAsync(token);
        var groups = await db.Groups.AsNoTracking().Where(group => group.AccountId == account).ToListAsync(token);
        var listeners = people
            .FindAll(person => person.NotifyLevel != NotifyLevel.FourStages && Audience.Wants(person, notice))
            .ConvertAll(Listener.Of);
        listeners.AddRange(groups.ConvertAll(Listener.Of));
        foreach (var listener in listeners)
        {
            lanes.Post(LaneOf(listener.Chat), lane => ShowAsync(account, listener, lane));
        }
    }

    private async Task ShowAsync(int account, Listener listener, CancellationToken token)
    {
        var before = await live.FindAsync(account, listener.Chat, token);
        if (!_going.TryGetValue(account, out var going))
        {
            return;
        }

        if (before is not null && before.Slot != going.Cycle.Slot)
        {
            await CloseAsync(before, token);
            before = await live.FindAsync(account, listener.Chat, token);
            if (before is not null && before.Slot != going.Cycle.Slot)
            {
                // The end of the one before is about to take that message; the next stage is shown in a new one.
                return;
            }
        }

        var view = View.Of(CycleReport.Live(going.Cycle, going.Stage, going.Notes, listener.Texts));
        var delivery = await pace.SendAsync(
            listener.Chat, () => SendAsync(going, listener.Chat, before, view, token), token);
        if (before is null && delivery is Delivery.Done done)
        {
            var cycle = going.Cycle;
            var message = new LiveMessage(
                account, listener.Chat, cycle.Slot, done.MessageId, cycle.StartedAt, cycle.Market);
            await live.KeepAsync(message, token);

            // Its end may have come before Telegram answered: nobody who looked knew of the message then.
            await CloseAsync(message, token);
        }
    }

    private async Task<Delivery> SendAsync(
        Going going, long chat, LiveMessage? before, View view, CancellationToken token)
    {
        // Its end may have come while it waited for its turn.
        if (!_going.TryGetValue(going.Cycle.Account, out var now) || now.Cycle.Slot != going.Cycle.Slot)
        {
            return new Delivery.Unchanged();
        }

        return before is null
            ? await wire.SendAsync(chat, view, silent: true, token)
            : await wire.EditAsync(chat, before.MessageId, view, token);
    }

    private async Task CloseAllAsync(CycleTag cycle, CancellationToken token)
    {
        foreach (var message in await live.AllAsync(token))
        {
            if (message.Account == cycle.Account && message.Slot == cycle.Slot)
            {
                lanes.Post(LaneOf(message.Chat), lane => CloseAsync(message, lane));
            }
        }
    }

    // A cycle that neither traded nor was asked for is told to those who want every stage, and to nobody else.
    private async Task TellEveryStageAsync(CycleTag cycle, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        var wanting = await db.People.AsNoTracking()
            .Where(person => person.AccountId == cycle.Account && person.NotifyLevel == NotifyLevel.FourStages)
            .Select(person => person.Id)
            .ToListAsync(token);
        if (wanting.Count == 0)
        {
            return;
        }

        var row = await db.Cycles.AsNoTracking().FirstOrDefaultAsync(
            one => one.AccountId == cycle.Account && one.Slot == cycle.Slot && one.Market == cycle.Market, token);
        if (row is null)
        {
            return;
        }

        foreach (var person in wanting)
        {
            Outbox.Add(db, cycle.Account, row.EndedAt, new Notice.CycleReported(row.Id), person);
        }

        await db.SaveChangesAsync(token);
        bell.Ring();
    }

    // Shows how it ended, or that nobody knows; where the outbox is about to tell it, that is left to it.
    private async Task CloseAsync(LiveMessage message, CancellationToken token)
    {
        if (_going.TryGetValue(message.Account, out var going) && going.Cycle.Slot == message.Slot)
        {
            return;
        }

        if (await ReaderAsync(message, token) is not { } told)
        {
            await live.ForgetAsync(message.Account, message.Chat, token);
            return;
        }

        var story = await StoryAsync(message, token);
        if (story is not null && await IsWaitingAsync(message.Chat, story.Row, told, token))
        {
            return;
        }

        // The outbox may have told it since it was looked up, and another cycle may be shown in that chat.
        if ((await live.FindAsync(message.Account, message.Chat, token))?.MessageId != message.MessageId)
        {
            return;
        }

        var html = story is null
            ? CycleReport.Interrupted(message.StartedAt, message.Market, told.Texts)
            : CycleReport.Text(
                story,
                await reader.WorthAtAsync(message.Account, story.Row.EndedAt, token),
                await reader.FirstWorthAsync(message.Account, token),
                told.Texts);

        // What does not arrive is tried again with the next sweep.
        if (await wire.EditAsync(message.Chat, message.MessageId, View.Of(html), token) is not Delivery.Later)
        {
            await live.ForgetAsync(message.Account, message.Chat, token);
        }
    }

    private async Task<Reader?> ReaderAsync(LiveMessage message, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        var person = await db.People.AsNoTracking().FirstOrDefaultAsync(
            one => one.AccountId == message.Account && one.ChatId == message.Chat, token);
        var group = await db.Groups.AsNoTracking().FirstOrDefaultAsync(
            one => one.AccountId == message.Account && one.ChatId == message.Chat, token);
        return (person, group) switch
        {
            ({ } one, _) => new Reader(
                Listener.Of(one).Texts,
                (row, cycle) => (row.PersonId ?? one.Id) == one.Id && Audience.Wants(one, cycle)),
            (_, { } one) => new Reader(
                Listener.Of(one).Texts, (row, cycle) => row.PersonId is null && Audience.GroupWants(cycle)),
            _ => null,
        };
    }

    private async Task<CycleStory?> StoryAsync(LiveMessage message, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        var id = await db.Cycles
            .Where(row => row.AccountId == message.Account && row.Market == message.Market && row.Slot == message.Slot)
            .Select(row => (long?)row.Id)
            .FirstOrDefaultAsync(token);
        return id is { } known ? await reader.CycleAsync(message.Account, known, token) : null;
    }

    // Whether the outbox is still to tell a chat of that cycle: it has it in its queue, or will have.
    private async Task<bool> IsWaitingAsync(
        long chat, CycleRow cycle, Reader whom, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        var rows = await db.Outbox.AsNoTracking()
            .Where(row => row.EndedAt == null && row.AccountId == cycle.AccountId
                && row.Priority == NoticePriority.Chatter)
            .Select(row => new
            {
                Row = row,
                IsQueued = db.Deliveries.Any(
                    one => one.OutboxId == row.Id && one.ChatId == chat && one.EndedAt == null),
                IsSpread = db.Deliveries.Any(one => one.OutboxId == row.Id),
            })
            .ToListAsync(token);
        return rows.Exists(one => Outbox.Read(one.Row) is Notice.CycleReported told && told.CycleId == cycle.Id
            && (one.IsQueued || (!one.IsSpread && whom.Wants(one.Row, told))));
    }

    /// <summary>Who reads a message: in which language, and what the outbox is to tell them.</summary>
    private sealed record Reader(ITexts Texts, Func<OutboxRow, Notice, bool> Wants);

    /// <summary>A cycle on its way.</summary>
    private sealed record Going(CycleTag Cycle, CycleStage Stage, CycleNotes Notes);
}
