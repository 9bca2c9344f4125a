using Bot.Host.Backups;
using Bot.Host.Options;
using Bot.Host.Storage;
using Bot.Host.Trading;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bot.Tests.Backups;

public sealed class BackupKeeperTests
{
    [Fact]
    public async Task Given_a_first_start_When_the_keeper_looks_Then_all_that_was_missed_is_made_up_once()
    {
        using var vault = await Vault.OpenAsync();
        using var desk = Desk(vault, vault.Place);
        using var keeper = Keeper(vault, desk);

        await keeper.BeatAsync(Vault.None);
        await keeper.BeatAsync(Vault.None);

        Assert.Equal(
            [BackupKind.Full, BackupKind.Configuration],
            vault.Book.All().Select(one => one.Name.Kind).Order()
        );
    }

    [Fact]
    public async Task Given_a_day_of_looks_When_it_is_over_Then_there_is_one_full_and_five_incremental_ones()
    {
        using var vault = await Vault.OpenAsync();
        using var desk = Desk(vault, vault.Place);
        using var keeper = Keeper(vault, desk);
        vault.Clock.Advance(new DateTimeOffset(2024, 5, 10, 17, 0, 0, TimeSpan.Zero) - vault.Clock.GetUtcNow());
        for (var looked = 0; looked < 24; looked++)
        {
            await keeper.BeatAsync(Vault.None);
            vault.Clock.Advance(TimeSpan.FromHours(1));
        }

        var made = vault.Book.All().CountBy(one => one.Name.Kind).ToDictionary();
        Assert.Equal((1, 5, 1), (made[BackupKind.Full], made[BackupKind.Incremental], made[BackupKind.Configuration]));
    }

    [Fact]
    public async Task Given_backups_that_fail_When_they_go_on_failing_Then_it_is_told_once_and_once_that_they_work()
    {
        using var vault = await Vault.OpenAsync();
        using var tight = Desk(vault, vault.Place with { RoomLeast = long.MaxValue / 2 });
        using var failing = Keeper(vault, tight);
        for (var looked = 0; looked < 3; looked++)
        {
            await failing.BeatAsync(Vault.None);
            vault.Clock.Advance(TimeSpan.FromMinutes(20));
        }

        Assert.Equal(2, (await ToldAsync(vault)).Count(one => one is Notice.BackupFailed));
        using var desk = Desk(vault, vault.Place);
        using var working = Keeper(vault, desk);
        await working.BeatAsync(Vault.None);
        vault.Clock.Advance(TimeSpan.FromHours(5));
        await working.BeatAsync(Vault.None);
        await working.BeatAsync(Vault.None);

        var told = await ToldAsync(vault);
        Assert.Equal(
            (2, 2),
            (told.Count(one => one is Notice.BackupFailed), told.Count(one => one is Notice.BackupWorks))
        );
    }

    [Fact]
    public async Task Given_a_folder_that_cannot_be_made_When_the_keeper_looks_Then_it_lives_and_tells_it_once()
    {
        using var vault = await Vault.OpenAsync();
        var taken = Path.Combine(vault.Store.Folder, "taken");
        await File.WriteAllTextAsync(taken, "a file");
        var book = new BackupBook(taken, isScheduled: true);
        using var desk = Desk(vault, vault.Place with { Folder = taken }, book);
        using var keeper = Keeper(vault, desk);

        await keeper.BeatAsync(Vault.None);
        vault.Clock.Advance(TimeSpan.FromMinutes(1));
        await keeper.BeatAsync(Vault.None);

        Assert.Equal(3, (await ToldAsync(vault)).Count(one => one is Notice.BackupFailed));
        Assert.NotNull(book.Read().Failing);
    }

    private static BackupDesk Desk(Vault vault, BackupPlace place, BackupBook? book = null) =>
        new(
            new BackupMaker(place, book ?? vault.Book, vault.Clock),
            book ?? vault.Book,
            new BackupShelf(place, book ?? vault.Book, new BackupOptions()),
            new BackupSchedule(new BackupOptions()),
            vault.Clock,
            NullLogger<BackupDesk>.Instance
        );

    private static BackupKeeper Keeper(Vault vault, BackupDesk desk) =>
        new(desk, vault.Store.Databases, vault.Clock, vault.Clock, NullLogger<BackupKeeper>.Instance);

    private static Task<List<Notice>> ToldAsync(Vault vault) =>
        vault.Store.ReadAsync(async db => (await db.Outbox.ToListAsync()).ConvertAll(Outbox.Read));
}
