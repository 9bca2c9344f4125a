using Bot.Domain.Accounts;
using Bot.Domain.States;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Bot.Host.Telegram.Screens;
using Bot.Host.Telegram.Texts;
using Bot.Host.Trading;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Telegram.People;

/// <summary>
/// Does what concerns people and keys and no trader, in the transaction that uses the question up: what was promised
/// when it was asked is looked at once more.
/// </summary>
public sealed class HouseDesk(
    Invitations invitations, IKeyRing ring, KeyTickets tickets, KnownPeople known, IAccountDoor door, WallClock wall,
    TimeProvider time)
{
    /// <summary>Does one; the caller saves, and calls what comes after once it is committed.</summary>
    public async Task<Deed> DoAsync(
        BotDb db, ChatRequest request, PersonCommand.AtOnce command, CancellationToken token)
    {
        var (person, texts) = (request.Person, request.Person.Texts);
        return command switch
        {
            PersonCommand.Invite invite => Invite(db, request, invite),
            _ when person.Role < Needed(command) =>
                Deed.Refused("the role does not suffice", texts.Answers.NotAllowed(Needed(command)), texts),
            PersonCommand.StoreKeys store => await StoreAsync(db, person, store, token),
            PersonCommand.DropKeys => await DropAsync(db, person, token),
            PersonCommand.SetRole role => await RoleAsync(db, texts, role, token),
            PersonCommand.Remove gone => await RemoveAsync(db, texts, gone, token),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static PersonRole Needed(PersonCommand.AtOnce command) =>
        command is PersonCommand.SetRole or PersonCommand.Remove ? PersonRole.Owner : PersonRole.Trader;

    private Deed Invite(BotDb db, ChatRequest request, PersonCommand.Invite invite)
    {
        var (person, texts) = (request.Person, request.Person.Texts);
        if (!Invitations.MayInvite(person, invite))
        {
            return Deed.Refused("the role does not suffice", texts.Answers.NotAllowed(PersonRole.Owner), texts);
        }

        if (request.ChatId != person.Id)
        {
            return Deed.Refused("not in a private chat", texts.People.OnlyInPrivate, texts);
        }

        var token = invitations.Make(db, person.Id, invite);
        return new Deed(
            "invited",
            View.Of(
                texts.People.Invited(invitations.LinkOf(token), token, (int)Invitations.Validity.TotalHours),
                Keyboard.Row(texts, CommandName.Invite), Keyboard.Back(texts)));
    }

    private async Task<Deed> StoreAsync(
        BotDb db, ChatPerson person, PersonCommand.StoreKeys store, CancellationToken token)
    {
        var texts = person.Texts;
        if (tickets.Take(store.Ticket, person.Id) is not { } given)
        {
            return Deed.Refused("not there any more", texts.Answers.Expired, texts);
        }

        if (await IsTradingAsync(db, person.Account, token))
        {
            return Deed.Refused("the account trades", texts.People.KeysInUse, texts);
        }

        var account = new AccountId(person.Account);
        await ring.PutAsync(db, account, given.Keys, (time.GetUtcNow(), person.Id, given.Expires), token);
        return new Deed("stored", Led(texts.People.KeysStored(Html.Escape(given.Keys.Tail)), texts, CommandName.Mode))
        {
            After = () => door.Refit(account),
        };
    }

    private async Task<Deed> DropAsync(BotDb db, ChatPerson person, CancellationToken token)
    {
        var texts = person.Texts;
        var account = await db.Accounts.SingleAsync(row => row.Id == person.Account, token);
        var row = await db.ExchangeKeys.FirstOrDefaultAsync(one => one.AccountId == account.Id, token);
        if (row is null)
        {
            return Deed.Refused("there are none", texts.People.NoKeysYet, texts);
        }

        if (account.Mode == TradingMode.Live)
        {
            return Deed.Refused("the account is live", texts.People.KeysInUse, texts);
        }

        db.ExchangeKeys.Remove(row);
        return new Deed("deleted", Led(texts.People.KeysDropped, texts, CommandName.Keys))
        {
            After = () => door.Refit(new AccountId(account.Id)),
        };
    }

    // Other keys open another purse: nothing may be open in this one.
    private static async Task<bool> IsTradingAsync(BotDb db, int account, CancellationToken token)
    {
        var row = await db.Accounts.AsNoTracking().SingleAsync(one => one.Id == account, token);
        return row.Mode == TradingMode.Live
            && (row.State != TradingState.Stopped
                || await OpenBusinessReader.OfAsync(db, account, token) != OpenBusiness.None);
    }

    private async Task<Deed> RoleAsync(BotDb db, ITexts texts, PersonCommand.SetRole command, CancellationToken token)
    {
        var person = await db.People.FirstOrDefaultAsync(row => row.Id == command.Person, token);
        if (Objection(person, texts) is { } objection)
        {
            return objection;
        }

        if (command.Role == PersonRole.Viewer && await LeavesAloneAsync(db, person!, token))
        {
            return Deed.Refused("the last one who trades there", texts.People.LastTrader, texts);
        }

        if (command.Role == PersonRole.Owner)
        {
            return Deed.Refused("the configuration names the owner", texts.People.OwnerStays, texts);
        }

        person!.Role = command.Role;
        await EndQuestionsAsync(db, person.Id, token);
        await EndInvitesAsync(db, person.Id, token);
        return new Deed(
            "done", Led(texts.People.RoleSet(NameOf(person), texts.Words.Of(command.Role)), texts, CommandName.Users))
        {
            After = () => known.Forget(command.Person),
        };
    }

    private async Task<Deed> RemoveAsync(BotDb db, ITexts texts, PersonCommand.Remove command, CancellationToken token)
    {
        var person = await db.People.FirstOrDefaultAsync(row => row.Id == command.Person, token);
        if (Objection(person, texts) is { } objection)
        {
            return objection;
        }

        if (await LeavesAloneAsync(db, person!, token))
        {
            return Deed.Refused("the last one who trades there", texts.People.LastTrader, texts);
        }

        await EndQuestionsAsync(db, person!.Id, token);
        await EndInvitesAsync(db, person.Id, token);
        db.Panels.RemoveRange(await db.Panels.Where(row => row.ChatId == person.ChatId).ToListAsync(token));

        // A group hears on the word of who let it: with them it ends.
        db.Groups.RemoveRange(await db.Groups.Where(row => row.AddedBy == person.Id).ToListAsync(token));
        db.People.Remove(person);
        return new Deed("removed", Led(texts.People.Removed(NameOf(person)), texts, CommandName.Users))
        {
            After = () => known.Forget(command.Person),
        };
    }

    private static Deed? Objection(PersonRow? person, ITexts texts) => person switch
    {
        null => Deed.Refused("there is no such person", texts.People.NoPerson, texts),
        { Role: PersonRole.Owner } => Deed.Refused("the configuration names the owner", texts.People.OwnerStays, texts),
        _ => null,
    };

    /// <summary>Whether nobody could trade any more in an account that is not at rest.</summary>
    internal static async Task<bool> LeavesAloneAsync(BotDb db, PersonRow person, CancellationToken token)
    {
        var account = person.AccountId;
        if (person.Role == PersonRole.Viewer
            || await db.People.AnyAsync(
                row => row.AccountId == account && row.Id != person.Id && row.Role != PersonRole.Viewer, token))
        {
            return false;
        }

        var state = await db.Accounts.Where(row => row.Id == account).Select(row => row.State).SingleAsync(token);
        return state != TradingState.Stopped
            || await OpenBusinessReader.OfAsync(db, account, token) != OpenBusiness.None;
    }

    private async Task EndQuestionsAsync(BotDb db, long person, CancellationToken token)
    {
        var open = await db.Confirmations
            .Where(row => row.PersonId == person && row.ConsumedAt == null)
            .ToListAsync(token);
        open.ForEach(row => row.ConsumedAt = wall.Now);
    }

    // With an invitation of their own somebody who was sent away would come in again.
    private async Task EndInvitesAsync(BotDb db, long person, CancellationToken token)
    {
        var open = await db.Invites
            .Where(row => row.CreatedBy == person && row.UsedAt == null)
            .ToListAsync(token);
        foreach (var invite in open.Where(row => row.ExpiresAt > wall.Now))
        {
            invite.ExpiresAt = wall.Now;
        }
    }

    private static string NameOf(PersonRow person) => Html.Excerpt(PeopleReader.NameOf(person), 50);

    private static View Led(string html, ITexts texts, CommandName next) =>
        View.Of(html, Keyboard.Row(texts, next), Keyboard.Back(texts));
}

/// <summary>What came of something that no trader does.</summary>
/// <param name="Result">For the audit log.</param>
/// <param name="View">For the person.</param>
public sealed record Deed(string Result, View View)
{
    /// <summary>What is to be done once it is committed.</summary>
    public Action After { get; init; } = () => { };

    /// <summary>Nothing was done.</summary>
    public static Deed Refused(string why, string html, ITexts texts) =>
        new($"refused: {why}", View.Of(html, Keyboard.Back(texts)));
}
