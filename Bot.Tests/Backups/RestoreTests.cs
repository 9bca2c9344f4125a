using Bot.Domain.States;
using Bot.Host.Backups;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Bot.Tests.Backups;

public sealed class RestoreTests
{
    [Fact]
    public async Task Given_a_backup_When_it_is_restored_Then_it_stands_in_the_place_of_the_other_which_is_kept()
    {
        using var vault = await Vault.OpenAsync(cycles: 2);
        var full = vault.Made(BackupKind.Full);
        await vault.CycleAsync(2, 5);
        vault.Store.Close();

        var restored = Restore(vault).Run(full.Name, Vault.None);

        Assert.Equal(2L, await vault.Store.ScalarAsync("SELECT count(*) FROM Cycles"));
        Assert.Equal(5L, Count(restored.Kept!));
        Assert.Null(await vault.Store.PrepareAsync());
    }

    [Theory]
    [InlineData(TradingState.Running, TradingState.Stopped)]
    [InlineData(TradingState.Draining, TradingState.Stopped)]
    [InlineData(TradingState.Stopped, TradingState.Stopped)]
    [InlineData(TradingState.ManualHalt, TradingState.ManualHalt)]
    [InlineData(TradingState.DailyLossHalt, TradingState.DailyLossHalt)]
    public async Task Given_a_backup_of_an_account_in_a_state_When_it_is_restored_Then_nothing_runs_before_a_person_says_so(
        TradingState was,
        TradingState comesBack
    )
    {
        using var vault = await Vault.OpenAsync();
        await vault.Store.WriteAsync(db =>
        {
            db.Accounts.Single().State = was;
            db.Commands.Add(
                new CommandRow
                {
                    AccountId = 1,
                    PersonId = 1,
                    Command = "{}",
                }
            );
        });
        var full = vault.Made(BackupKind.Full);
        vault.Store.Close();

        Restore(vault).Run(full.Name, Vault.None);

        await vault.Store.PrepareAsync();
        var (state, moves, command) = await vault.Store.ReadAsync(async db =>
            (await db.Accounts.SingleAsync(), await db.Transitions.ToListAsync(), await db.Commands.SingleAsync())
        );
        Assert.Equal(comesBack, state.State);
        Assert.Equal(
            was == comesBack ? [] : [(was, comesBack, "restored")],
            moves.Select(one => (one.From, one.To, one.Reason))
        );
        Assert.Equal((vault.Clock.GetUtcNow(), "restored"), (command.DoneAt, command.Result));
        Assert.Equal(was == comesBack, state.StateReason != "restored");
        Assert.Empty(Directory.GetFiles(vault.Place.Data, "*-journal"));
    }

    [Fact]
    public async Task Given_a_service_that_runs_When_it_is_restored_Then_it_is_refused_and_nothing_changed()
    {
        using var vault = await Vault.OpenAsync();
        var full = vault.Made(BackupKind.Full);
        await vault.CycleAsync(2, 3);
        using var running = vault.Store.Lease();
        Assert.Null(running.TryLock());

        var refusal = Assert.Throws<IOException>(() => Restore(vault).Run(full.Name, Vault.None));

        Assert.Contains("another instance runs", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(3L, await vault.Store.ScalarAsync("SELECT count(*) FROM Cycles"));
    }

    [Theory]
    [InlineData(59, true)]
    [InlineData(61, false)]
    public async Task Given_a_holder_on_another_machine_When_it_is_restored_Then_its_age_decides(
        int seconds,
        bool isHeld
    )
    {
        using var vault = await Vault.OpenAsync();
        using (var there = vault.Store.Lease("there"))
        {
            there.TryLock();
            await there.TryAcquireAsync(Vault.None);
        }

        var full = vault.Made(BackupKind.Full);
        vault.Clock.Advance(TimeSpan.FromSeconds(seconds - 1));
        vault.Store.Close();

        var refusal = Record.Exception(() => Restore(vault).Run(full.Name, Vault.None));

        Assert.Equal(isHeld, refusal is IOException && refusal.Message.Contains("on there", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Given_a_damaged_database_When_a_backup_is_restored_Then_it_works_and_the_damaged_one_is_kept()
    {
        using var vault = await Vault.OpenAsync();
        var full = vault.Made(BackupKind.Full);
        vault.Store.Close();
        await File.WriteAllTextAsync(vault.Store.File, "no database at all");

        var restored = Restore(vault).Run(full.Name, Vault.None);

        Assert.Equal("no database at all", await File.ReadAllTextAsync(restored.Kept!));
        Assert.Equal(2L, await vault.Store.ScalarAsync("SELECT count(*) FROM Cycles"));
    }

    [Fact]
    public async Task Given_a_log_of_the_old_database_When_a_backup_is_restored_Then_it_is_not_applied_to_the_new()
    {
        using var vault = await Vault.OpenAsync(cycles: 2);
        var full = vault.Made(BackupKind.Full);
        var (file, log) = (vault.Store.File, $"{vault.Store.File}-wal");
        using (vault.Store.Hold())
        {
            await vault.CycleAsync(2, 9);
            // A copy of file and log while both are in use is what a kill leaves.
            File.Copy(file, $"{file}.killed");
            File.Copy(log, $"{log}.killed");
        }

        vault.Store.Close();
        File.Move($"{file}.killed", file, overwrite: true);
        File.Move($"{log}.killed", log, overwrite: true);
        Assert.NotEqual(0, new FileInfo(log).Length);
        var pending = new PendingRestore(vault.Place.Data);
        vault.Reader.Restore(full.Name, pending.NewFile, Vault.None);

        pending.Begin("then");
        pending.Finish();

        Assert.Equal(2L, await vault.Store.ScalarAsync("SELECT count(*) FROM Cycles"));
        Assert.Equal("ok", await vault.Store.ScalarAsync("PRAGMA integrity_check"));
        Assert.Equal(9L, Count(Path.Combine(vault.Place.Data, PendingRestore.OldName("then"))));
    }

    [Fact]
    public async Task Given_a_kill_before_any_move_of_a_restore_When_the_bot_starts_Then_it_is_old_or_new_and_never_a_mixture()
    {
        for (var lived = -1; lived < 6; lived++)
        {
            using var vault = await Vault.OpenAsync(cycles: 2);
            var full = vault.Made(BackupKind.Full);
            await vault.CycleAsync(2, 5);
            vault.Store.Close();
            await File.WriteAllTextAsync($"{vault.Store.File}-shm", "");
            var pending = new PendingRestore(vault.Place.Data);
            vault.Reader.Restore(full.Name, pending.NewFile, Vault.None);
            if (lived >= 0)
            {
                pending.Begin("then");
                Kill(pending, lived);
            }

            await vault.Store.PrepareAsync();

            Assert.Equal(lived < 0 ? 5L : 2L, await vault.Store.ScalarAsync("SELECT count(*) FROM Cycles"));
            Assert.False(pending.IsBegun || File.Exists(pending.NewFile));
        }
    }

    [Fact]
    public async Task Given_a_backup_of_an_older_schema_When_it_is_restored_Then_the_start_brings_it_up_to_date()
    {
        using var vault = await Vault.OpenAsync(cycles: 0);
        using var old = await Aged.StoreAsync(vault.Place.Schemas[^2]);
        var place = vault.Place with { Data = old.Folder };
        var made = new BackupMaker(place, vault.Book, vault.Clock).Make(BackupKind.Full, Vault.None);
        vault.Store.Close();

        Restore(vault).Run(Assert.IsType<BackupOutcome.Made>(made).Manifest.Name, Vault.None);

        Assert.NotNull(await vault.Store.PrepareAsync());
        Assert.Equal(vault.Place.Schemas[^1], await vault.Store.ScalarAsync(Aged.Newest));
    }

    private static DatabaseRestore Restore(Vault vault) => new(vault.Place, vault.Clock, "here");

    private static void Kill(PendingRestore pending, int lived)
    {
        var moves = 0;
        try
        {
            pending.Finish(() =>
            {
                if (moves++ == lived)
                {
                    throw new InvalidOperationException("killed");
                }
            });
        }
        catch (InvalidOperationException)
        {
            Assert.True(moves <= 6);
        }
    }

    private static long Count(string file)
    {
        using var connection = DatabaseCopy.Open(file, SqliteOpenMode.ReadWrite);
        return DatabaseFacts.Read(connection).Tables["Cycles"];
    }
}
