using System.Diagnostics;
using Xunit.Abstractions;

namespace Bot.Tests.Crashes;

/// <summary>Every kill point × every fault × one to three restarts.</summary>
public sealed class CrashMatrixTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Probe()
    {
        var database = await CrashWorld.DatabaseAsync();
        foreach (var scenario in CrashScenario.All)
        {
            foreach (var fault in CrashFault.All)
            {
                var watch = Stopwatch.StartNew();
                var result = await new CrashCell(scenario, fault, null, 0, 0).RunAsync(database);
                output.WriteLine($"{watch.ElapsedMilliseconds} ms {result} points {result.Passed.Count} exposure {result.Exposure}");
                if (fault.Name == "none") foreach (var p in result.Passed) { output.WriteLine("     " + p); }
            }
        }
    }
}
