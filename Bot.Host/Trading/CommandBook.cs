using System.Text.Json;
using Bot.Domain.Market;
using Bot.Domain.Risk;
using Bot.Domain.Strategies;
using Bot.Host.Settings;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Trading;

/// <summary>
/// The commands of people in the database: what waits, what came of it, and what was set by it. A setting is written in
/// one transaction with the end of the command that set it.
/// </summary>
public sealed class CommandBook(IDbContextFactory<BotDb> databases, AccountSettings settings, TimeProvider time)
{
    /// <summary>Stands for a value that is not the account's own any more.</summary>
    public const string Usual = "usual";

    /// <summary>Commands that are not done yet, oldest first.</summary>
    public async Task<IReadOnlyList<CommandRow>> WaitingAsync(int account, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        return await WaitingCommands.OfAsync(db, account, token);
    }

    /// <summary>Whether a stop or a halt waits.</summary>
    public async Task<bool> HasStopAsync(int account, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        return await WaitingCommands.HaveStopAsync(db, account, token);
    }

    /// <summary>A slot for a cycle at an instant; one that is asked for twice within it gets two.</summary>
    public async Task<DateTimeOffset> FreeSlotAsync(int account, DateTimeOffset now, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        var last = await db
            .Cycles.AsNoTracking()
            .Where(row => row.AccountId == account && row.Slot >= now)
            .OrderByDescending(row => row.Slot)
            .Select(row => (DateTimeOffset?)row.Slot)
            .FirstOrDefaultAsync(token);
        return last is { } taken ? taken.AddTicks(1) : now;
    }

    /// <summary>What a command that sets something comes to; it is written when the command is finished.</summary>
    public async Task<Answered> ChangeAsync(
        AccountRow account,
        PersonCommand command,
        long who,
        CancellationToken token
    ) =>
        command switch
        {
            PersonCommand.SetProfile profile => await ProfileAsync(account, profile, token),
            PersonCommand.SetStrategy strategy => Set(
                account.Id,
                StrategyCatalog.Default.Find(strategy.Name)?.Name,
                (row, name) => row.Strategy = name
            ),
            PersonCommand.SetAdvisor advisor => Set(
                account.Id,
                Enum.TryParse<AdvisorMode>(advisor.Mode, ignoreCase: true, out var mode) ? mode.ToString() : null,
                (row, name) => row.Advisor = Enum.Parse<AdvisorMode>(name)
            ),
            PersonCommand.SetValues values => await ValuesAsync(account, values.Changes, who, token),
            PersonCommand.SetMarket market => await MarketAsync(account.Id, market.Market, token),
            PersonCommand.SetMode mode => await ModeAsync(account.Id, mode.Mode, token),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <summary>Writes down what came of a command, and whatever it set, in one transaction.</summary>
    public async Task FinishAsync(AccountRow account, CommandRow row, Answered answer, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        if (answer.Write is { } write)
        {
            await write(db, token);
        }

        var stored = await db.Commands.SingleAsync(one => one.Id == row.Id, token);
        (stored.DoneAt, stored.Result) = (time.GetUtcNow(), answer.Detail ?? (answer.Done ? "done" : "refused"));
        if (answer is { Detail: { } detail, IsQuiet: false })
        {
            Outbox.Add(db, account.Id, time.GetUtcNow(), new Notice.CommandAnswered(answer.Done, KindOf(row), detail));
        }

        await db.SaveChangesAsync(token);
        if (answer.Write is not null)
        {
            // What is written down is in force, whatever cuts the work short from here on.
            await settings.ReadAsync(account.Id, CancellationToken.None);
        }
    }

    private static Answered Set(int account, string? value, Action<AccountRow, string> set) =>
        value is null
            ? NoSuchValue()
            : new Answered(true, value)
            {
                Write = async (db, cut) => set(await db.Accounts.SingleAsync(row => row.Id == account, cut), value),
            };

    private static Answered NoSuchValue() => new(false, "there is no such value");

    private static Answered Contradicts(Contradiction one) =>
        new(false, $"{one.Kind}: {string.Join(", ", one.Between.Select(setting => setting.Key))}");

    private async Task<Answered> ProfileAsync(
        AccountRow account,
        PersonCommand.SetProfile chosen,
        CancellationToken token
    )
    {
        var before = await settings.OfAsync(account, token);
        if (RiskProfile.Find(chosen.Name) is not { } profile)
        {
            return NoSuchValue();
        }

        if (Contradictions.Brought(before, before.With(profile, chosen.DropsOwn)) is [var first, ..])
        {
            return Contradicts(first);
        }

        var limits = SettingCatalog.Limits.Select(one => one.Key).ToList();
        return new Answered(true, profile.Name)
        {
            Write = async (db, cut) =>
            {
                (await db.Accounts.SingleAsync(row => row.Id == account.Id, cut)).Profile = profile.Name;
                if (chosen.DropsOwn)
                {
                    var own = db.Settings.Where(row => row.AccountId == account.Id && limits.Contains(row.Key));
                    db.Settings.RemoveRange(await own.ToListAsync(cut));
                }
            },
        };
    }

    private async Task<Answered> ValuesAsync(
        AccountRow account,
        IReadOnlyList<SettingChange> changes,
        long who,
        CancellationToken token
    )
    {
        var before = await settings.OfAsync(account, token);
        if (changes.Any(change => !IsValid(change)))
        {
            return NoSuchValue();
        }

        if (Contradictions.Brought(before, before.With(changes)) is [var first, ..])
        {
            return Contradicts(first);
        }

        var now = time.GetUtcNow();
        return new Answered(true, string.Join(", ", changes.Select(change => $"{change.Key} {change.Value ?? Usual}")))
        {
            // Without real money no question was asked, and the screen shows it already.
            IsQuiet = account.Mode != TradingMode.Live,
            Write = async (db, cut) =>
            {
                foreach (var change in changes)
                {
                    await WriteAsync(db, (account.Id, change), (now, who), cut);
                }
            },
        };
    }

    private static bool IsValid(SettingChange change) =>
        SettingCatalog.Find(change.Key) is { } setting
        && (change.Value is null || SettingText.IsValid(setting, change.Value));

    private static async Task WriteAsync(
        BotDb db,
        (int Account, SettingChange Change) what,
        (DateTimeOffset At, long Who) by,
        CancellationToken token
    )
    {
        var row = await db.Settings.FindAsync([what.Account, what.Change.Key], token);
        if (what.Change.Value is not { } value)
        {
            if (row is not null)
            {
                db.Settings.Remove(row);
            }

            return;
        }

        row ??= db
            .Settings.Add(
                new SettingRow
                {
                    AccountId = what.Account,
                    Key = what.Change.Key,
                    Value = value,
                }
            )
            .Entity;
        (row.Value, row.ChangedAt, row.ChangedBy) = (value, by.At, by.Who);
    }

    private async Task<Answered> ModeAsync(int account, string mode, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        return await ModeChange.ObjectionAsync(db, account, mode, token) is { } objection
            ? new Answered(false, objection)
            : new Answered(true, mode)
            {
                Write = (into, cut) => ModeChange.WriteAsync(into, account, mode, time.GetUtcNow(), cut),
            };
    }

    private async Task<Answered> MarketAsync(int account, string market, CancellationToken token)
    {
        if (!MarketCode.IsValid(market))
        {
            return NoSuchValue();
        }

        await using var db = await databases.CreateDbContextAsync(token);
        return await OpenBusinessReader.OfAsync(db, account, token) switch
        {
            OpenBusiness.Position => new Answered(false, "a position is open; the market stays"),
            OpenBusiness.Order => new Answered(false, "an order is open; the market stays"),
            OpenBusiness.None => Set(account, market, (row, code) => row.Market = code),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static string KindOf(CommandRow row)
    {
        using var json = JsonDocument.Parse(row.Command);
        return json.RootElement.GetProperty("kind").GetString() ?? "";
    }
}

/// <summary>What came of a command; a detail is told, a state change and a trade tell themselves.</summary>
public sealed record Answered(bool Done, string? Detail)
{
    /// <summary>Whether the detail is only written down.</summary>
    public bool IsQuiet { get; init; }

    /// <summary>What is written in the transaction that ends the command, or null.</summary>
    public Func<BotDb, CancellationToken, Task>? Write { get; init; }
}
