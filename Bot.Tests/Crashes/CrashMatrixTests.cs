using System.Diagnostics;
using System.Collections.Concurrent;
using Xunit.Abstractions;

namespace Bot.Tests.Crashes;

/// <summary>Every kill point × every fault × one to three restarts.</summary>
public sealed class CrashMatrixTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Probe()
    {
        var database = await CrashWorld.DatabaseAsync();
        var total = Stopwatch.StartNew();
        foreach (var scenario in CrashScenario.All)
        {
            foreach (var fault in CrashFault.All)
            {
                var watch = Stopwatch.StartNew();
                var first = await new CrashCell(scenario, fault, null, 0, 0).RunAsync(database);
                output.WriteLine($"{watch.ElapsedMilliseconds} ms {first} points {first.Passed.Count} exposure {first.Exposure}");
                if (fault.Name == "none") foreach (var p in first.Passed) output.WriteLine("     " + p);
                var bag = new ConcurrentBag<CellResult>();
                watch.Restart();
                await Parallel.ForEachAsync(first.Passed.Index(), new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (one, _) =>
                    bag.Add(await new CrashCell(scenario, fault, one.Item, 1 + one.Index % 3, one.Index).RunAsync(database)));
                output.WriteLine($"  {watch.ElapsedMilliseconds} ms for {bag.Count} cells, wrong {bag.Count(b => b.Problems.Count > 0)}");
                foreach (var b in bag.Where(b => b.Problems.Count > 0).Take(4)) output.WriteLine(b.ToString());
            }
        }
        output.WriteLine($"total {total.ElapsedMilliseconds}");
    }
}
