using System.Collections.Concurrent;

namespace Bot.Tests.Crashes;

/// <summary>The cells of the matrix, each lived through once for all that ask.</summary>
public sealed class MatrixRuns
{
    /// <summary>Set to <c>all</c>, each point is lived through with each number of restarts; else with one, in
    /// turn.</summary>
    private const string Extent = "CHATTRADER_MATRIX";

    internal const int RestartsMost = 3;

    private static readonly ParallelOptions Two = new() { MaxDegreeOfParallelism = 2 };

    private readonly Lazy<Task<byte[]>> _database = new(CrashWorld.DatabaseAsync);
    private readonly ConcurrentDictionary<(string, string), Lazy<Task<MatrixRun>>> _runs = new();

    /// <summary>What came of a scenario beside a fault, killed at each of its points.</summary>
    internal Task<MatrixRun> OfAsync(CrashScenario scenario, CrashFault fault) =>
        _runs
            .GetOrAdd((scenario.Name, fault.Name), _ => new Lazy<Task<MatrixRun>>(() => LiveAsync(scenario, fault)))
            .Value;

    private async Task<MatrixRun> LiveAsync(CrashScenario scenario, CrashFault fault)
    {
        var database = await _database.Value;
        var first = await new CrashCell(scenario, fault, null, 0, 0).RunAsync(database);
        var results = new ConcurrentBag<CellResult> { first };
        await Parallel.ForEachAsync(
            first.Passed.Index().SelectMany(one => Cells(scenario, fault, one)),
            Two,
            async (cell, _) => results.Add(await cell.RunAsync(database))
        );
        return new MatrixRun(first.Passed, [.. results]);
    }

    private static IEnumerable<CrashCell> Cells(
        CrashScenario scenario,
        CrashFault fault,
        (int Index, CrashPoint Point) one
    ) =>
        Enumerable
            .Range(1, RestartsMost)
            .Where(restarts =>
                Environment.GetEnvironmentVariable(Extent) == "all"
                || restarts == 1 + ((one.Index + fault.Name.Length) % RestartsMost)
            )
            .Select(restarts => new CrashCell(scenario, fault, one.Point, restarts, one.Index));
}

/// <summary>What came of a scenario beside a fault.</summary>
/// <param name="Points">Where its process can die, in order.</param>
/// <param name="Results">Of every cell, and of the run that nobody killed.</param>
internal sealed record MatrixRun(IReadOnlyList<CrashPoint> Points, IReadOnlyList<CellResult> Results)
{
    /// <summary>The most orders' worth that was executed in the cells of a point; null where there are none.</summary>
    public int? Worst(CrashPoint point) =>
        Results.Where(result => result.Cell.Point == point).Max(result => (int?)result.Exposure);
}
