using Bot.Domain.Accounts;
using Bot.Host.Accounts;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Bot.Host.Trading;
using Microsoft.EntityFrameworkCore;
using Telegram.Bot.Types;

namespace Bot.Host.Telegram.People;

/// <summary>
/// Invitations: a token lets one person in, once, within a day. It is used up in the transaction that makes the person,
/// and the account where it promises one.
/// </summary>
public sealed class Invitations(
    IDbContextFactory<BotDb> databases, AccountSeed seed, NonceSource nonces, BotName name, IAccountDoor door,
    WallClock wall, TimeProvider time)
{
    /// <summary>How long an invitation stands.</summary>
    public static readonly TimeSpan Validity = TimeSpan.FromHours(24);

    private const int NameMost = 40;

    /// <summary>Whether a person may ask somebody in like that.</summary>
    public static bool MayInvite(ChatPerson person, PersonCommand.Invite invite) => person.Role switch
    {
        PersonRole.Owner => invite.Role != PersonRole.Owner,
        PersonRole.Trader => invite.Role == PersonRole.Viewer && invite.Account == person.Account,
        _ => false,
    };

    /// <summary>Writes an invitation down; the caller saves.</summary>
    public string Make(BotDb db, long by, PersonCommand.Invite invite)
    {
        var token = nonces.Next();
        db.Invites.Add(new InviteRow
        {
            Token = token,
            AccountId = invite.Account,
            Role = invite.Role,
            CreatedBy = by,
            CreatedAt = wall.Now,
            ExpiresAt = wall.Now + Validity,
        });
        return token;
    }

    /// <summary>Where a token is redeemed with one press; null while the bot's own name is not known.</summary>
    public string? LinkOf(string token) => name.Known is { } own ? $"https://t.me/{own}?start={token}" : null;

    /// <summary>The token that a text redeems, or null.</summary>
    public static string? TokenOf(string? text) =>
        text?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is [var command, var token]
        && command.Split('@')[0] is "/start"
        && token.Length is > 0 and <= NameMost
            ? token
            : null;

    /// <summary>Lets somebody in who is not listed.</summary>
    /// <param name="from">Who.</param>
    /// <param name="chat">Their private chat.</param>
    /// <param name="token">What they were given.</param>
    /// <param name="cut">Gives up.</param>
    public async Task<Redeemed> RedeemAsync(User from, long chat, string token, CancellationToken cut)
    {
        await using var db = await databases.CreateDbContextAsync(cut);

        // It begins with the right to write: of two who come at once the second sees what the first left.
        await using var transaction = await db.Database.BeginTransactionAsync(cut);
        if (await db.Invites.FirstOrDefaultAsync(row => row.Token == token, cut) is not { } invite)
        {
            return new Redeemed.Unknown();
        }

        if (await db.People.AnyAsync(row => row.Id == from.Id, cut))
        {
            return new Redeemed.AlreadyIn();
        }

        if (invite.UsedAt is not null || invite.ExpiresAt <= wall.Now)
        {
            return new Redeemed.Over();
        }

        (invite.UsedAt, invite.UsedBy) = (wall.Now, from.Id);
        var account = await AccountAsync(db, invite, from, cut);
        var person = Newcomer(from, chat, account.Id, invite.Role);
        db.People.Add(person);
        Tell(db, account, person, invite.CreatedBy, await OwnersAsync(db, cut));
        db.Audit.Add(new AuditRow
        {
            AccountId = account.Id,
            PersonId = from.Id,
            Action = "invitation redeemed",
            Source = $"chat {chat}",
            Result = $"{invite.Role} of account {account.Id}, invited by {invite.CreatedBy}",
            At = time.GetUtcNow(),
        });
        await db.SaveChangesAsync(cut);
        await transaction.CommitAsync(cut);
        if (invite.AccountId is null)
        {
            door.Refit(new AccountId(account.Id));
        }

        return new Redeemed.In(ChatPerson.Of(person), account);
    }

    private async Task<AccountRow> AccountAsync(BotDb db, InviteRow invite, User from, CancellationToken token)
    {
        if (invite.AccountId is { } existing)
        {
            return await db.Accounts.SingleAsync(row => row.Id == existing, token);
        }

        var next = await db.Accounts.MaxAsync(row => row.Id, token) + 1;
        return db.Accounts.Add(seed.Of(next, Called(from), TradingMode.Paper, time.GetUtcNow())).Entity;
    }

    private PersonRow Newcomer(User from, long chat, int account, PersonRole role) => new()
    {
        Id = from.Id,
        AccountId = account,
        Role = role,
        ChatId = chat,
        Language = Texts.Languages.Guess(from.LanguageCode).Code,
        Name = Called(from),
        AddedAt = time.GetUtcNow(),
    };

    // Whoever invited hears of it, and the owner.
    private void Tell(BotDb db, AccountRow account, PersonRow person, long by, IReadOnlyList<PersonRow> owners)
    {
        var notice = new Notice.PersonJoined(person.Name!, person.Role, account.Name);
        if (owners.All(owner => owner.Id != by) && db.People.Find(by) is { } inviter)
        {
            Outbox.Add(db, inviter.AccountId, time.GetUtcNow(), notice, by);
        }

        foreach (var owner in owners)
        {
            Outbox.Add(db, owner.AccountId, time.GetUtcNow(), notice, owner.Id);
        }
    }

    private static async Task<IReadOnlyList<PersonRow>> OwnersAsync(BotDb db, CancellationToken token) =>
        await db.People.AsNoTracking().Where(row => row.Role == PersonRole.Owner).ToListAsync(token);

    private static string Called(User from)
    {
        var name = $"{from.FirstName} {from.LastName}".Trim();
        return name.Length == 0 ? $"{from.Id}" : name[..Math.Min(name.Length, NameMost)];
    }
}

/// <summary>What came of a token.</summary>
public abstract record Redeemed
{
    private Redeemed()
    {
    }

    /// <summary>There is a person more.</summary>
    public sealed record In(ChatPerson Person, AccountRow Account) : Redeemed;

    /// <summary>It was used, or it is too old.</summary>
    public sealed record Over : Redeemed;

    /// <summary>The person was let in before; the token is as good as before.</summary>
    public sealed record AlreadyIn : Redeemed;

    /// <summary>Nobody made such a token.</summary>
    public sealed record Unknown : Redeemed;
}
