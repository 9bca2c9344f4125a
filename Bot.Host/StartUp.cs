using System.Reflection;
using Bot.Domain.Accounts;
using Bot.Host.Accounts;
using Bot.Host.Options;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Bot.Host.Telegram;
using Bot.Host.Trading;
using Coravel;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host;

/// <summary>What happens between building the program and letting it run, and at its end.</summary>
public sealed class StartUp(IServiceProvider services, BotOptions options, TradingMode mode)
{
    /// <summary>The account that the configuration makes; others are made by invitations.</summary>
    public static readonly AccountId First = new(1);

    private static readonly TimeSpan FarewellMost = TimeSpan.FromSeconds(5);

    /// <summary>The program's version.</summary>
    public static string Version { get; } =
        typeof(StartUp)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
            ?.InformationalVersion.Split('+')[0]
        ?? "0";

    /// <summary>Takes the lease, brings the database up to date, seeds what is missing.</summary>
    /// <exception cref="StartRefusedException">Another instance runs, or the configuration contradicts what is
    /// held.</exception>
    public async Task PrepareAsync(CancellationToken token)
    {
        var databases = services.GetRequiredService<IDbContextFactory<BotDb>>();
        var lease = services.GetRequiredService<Lease>();
        if (lease.TryLock() is { } refusal)
        {
            throw new StartRefusedException(refusal);
        }

        var time = services.GetRequiredService<TimeProvider>();
        await PrepareDatabaseAsync(databases, time, token);
        if (await lease.TryAcquireAsync(token) is { } held)
        {
            throw new StartRefusedException(held);
        }

        await SeedAsync(databases, time.GetUtcNow(), token);
        var house = services.GetRequiredService<AccountHouse>();
        await house.PrepareAsync(token);
        services.UseScheduler(scheduler => scheduler.Schedule(house.Beat).EverySecond());
    }

    /// <summary>Says that the program ends, and lets what waits go out for a few seconds.</summary>
    public async Task FarewellAsync()
    {
        if (!await SayGoodbyeAsync() || !options.Telegram.Enabled)
        {
            return;
        }

        using var patience = new CancellationTokenSource(FarewellMost);
        try
        {
            await services.GetRequiredService<OutboxSender>().IdleAsync(patience.Token);
        }
        catch (OperationCanceledException exception)
        {
            services
                .GetRequiredService<ILogger<StartUp>>()
                .LogWarning(exception, "Not everything could be told before the end; it is told at the next start");
        }
    }

    private async Task<bool> SayGoodbyeAsync()
    {
        try
        {
            var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
            var databases = services.GetRequiredService<IDbContextFactory<BotDb>>();
            await using var db = await databases.CreateDbContextAsync(CancellationToken.None);
            foreach (var account in await db.Accounts.Select(row => row.Id).ToListAsync(CancellationToken.None))
            {
                Outbox.Add(db, account, now, new Notice.BotStopping());
            }

            await db.SaveChangesAsync(CancellationToken.None);
            return true;
        }
        catch (Exception failure) when (DatabaseFaults.Is(failure))
        {
            services.GetRequiredService<ILogger<StartUp>>().LogError(failure, "The end cannot be told");
            return false;
        }
    }

    private async Task PrepareDatabaseAsync(
        IDbContextFactory<BotDb> databases,
        TimeProvider time,
        CancellationToken token
    )
    {
        try
        {
            if (await DatabaseStart.PrepareAsync(databases, options.Storage.Folder, time, token) is { } copy)
            {
                services
                    .GetRequiredService<ILogger<StartUp>>()
                    .LogInformation("The database was brought up to date; as it was it lies in {Copy}", copy);
            }
        }
        catch (InvalidDataException exception)
        {
            throw new StartRefusedException(exception.Message, exception);
        }
    }

    // A mode that a person chose in chat is not undone by the configuration.
    private static Task<bool> WasChosenAsync(BotDb db, CancellationToken token) =>
        db.Marks.AnyAsync(row => row.AccountId == First.Value && row.Name == ModeChange.Mark, token);

    private async Task SeedAsync(IDbContextFactory<BotDb> databases, DateTimeOffset now, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        var first = First.Value;
        var account =
            await db.Accounts.SingleOrDefaultAsync(row => row.Id == first, token)
            ?? db.Accounts.Add(services.GetRequiredService<AccountSeed>().Of(first, "main", mode, now)).Entity;
        if (account.Mode != mode && !await WasChosenAsync(db, token))
        {
            if (await db.Positions.AnyAsync(row => row.AccountId == First.Value, token))
            {
                throw new StartRefusedException(
                    $"Trading:Mode is {mode}, but a position is open in mode {account.Mode}; "
                        + "start in that mode and close it first"
                );
            }

            account.Mode = mode;
        }

        var owner = options.Telegram.OwnerId;
        foreach (
            var former in await db
                .People.Where(row => row.Role == PersonRole.Owner && row.Id != owner)
                .ToListAsync(token)
        )
        {
            former.Role = PersonRole.Viewer;
        }

        var person =
            await db.People.SingleOrDefaultAsync(row => row.Id == owner, token)
            ?? db.People.Add(
                new PersonRow
                {
                    Id = owner,
                    AccountId = First.Value,
                    AddedAt = now,
                }
            ).Entity;
        person.Role = PersonRole.Owner;
        await db.SaveChangesAsync(token);
        foreach (var one in await db.Accounts.AsNoTracking().ToListAsync(token))
        {
            Outbox.Add(db, one.Id, now, new Notice.BotStarted(Version, one.State));
        }

        await db.SaveChangesAsync(token);
    }
}

/// <summary>The program will not start, for a reason that a person can mend.</summary>
public sealed class StartRefusedException : Exception
{
    public StartRefusedException() { }

    public StartRefusedException(string message)
        : base(message) { }

    public StartRefusedException(string message, Exception innerException)
        : base(message, innerException) { }
}
