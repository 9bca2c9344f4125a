using Bot.Host.Watching.Health;

namespace Bot.Tests.Watching;

/// <summary>Parts that hang, throw or change, and what is told of them.</summary>
public sealed class HealthBoardTests
{
    [Fact]
    public async Task Given_a_part_that_hangs_When_the_board_is_read_Then_it_is_a_fault_and_the_others_are_told()
    {
        var never = new TaskCompletionSource<PartHealth>();
        var hung = new Part("hung", () => never.Task);
        using var board = Board(hung, new Part("well", () => Task.FromResult(Ok)));

        var first = await board.ReadAsync(CancellationToken.None);

        Assert.Equal([PartMark.Fault, PartMark.Ok], first.Select(one => one.Health.Mark));
        Assert.Contains("no answer within", first[0].Health.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_part_that_throws_When_the_board_is_read_Then_it_is_a_fault()
    {
        using var board = Board(new Part("broken", () => throw new IOException("a path of the disk")));

        var read = Assert.Single(await board.ReadAsync(CancellationToken.None));

        Assert.Equal(PartMark.Fault, read.Health.Mark);
        Assert.DoesNotContain("path", read.Health.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_many_who_ask_at_once_When_the_board_is_read_Then_each_part_is_measured_once()
    {
        var asked = 0;
        var part = new Part(
            "counted",
            () =>
            {
                Interlocked.Increment(ref asked);
                return Task.FromResult(Ok);
            }
        );
        using var board = Board(part);

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => board.ReadAsync(CancellationToken.None)));

        Assert.Equal(1, asked);
    }

    private static PartHealth Ok => new(PartMark.Ok, "well");

    private static HealthBoard Board(params IHealthPart[] parts) => new(parts, TimeProvider.System);

    private sealed class Part(string name, Func<Task<PartHealth>> measure) : IHealthPart
    {
        public string Name => name;

        public Task<PartHealth> MeasureAsync(CancellationToken token) => measure();
    }
}
