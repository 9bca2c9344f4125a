using System.Collections.Concurrent;
using System.Collections.Immutable;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Bot.Host.Telegram.Texts;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Telegram;

/// <summary>
/// Keeps one panel a chat: edited in place, never queued, only ever the newest state. While a person reads another
/// screen in that message, it is left alone.
/// </summary>
public sealed class PanelKeeper(
    IDbContextFactory<BotDb> databases, AccountReader reader, ChatWire wire, ChatLanes lanes, WallClock wall)
{
    private static readonly TimeSpan LeastGap = TimeSpan.FromSeconds(1);
    private const int LeftMost = 16;
    private readonly ConcurrentDictionary<long, Shown> _shown = new();
    private readonly ConcurrentDictionary<long, ImmutableList<int>> _left = new();
    private readonly ConcurrentDictionary<long, bool> _refreshing = new();
    private DateTimeOffset _refreshedAt = DateTimeOffset.MinValue;

    /// <summary>The lane of a chat, so that its panel and its screens change in order.</summary>
    public static string LaneOf(long chat) => $"chat {chat}";

    /// <summary>Sends a new panel to the bottom of a chat; the one before goes.</summary>
    public async Task SendAsync(ChatPerson person, long chat, CancellationToken token)
    {
        var view = await ViewAsync(person, token);
        if (await wire.SendAsync(chat, view, silent: true, token) is Delivery.Done sent)
        {
            await MoveAsync(person, chat, sent.MessageId, view, token);
        }
    }

    /// <summary>Makes a message the panel; where it is not there any more, a new one is sent.</summary>
    /// <returns>What became of it in that message.</returns>
    public async Task<Delivery> ShowInAsync(ChatPerson person, long chat, int message, CancellationToken token)
    {
        var view = await ViewAsync(person, token);
        var delivery = await wire.EditAsync(chat, message, view, token);
        switch (delivery)
        {
            case Delivery.Done or Delivery.Unchanged:
                await MoveAsync(person, chat, message, view, token);
                break;
            case Delivery.Gone:
                await SendAsync(person, chat, token);
                break;
        }

        return delivery;
    }

    /// <summary>A message shows something else from now on, so the panel in it is not refreshed.</summary>
    /// <returns>False where it did already.</returns>
    public bool Leave(long chat, int message)
    {
        var before = _left.GetValueOrDefault(chat) ?? [];
        _left.AddOrUpdate(
            chat, _ => [message],
            (_, left) => left.Contains(message) ? left : [.. left.TakeLast(LeftMost - 1), message]);
        return !before.Contains(message);
    }

    /// <summary>A message that was left is the panel's again: what was to be shown in it did not arrive.</summary>
    public void Stay(long chat, int message) => _left.AddOrUpdate(chat, _ => [], (_, left) => left.Remove(message));

    /// <summary>
    /// Refreshes the panels of all chats that show one, in their lanes; once a second at most, the next call makes up
    /// for it.
    /// </summary>
    public async Task RefreshAsync(CancellationToken token)
    {
        if (wall.Now - _refreshedAt < LeastGap)
        {
            return;
        }

        _refreshedAt = wall.Now;
        await using var db = await databases.CreateDbContextAsync(token);
        var panels = await db.Panels.AsNoTracking().ToListAsync(token);
        foreach (var chat in panels.Where(IsDue).Select(panel => panel.ChatId))
        {
            PostRefresh(chat);
        }
    }

    // One waits at most: in a lane that is held up they must not push out what people ask for.
    private void PostRefresh(long chat)
    {
        if (_refreshing.TryAdd(chat, true) && !lanes.Post(LaneOf(chat), lane => RefreshOnceAsync(chat, lane)))
        {
            _refreshing.TryRemove(chat, out _);
        }
    }

    private bool IsDue(PanelRow panel) =>
        !(_left.TryGetValue(panel.ChatId, out var left) && left.Contains(panel.MessageId))
        && (!_shown.TryGetValue(panel.ChatId, out var shown) || wall.Now >= shown.Until);

    private async Task RefreshOnceAsync(long chat, CancellationToken token)
    {
        _refreshing.TryRemove(chat, out _);
        await RefreshAsync(chat, token);
    }

    private async Task RefreshAsync(long chat, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        var panel = await db.Panels.AsNoTracking().FirstOrDefaultAsync(row => row.ChatId == chat, token);
        if (panel is null || !IsDue(panel) || await PersonOfAsync(db, panel, token) is not { } person)
        {
            return;
        }

        var view = await ViewAsync(person, token);
        var known = _shown.TryGetValue(chat, out var shown) && shown.Message == panel.MessageId ? shown.View : null;
        if (known is not null && known.LooksLike(view))
        {
            return;
        }

        // What did not arrive is tried again, after the rest that was asked for.
        var delivery = await wire.EditAsync(chat, panel.MessageId, view, token);
        _shown[chat] = delivery is Delivery.Later later
            ? new Shown(panel.MessageId, known, wall.Now + (later.Wait ?? LeastGap))
            : new Shown(panel.MessageId, view, wall.Now + LeastGap);
        if (delivery is Delivery.Gone)
        {
            await SendAsync(person, chat, token);
        }
    }

    // Whose eyes it is for; in a group those of whoever had the account told there.
    private static async Task<ChatPerson?> PersonOfAsync(BotDb db, PanelRow panel, CancellationToken token)
    {
        var group = await db.Groups.AsNoTracking().FirstOrDefaultAsync(
            one => one.AccountId == panel.AccountId && one.ChatId == panel.ChatId, token);
        var row = await db.People.AsNoTracking().FirstOrDefaultAsync(
            one => one.AccountId == panel.AccountId
                && (group == null ? one.ChatId == panel.ChatId : one.Id == group.AddedBy),
            token);
        return row is null
            ? null
            : ChatPerson.Of(row) with
            {
                Texts = Languages.Find(group?.Language ?? row.Language) ?? Languages.Guess(null),
            };
    }

    private async Task<View> ViewAsync(ChatPerson person, CancellationToken token) =>
        Panel.Of(await reader.ReadAsync(person.Account, token), person);

    private async Task MoveAsync(ChatPerson person, long chat, int message, View view, CancellationToken token)
    {
        _shown[chat] = new Shown(message, view, wall.Now + LeastGap);
        Stay(chat, message);
        await using var db = await databases.CreateDbContextAsync(token);
        var row = await db.Panels.FirstOrDefaultAsync(panel => panel.ChatId == chat, token);
        var before = row?.MessageId;
        if (row is null)
        {
            db.Panels.Add(new PanelRow { ChatId = chat, AccountId = person.Account, MessageId = message });
        }
        else
        {
            (row.AccountId, row.MessageId) = (person.Account, message);
        }

        await db.SaveChangesAsync(token);
        if (before is { } old && old != message)
        {
            await wire.DeleteAsync(chat, old, token);
        }
    }

    /// <summary>What a chat's panel message shows, or null where nobody knows, and until when it stays so.</summary>
    private sealed record Shown(int Message, View? View, DateTimeOffset Until);
}
