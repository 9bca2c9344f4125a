using System.Globalization;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Bot.Host.Telegram.People;
using Bot.Host.Telegram.Texts;
using Microsoft.EntityFrameworkCore;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace Bot.Host.Telegram;

/// <summary>
/// The door: the only code that looks into a raw update. Whoever is not listed gets no further, and an empty list is
/// nobody.
/// </summary>
public sealed class Gatekeeper(
    IDbContextFactory<BotDb> databases, Strangers strangers, OutboxBell bell, KnownPeople known, GroupBook groups,
    WallClock wall, TimeProvider time)
{
    private static readonly TimeSpan Oldest = TimeSpan.FromMinutes(2);

    /// <summary>The request that an update is, or null when it is none of a listed person.</summary>
    /// <param name="update">What Telegram delivered.</param>
    /// <param name="wasUnattended">
    /// It waited while nobody polled: it may be old, and a press does not say how old.
    /// </param>
    /// <param name="token">Ends the looking up.</param>
    public async Task<ChatRequest?> AdmitAsync(Update update, bool wasUnattended, CancellationToken token)
    {
        if (update is { MyChatMember: not null } or { Message.MigrateToChatId: not null })
        {
            await ChangedAsync(update, token);
            return null;
        }

        var from = update.Message?.From ?? update.CallbackQuery?.From;
        var chat = update.Message?.Chat ?? update.CallbackQuery?.Message?.Chat;
        if (from is null || chat is null || !await IsMeantAsync(update, from, chat, token))
        {
            return null;
        }

        if (await AdmittedAsync(update, from, chat, token) is not { } person)
        {
            return await NewcomerAsync(update, from, chat, token);
        }

        var request = RequestOf(update, person with { Group = PlaceOf(chat) }, chat, wasUnattended);
        return request is null || await groups.TurnsAwayAsync(request, token) ? null : request;
    }

    // Whoever comes in by an invitation asks for the panel.
    private async Task<ChatRequest?> NewcomerAsync(Update update, User from, Chat chat, CancellationToken token)
    {
        var newcomer = await strangers.ReceiveAsync(update, from, chat, token);
        return newcomer is not null && update.Message is { } first
            ? new ChatRequest.Typed(
                newcomer, chat.Id, first.Id, OnceOf(first), IsLate: false, $"/{CommandName.Start.Text()}")
            : null;
    }

    // Panic waits for nobody, not even for the bot's own name.
    private async Task<bool> IsMeantAsync(Update update, User from, Chat chat, CancellationToken token) =>
        !from.IsBot
        && (PlaceOf(chat) is null || IsPanic(update)
            || !await groups.IsForAnotherAsync(update.Message?.Text, token));

    // What is no command in a group is people talking to each other.
    private ChatRequest? RequestOf(Update update, ChatPerson person, Chat chat, bool wasUnattended) =>
        update switch
        {
            { Message.Text: var text } when person.Group is not null && text?.StartsWith('/') != true => null,
            { Message: { } message } => new ChatRequest.Typed(
                person, chat.Id, message.Id, OnceOf(message), wasUnattended && IsOld(message.Date), message.Text ?? ""),
            { CallbackQuery: { Message: { } message } press } => new ChatRequest.Pressed(
                person, chat.Id, message.Id, $"k{press.Id}/{message.Id}/{Stamp(message.Date)}", wasUnattended, press.Id,
                press.Data)
            {
                IsOnPicture = message.Photo is not null,
            },
            _ => null,
        };

    // The bot came into a group or went, or a group got another number.
    private async Task ChangedAsync(Update update, CancellationToken token)
    {
        if (update is { Message: { MigrateToChatId: { } successor, Chat: var old } })
        {
            await groups.MovedAsync(old.Id, successor, token);
        }
        else if (update.MyChatMember is { } change && PlaceOf(change.Chat) is { } place)
        {
            await MemberAsync(update, change, place, token);
        }
    }

    private async Task MemberAsync(
        Update update, ChatMemberUpdated change, GroupPlace place, CancellationToken token)
    {
        if (!change.NewChatMember.IsInChat)
        {
            await groups.LeftAsync(place.Chat, token);
        }
        else if (await AdmittedAsync(update, change.From, change.Chat, token) is not { } person)
        {
            await groups.LeaveAsync(place.Chat, token);
            await strangers.MayGreetAsync(change.From, token);
        }
        else if (!change.OldChatMember.IsInChat)
        {
            await groups.JoinedAsync(person, place, token);
        }
    }

    private static GroupPlace? PlaceOf(Chat chat) =>
        chat.Type == ChatType.Private ? null : new GroupPlace(chat.Id, chat.Title ?? "");

    /// <summary>Whether an update comes from a person's own chat.</summary>
    public static bool IsPrivate(Update update) =>
        (update.Message?.Chat ?? update.CallbackQuery?.Message?.Chat)?.Type == ChatType.Private;

    /// <summary>The chat that an update comes from; null for one that comes from none.</summary>
    public static long? ChatOf(Update update) =>
        (update.Message?.Chat ?? update.CallbackQuery?.Message?.Chat ?? update.MyChatMember?.Chat)?.Id;

    /// <summary>Whether somebody was let in before; whether they may still come in is another question.</summary>
    public bool HasSeen(User from) => known.Find(from.Id, from.LanguageCode) is not null;

    /// <summary>The language to tell somebody in that there is no time for looking up.</summary>
    public ITexts TextsFor(User from) =>
        known.Find(from.Id, from.LanguageCode)?.Texts ?? Languages.Guess(from.LanguageCode);

    /// <summary>Whether an update asks for panic: it goes before all others, and needs no database.</summary>
    public static bool IsPanic(Update update) =>
        PanicLine.IsPanic(update.Message?.Text) || PanicLine.IsPanicKey(update.CallbackQuery?.Data);

    // Panic does not wait for a database, and whoever was let in before is not turned away while it is down.
    private async Task<ChatPerson?> AdmittedAsync(Update update, User from, Chat chat, CancellationToken token)
    {
        if (IsPanic(update) && known.Find(from.Id, from.LanguageCode) is { } person)
        {
            return person;
        }

        try
        {
            var listed = await PersonAsync(from, chat, token);
            if (listed is null)
            {
                known.Forget(from.Id);
            }
            else
            {
                known.Saw(listed);
            }

            return listed;
        }
        catch (Exception failure) when (DatabaseFaults.Is(failure))
        {
            return known.Find(from.Id, from.LanguageCode);
        }
    }

    // A stand-in may date messages on the market's clock; the clock that is nearer is the one it used.
    private bool IsOld(DateTime date)
    {
        var sent = new DateTimeOffset(date, TimeSpan.Zero);
        var (byWall, byMarket) = (wall.Now - sent, time.GetUtcNow() - sent);
        return (byWall.Duration() < byMarket.Duration() ? byWall : byMarket) > Oldest;
    }

    private static string OnceOf(Message message) => $"m{message.Chat.Id}/{message.Id}/{Stamp(message.Date)}";

    private static string Stamp(DateTime date) => date.Ticks.ToString(CultureInfo.InvariantCulture);

    private async Task<ChatPerson?> PersonAsync(User from, Chat chat, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        var row = await db.People.FirstOrDefaultAsync(person => person.Id == from.Id, token);
        if (row is null)
        {
            return null;
        }

        await LearnAsync(db, row, from, chat, token);
        return ChatPerson.Of(row);
    }

    // Where to write to a person, and in which language, is known once they have written.
    private async Task LearnAsync(BotDb db, PersonRow row, User from, Chat chat, CancellationToken token)
    {
        row.Language ??= Languages.Guess(from.LanguageCode).Code;
        row.Name = $"{from.FirstName} {from.LastName}".Trim();
        if (chat.Type == ChatType.Private)
        {
            row.ChatId = chat.Id;
        }

        if (db.ChangeTracker.HasChanges())
        {
            await db.SaveChangesAsync(token);
            bell.Ring();
        }
    }
}
