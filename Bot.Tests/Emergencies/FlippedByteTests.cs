using Bot.Domain.States;
using Bot.Host;
using Bot.Host.Storage;
using Bot.Host.Trading;
using Bot.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Bot.Tests.Emergencies;

/// <summary>One byte of the file turns over while nobody looks, wherever it lies and whichever of its bits.</summary>
public sealed class FlippedByteTests : IAsyncLifetime
{
    private const int Flips = 200;

    private readonly string _folder = Directory.CreateTempSubdirectory("flipped").FullName;
    private Ship _ship = null!;
    private byte[] _whole = [];
    private int[] _used = [];

    private string Copy => Path.Combine(_folder, DatabaseStart.FileName);

    public async Task InitializeAsync()
    {
        _ship = await Ship.HoldingAsync(1_100_000m, 1_100_000m);
        await _ship.DoAsync(new TraderWork.CycleDue(Ship.Slot));
        await _ship.KillAsync();
        Trouble.Ask(_ship.File, "PRAGMA wal_checkpoint(TRUNCATE)");
        _whole = await File.ReadAllBytesAsync(_ship.File);
        _used = [.. Enumerable.Range(0, _whole.Length).Where(place => _whole[place] != 0)];
    }

    public async Task DisposeAsync()
    {
        await _ship.DisposeAsync();
        await Leftovers.RemoveAsync(_folder, Copy);
    }

    [Fact]
    public async Task Given_a_byte_that_turned_over_anywhere_When_the_file_is_opened_Then_it_is_refused_or_readable()
    {
        var (refused, opened) = (0, 0);
        for (var flip = 0; flip < Flips; flip++)
        {
            var (position, bits) = Draw(flip);
            Put(Copy, position, bits);
            try
            {
                await ReadAsync();
                opened++;
            }
            catch (InvalidDataException refusal)
            {
                AssertSays(Copy, refusal.Message);
                refused++;
            }
        }

        Assert.Equal(Flips, refused + opened);
        Assert.InRange(refused, 1, Flips - 1);
    }

    // A bit of a digit: the page is as sound as it was.
    [Fact]
    public async Task Given_an_amount_in_which_a_bit_turned_over_When_the_program_starts_Then_it_differs_and_halts()
    {
        Trouble.Ask(_ship.File, "UPDATE Positions SET Volume = '3.0' WHERE Volume = '1.0'");
        Assert.Equal("3.0", Trouble.Ask(_ship.File, "SELECT Volume FROM Positions"));

        await _ship.StartAsync();
        await _ship.DoAsync(new TraderWork.ReconcileDue());
        await _ship.DoAsync(new TraderWork.CycleDue(Ship.Slot.AddHours(1)));

        Assert.Equal(TradingState.ReconcileHalt, await _ship.StateAsync());
        Assert.Empty(_ship.Orders);
    }

    [Fact]
    public async Task Given_bytes_that_turned_over_When_the_program_starts_Then_it_refuses_or_runs_and_buys_nothing()
    {
        for (var flip = 0; flip < 12; flip++)
        {
            var (position, bits) = Draw(1_000 + flip);
            Put(_ship.File, position, bits);
            try
            {
                await _ship.StartAsync();
                await _ship.DoAsync(new TraderWork.GuardDue());
                await _ship.DoAsync(new TraderWork.CycleDue(Ship.Slot.AddHours(flip + 1)));
            }
            catch (StartRefusedException refusal)
            {
                AssertSays(_ship.File, refusal.Message);
            }

            Assert.Empty(_ship.Orders);
            await _ship.KillAsync();
        }
    }

    private static void AssertSays(string file, string refusal)
    {
        Assert.Contains(file, refusal, StringComparison.Ordinal);
        Assert.Matches("put the newest backup in its place|start that version|let the bot's user write", refusal);
    }

    // Another place for each, among the bytes that are used, and another of the eight bits.
    private (long Position, byte Bits) Draw(int flip) =>
        (_used[(int)(flip * 2_654_435_761L % _used.Length)], (byte)(1 << (flip % 8)));

    private void Put(string file, long position, byte bits)
    {
        // Another file each time: a connection that is still open keeps what it knows of the one before to itself.
        Leftovers.Close(file);
        File.Delete(file);
        File.Delete($"{file}-wal");
        File.Delete($"{file}-shm");
        var turned = _whole.ToArray();
        turned[position] ^= bits;
        File.WriteAllBytes(file, turned);
    }

    private async Task ReadAsync()
    {
        var databases = new PooledDbContextFactory<BotDb>(DatabaseStart.Options(Copy));
        await DatabaseStart.PrepareAsync(databases, _folder, _ship.Clock, CancellationToken.None);
        await using var db = await databases.CreateDbContextAsync();
        await db.Accounts.AsNoTracking().SingleOrDefaultAsync(row => row.Id == 1);
        await new PositionBook(databases).FindAsync(1, Ship.Market, CancellationToken.None);
        await new PurseBook(databases).ReadAsync(1, Ship.Market, CancellationToken.None);
    }
}
