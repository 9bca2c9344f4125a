using System.Globalization;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Bot.Host.Telegram.Texts;
using Bot.Host.Trading;
using Microsoft.EntityFrameworkCore;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace Bot.Host.Telegram.People;

/// <summary>
/// Receives whoever is not listed: lets them in by an invitation, else greets them once an hour at most and tells the
/// owner once.
/// </summary>
public sealed class Strangers(
    IDbContextFactory<BotDb> databases, Invitations invitations, ChatWire wire, OutboxBell bell, KnownPeople known,
    WallClock wall, TimeProvider time)
{
    private const int NameMost = 50;
    private static readonly TimeSpan BetweenGreetings = TimeSpan.FromHours(1);

    /// <summary>The person that a stranger has become, or null when they stay one.</summary>
    public async Task<ChatPerson?> ReceiveAsync(Update update, User from, Chat chat, CancellationToken token)
    {
        // In a group a stranger is just somebody who talks.
        if (chat.Type == ChatType.Private && Invitations.TokenOf(update.Message?.Text) is { } given)
        {
            switch (await invitations.RedeemAsync(from, chat.Id, given, token))
            {
                case Redeemed.In(var person, var account):
                    await WelcomeAsync(person, account, from, chat.Id, token);
                    return person;
                case Redeemed.Over:
                    var over = Languages.Guess(from.LanguageCode).People.InviteOver;
                    await wire.SendAsync(chat.Id, View.Of(over), silent: true, token);
                    return null;
            }
        }

        await TurnAwayAsync(update, from, chat, token);
        return null;
    }

    /// <summary>Whether a stranger may be greeted now; then it is noted, and the owner is told once.</summary>
    public async Task<bool> MayGreetAsync(User from, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        var account = await db.Accounts.OrderBy(row => row.Id).Select(row => row.Id).FirstOrDefaultAsync(token);
        if (account == 0)
        {
            return false;
        }

        // The mark says when the stranger was last greeted; making it is what tells the owner.
        var name = $"stranger:{from.Id.ToString(CultureInfo.InvariantCulture)}";
        var mark = await db.Marks.FirstOrDefaultAsync(row => row.AccountId == account && row.Name == name, token);
        if (mark is null)
        {
            mark = new MarkRow { AccountId = account, Name = name, Value = "" };
            db.Marks.Add(mark);
            Outbox.Add(db, account, time.GetUtcNow(), new Notice.StrangerSeen(from.Id, Called(from)));
        }
        else if (wall.Now - DateTimeOffset.Parse(mark.Value, CultureInfo.InvariantCulture) < BetweenGreetings)
        {
            return false;
        }

        mark.Value = wall.Now.ToString("O", CultureInfo.InvariantCulture);
        await db.SaveChangesAsync(token);
        bell.Ring();
        return true;
    }

    // The panel follows, as for everybody who asks for it.
    private async Task WelcomeAsync(
        ChatPerson person, AccountRow account, User from, long chat, CancellationToken token)
    {
        known.Saw(person);
        bell.Ring();
        var welcome = person.Texts.People.Welcome(
            Html.Excerpt(from.FirstName, NameMost), person.Texts.Words.Of(person.Role),
            Html.Excerpt(account.Name, NameMost), person.Role >= PersonRole.Trader);
        await wire.SendAsync(chat, View.Of(welcome), silent: false, token);
    }

    private async Task TurnAwayAsync(Update update, User from, Chat chat, CancellationToken token)
    {
        if (update.CallbackQuery is { } press)
        {
            await wire.AnswerAsync(press.Id, null, token);
        }

        if (chat.Type == ChatType.Private && await MayGreetAsync(from, token))
        {
            await wire.SendAsync(
                chat.Id, View.Of(Languages.Guess(from.LanguageCode).Answers.Stranger(from.Id)), silent: true, token);
        }
    }

    private static string Called(User from) => from.Username is { } name
        ? $"{from.FirstName} {from.LastName} (@{name})".Replace("  ", " ", StringComparison.Ordinal)
        : $"{from.FirstName} {from.LastName}".TrimEnd();
}
