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
            lanes.Post($"cycle of {cycle.Account}", token => SpreadAsync(cycle.Account, token));
        }
    }

    /// <inheritdoc />
    public void Ended(CycleTag cycle, TerminalReason reason)
    {
        var wasShown = _going.TryRemove(cycle.Account, out _);
        if (cycle.AskedBy is null && !reason.IsTrade())
        {
            lanes.Post($"cycle of {cycle.Account}", token => EndedQuietlyAsync(cycle, wasShown, token));
        }
    }

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

    /// <summary>What the end of the program left going on is brought to a true end.</summary>
    public async Task SweepAsync(CancellationToken token)
    {
        foreach (var message in await live.AllAsync(token))
        {
            lanes.Post(LaneOf(message.Chat), lane => CloseAsync(message, lane));
        }
    }

    private static string LaneOf(long chat) => $"cycle in {chat}";

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

    // A cycle that neither traded nor was asked for is told to those who want every stage, and to nobody else.
    private async Task EndedQuietlyAsync(CycleTag cycle, bool wasShown, CancellationToken token)
    {
        await TellEveryStageAsync(cycle, token);
        if (!wasShown)
        {
            return;
        }

        foreach (var message in await live.AllAsync(token))
        {
            if (message.Account == cycle.Account && message.Slot == cycle.Slot)
            {
                lanes.Post(LaneOf(message.Chat), lane => CloseAsync(message, lane));
            }
        }
    }

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

        var texts = await TextsAsync(message, token);
        var story = await StoryAsync(message, token);
        if (texts is null || (story is not null && await IsWaitingAsync(message.Chat, story.Row.Id, token)))
        {
            return;
        }

        var html = story is null
            ? CycleReport.Interrupted(message.StartedAt, message.Market, texts)
            : CycleReport.Text(
                story,
                await reader.WorthAtAsync(message.Account, story.Row.EndedAt, token),
                await reader.FirstWorthAsync(message.Account, token),
                texts);
        var delivery = await pace.SurelyAsync(
            () => wire.EditAsync(message.Chat, message.MessageId, View.Of(html), token), token);
        if (delivery is not Delivery.Later)
        {
            await live.ForgetAsync(message.Account, message.Chat, token);
        }
    }

    private async Task<ITexts?> TextsAsync(LiveMessage message, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        var person = await db.People.AsNoTracking().FirstOrDefaultAsync(one => one.ChatId == message.Chat, token);
        var group = await db.Groups.AsNoTracking().FirstOrDefaultAsync(one => one.ChatId == message.Chat, token);
        return (person, group) switch
        {
            ({ } one, _) => Listener.Of(one).Texts,
            (_, { } one) => Listener.Of(one).Texts,
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

    private async Task<bool> IsWaitingAsync(long chat, long cycle, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        var rows = await db.Outbox.AsNoTracking()
            .Where(row => row.EndedAt == null && row.Priority == NoticePriority.Chatter
                && !db.Deliveries.Any(one => one.OutboxId == row.Id && one.ChatId == chat && one.EndedAt != null))
            .ToListAsync(token);
        return rows.Exists(row => Outbox.Read(row) is Notice.CycleReported one && one.CycleId == cycle);
    }

    /// <summary>A cycle on its way.</summary>
    private sealed record Going(CycleTag Cycle, CycleStage Stage, CycleNotes Notes);
}
