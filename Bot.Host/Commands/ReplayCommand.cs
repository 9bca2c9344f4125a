using Bot.Host.Trading;

namespace Bot.Host.Commands;

/// <summary><c>chattrader replay</c>: decides journalled cycles again and compares.</summary>
public static class ReplayCommand
{
    /// <param name="folder">The data folder, or one that a demo kept; null takes the configured one.</param>
    /// <param name="cycle">The cycle's number; null for all.</param>
    /// <param name="output">For what is found.</param>
    /// <param name="errors">For why it cannot be done.</param>
    /// <param name="token">Ends it.</param>
    /// <returns>0 when all decisions are the same, else 1.</returns>
    /// <exception cref="InvalidDataException">There is no journal.</exception>
    public static async Task<int> RunAsync(
        string? folder,
        long? cycle,
        TextWriter output,
        TextWriter errors,
        CancellationToken token
    )
    {
        var databases = JournalFolder.Open(folder);
        var summary = await new CycleReplay(databases).RunAsync(cycle, new Told(output), token);
        if (summary.Cycles == 0)
        {
            await errors.WriteLineAsync(cycle is { } one ? $"there is no cycle {one}" : "the journal has no cycle yet");
            return ExitCode.Failed;
        }

        await output.WriteLineAsync(
            $"{summary.Cycles:N0} cycles, {summary.Compared:N0} decided again, {summary.Differing:N0} differ"
        );
        return summary.Differing == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    private sealed class Told(TextWriter output) : IProgress<ReplayFinding>
    {
        public void Report(ReplayFinding value)
        {
            foreach (var difference in value.Differences)
            {
                output.WriteLine($"cycle {value.Cycle}: {difference}");
            }
        }
    }
}
