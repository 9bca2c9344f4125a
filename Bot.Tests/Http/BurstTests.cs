using System.Globalization;
using Bot.Domain.Decisions;
using Microsoft.EntityFrameworkCore;

namespace Bot.Tests.Http;

/// <summary>
/// Many requests at once are turned away and trading goes on. <c>CHATTRADER_REQUESTS</c> says how many; 10,000 in a
/// minute is the size that counts.
/// </summary>
public sealed class BurstTests
{
    private const int Allowed = 50;
    private const int AtOnce = 32;

    private static readonly int Requests = int.Parse(
        Environment.GetEnvironmentVariable("CHATTRADER_REQUESTS") ?? "600",
        CultureInfo.InvariantCulture
    );

    [Fact]
    public async Task Given_a_burst_of_requests_When_cycles_are_due_Then_it_is_limited_and_every_cycle_is_completed()
    {
        var bot = new WatchedBot(options => options with { Http = options.Http with { RequestsPerMinute = Allowed } });
        await bot.InitializeAsync();
        try
        {
            var before = await CyclesAsync(bot);
            var burst = BurstAsync(bot);
            await bot.Run.PlayAsync("~ 5");
            var statuses = await burst;

            var after = await CyclesAsync(bot);
            Assert.Equal(5, after.Count - before.Count);
            Assert.DoesNotContain(after, reason => TerminalReasons.Parse(reason).IsTrouble());
            Assert.Subset(new HashSet<int> { 200, 429 }, statuses.ToHashSet());
            Assert.InRange(statuses.Count(status => status == 200), 1, 2 * Allowed);
        }
        finally
        {
            await bot.DisposeAsync();
        }
    }

    private static async Task<List<int>> BurstAsync(WatchedBot bot)
    {
        var statuses = new System.Collections.Concurrent.ConcurrentBag<int>();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Requests),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (_, _) =>
            {
                using var answer = await bot.AskAsync("/api/v1/trades?size=200");
                statuses.Add((int)answer.StatusCode);
            }
        );
        return [.. statuses];
    }

    private static async Task<List<string>> CyclesAsync(WatchedBot bot)
    {
        await using var db = await bot.Run.DatabaseAsync();
        return await db.Cycles.AsNoTracking().Select(row => row.Reason).ToListAsync();
    }
}
