using System.Globalization;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Telegram.People;

/// <summary>Reads who may use the bot, and which accounts there are.</summary>
public sealed class PeopleReader(IDbContextFactory<BotDb> databases, AccountReader reader)
{
    /// <summary>Accounts shown at once.</summary>
    public const int PageSize = 8;

    /// <summary>A name to show, as Telegram last gave it, else the number; not escaped.</summary>
    public static string NameOf(PersonRow person) =>
        string.IsNullOrWhiteSpace(person.Name) ? person.Id.ToString(CultureInfo.InvariantCulture) : person.Name;

    /// <summary>Accounts with their people, from a number on, and the number of the next page's first.</summary>
    public async Task<(IReadOnlyList<AccountFolk> Accounts, int? Next)> PageAsync(int from, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        var ids = await db.Accounts.AsNoTracking()
            .Where(row => row.Id >= from)
            .OrderBy(row => row.Id)
            .Select(row => row.Id)
            .Take(PageSize + 1)
            .ToListAsync(token);
        var shown = ids.Take(PageSize).ToList();
        var people = await db.People.AsNoTracking()
            .Where(row => shown.Contains(row.AccountId))
            .OrderByDescending(row => row.Role)
            .ThenBy(row => row.Id)
            .ToListAsync(token);
        var accounts = new List<AccountFolk>();
        foreach (var id in shown)
        {
            var picture = await reader.ReadAsync(id, token);
            accounts.Add(new AccountFolk(picture, [.. people.Where(person => person.AccountId == id)]));
        }

        return (accounts, ids.Count > PageSize ? ids[^1] : null);
    }

    /// <summary>One person with their account's name; null where there is none.</summary>
    public async Task<(PersonRow Person, AccountRow Account)?> FindAsync(long id, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        return await db.People.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, token) is { } person
            ? (person, await db.Accounts.AsNoTracking().SingleAsync(row => row.Id == person.AccountId, token))
            : null;
    }

    /// <summary>Whether an account has nobody who could trade.</summary>
    public async Task<bool> LeavesAloneAsync(PersonRow person, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        return await HouseDesk.LeavesAloneAsync(db, person, token);
    }
}

/// <summary>An account and its people.</summary>
public sealed record AccountFolk(AccountPicture Account, IReadOnlyList<PersonRow> People);
