using Bot.Domain.Orders;
using Bot.Host.Storage;
using Bot.Host.Trading;
using Bot.Host.Upbit;
using Bot.Sandbox;
using Bot.Sandbox.Upbit;
using Bot.Tests.Emergencies;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bot.Tests.Upbit;

/// <summary>A block that the exchange set holds over the end of the program: what was just started asks nothing.
/// </summary>
public sealed class BlockMemoryTests : IDisposable
{
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(10);

    private readonly string _folder = Directory.CreateTempSubdirectory("block").FullName;
    private readonly ReplayClock _line = new(Wire.Noon);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Given_a_block_When_the_program_is_started_again_Then_nothing_is_sent_until_it_is_over()
    {
        await using var wire = await OpenAsync();
        wire.Server.Block(Length);
        await AskAsync(wire, Started());
        Assert.Equal(1, wire.Server.BlockedAsks);

        var again = Started();
        Assert.Equal(FailureKind.RateLimit, Assert.IsType<Answer<Balances>.Failed>(await AskAsync(wire, again)).Kind);
        var exchange = new UpbitExchange(wire.ClientOf(again), _line, wire.Clock);
        var placed = await exchange.PlaceAsync(wire.Purchase(0.01m, 3_010_000m), CancellationToken.None);
        Assert.Equal(RefusalCause.Pace, Assert.IsType<OrderOutcome.Refused>(placed).Cause);
        Assert.Equal((1L, 0), (wire.Server.BlockedAsks, wire.Server.Ledger.Orders.Count));

        _line.Advance(again.Blocked);
        Assert.IsType<Answer<Balances>.Given>(await AskAsync(wire, again));
        Assert.IsType<Answer<Balances>.Given>(await AskAsync(wire, Started()));
    }

    [Fact]
    public async Task Given_a_block_that_comes_again_after_a_start_When_it_is_told_Then_it_is_taken_for_twice_as_long()
    {
        await using var wire = await OpenAsync();
        wire.Server.Block(Length);
        await AskAsync(wire, Started());
        var again = Started();
        var first = again.Blocked;
        _line.Advance(first);
        wire.Server.Block(TimeSpan.FromSeconds(10));

        await AskAsync(wire, again);

        Assert.Equal(first * 2, again.Blocked);
        Assert.Equal(first * 2, Started().Blocked);
    }

    [Theory]
    [InlineData(-1, 601)]
    [InlineData(-60 * 24, 601)]
    [InlineData(5, 301)]
    [InlineData(60, 0)]
    public void Given_a_clock_that_moved_When_a_block_is_remembered_Then_it_is_never_longer_than_it_was(
        int minutes,
        int seconds
    )
    {
        Started().Learn(RequestGroup.Ticker, 418, null, "10 min", TimeSpan.Zero);

        var moved = Started(new ReplayClock(Wire.Noon.AddMinutes(minutes)));

        Assert.Equal(TimeSpan.FromSeconds(seconds), moved.Blocked);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"Until":"long","Length":1}""")]
    public void Given_a_file_that_cannot_be_read_When_the_program_starts_Then_it_knows_of_no_block(string text)
    {
        File.WriteAllText(Path.Combine(_folder, BlockMemory.FileName), text);

        Assert.Equal(TimeSpan.Zero, Started().Blocked);
    }

    [Fact]
    public void Given_a_disk_that_takes_nothing_When_a_block_comes_Then_it_holds_while_the_program_runs()
    {
        Directory.CreateDirectory(Path.Combine(_folder, $"{BlockMemory.FileName}.new"));
        var limits = Started();

        limits.Learn(RequestGroup.Ticker, 418, null, "10 min", limits.Now);

        Assert.Equal((TimeSpan.FromSeconds(601), TimeSpan.Zero), (limits.Blocked, Started().Blocked));
    }

    [Fact]
    public async Task Given_the_whole_program_When_it_is_killed_in_a_block_Then_the_next_sends_nothing()
    {
        await using var ship = await Ship.HoldingAsync(1_100_000m);
        ship.Upbit.Block(Length);
        await ship.DoAsync(new TraderWork.ReconcileDue());
        var asked = ship.Upbit.BlockedAsks;
        await ship.KillAsync();

        await ship.StartAsync();
        await ship.DoAsync(new TraderWork.ReconcileDue());

        Assert.True(asked > 0);
        Assert.Equal(asked, ship.Upbit.BlockedAsks);
    }

    private static Task<Answer<Balances>> AskAsync(Wire wire, UpbitRateLimits limits) =>
        new UpbitExchange(wire.ClientOf(limits), TimeProvider.System).BalancesAsync(CancellationToken.None);

    private Task<Wire> OpenAsync() =>
        Wire.OpenAsync(options =>
            options with
            {
                Wire = _line,
                RateLimits = RequestLimits.Real with { AskingLengthens = true },
            }
        );

    // As a program that begins has it: what was in memory is gone.
    private UpbitRateLimits Started(TimeProvider? line = null) =>
        new(
            line ?? _line,
            memory: new BlockMemory(
                new SpillFile(_folder, BlockMemory.FileName),
                line ?? _line,
                NullLogger<BlockMemory>.Instance
            )
        );
}
