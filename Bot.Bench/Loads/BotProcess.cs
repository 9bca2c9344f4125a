using System.Diagnostics;
using System.Globalization;

namespace Bot.Bench.Loads;

/// <summary>The bot as a process of its own, which is asked line by line.</summary>
internal sealed class BotProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly SemaphoreSlim _turn = new(1);

    private BotProcess(Process process, TimeSpan start) => (_process, Start) = (process, start);

    /// <summary>From the start of the process to the bot being there.</summary>
    public TimeSpan Start { get; }

    /// <summary>What it used of processors since its start.</summary>
    public TimeSpan Processor
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public static async Task<BotProcess> StartAsync(params IReadOnlyList<string> args)
    {
        var began = Stopwatch.GetTimestamp();
        var process =
            Process.Start(
                new ProcessStartInfo(Environment.ProcessPath!, [.. Itself(), ChildBot.Name, .. args])
                {
                    UseShellExecute = false,
                    RedirectStandardInput = true,
                    RedirectStandardOutput = true,
                }
            ) ?? throw new InvalidOperationException("the bot's process did not start");
        if (await process.StandardOutput.ReadLineAsync() != "ready")
        {
            throw new InvalidOperationException("the bot did not come up; its error output says why");
        }

        return new BotProcess(process, Stopwatch.GetElapsedTime(began));
    }

    /// <summary>One line, and the line that answers it.</summary>
    public async Task<string> AskAsync(string line)
    {
        await _turn.WaitAsync();
        try
        {
            await _process.StandardInput.WriteLineAsync(line);
            return await _process.StandardOutput.ReadLineAsync()
                ?? throw new InvalidOperationException($"the bot ended instead of answering '{line}'");
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>The market moves to an instant; milliseconds until every account had done what was due.</summary>
    public async Task<double> MoveAsync(DateTimeOffset instant) =>
        double.Parse(await AskAsync($"move {instant:O}"), CultureInfo.InvariantCulture);

    /// <summary>
    /// What is resident as it stands, what after it gave back what nobody uses, what then lives on the heap, and the
    /// most there ever was. Beside it what of that is no mapped file, which could be dropped and read again.
    /// </summary>
    public async Task<string> MemoryAsync()
    {
        var before = Resident();
        var heap = await AskAsync("heap");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"resident {before}, given back {Resident()}, heap {heap}, at most {Status("VmHWM:"):0} MB"
        );
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _turn.Dispose();
    }

    // A published program is started by its own name, a built one may be by that of .NET.
    private static IEnumerable<string> Itself() =>
        string.Equals(Path.GetFileName(Environment.ProcessPath), "dotnet", StringComparison.Ordinal)
            ? [typeof(BotProcess).Assembly.Location]
            : [];

    private string Resident()
    {
        var (resident, files) = (Status("VmRSS:"), Status("RssFile:"));
        return string.Create(CultureInfo.InvariantCulture, $"{resident:0} ({resident - files:0} without files)");
    }

    // In MB.
    private double Status(string field) =>
        double.Parse(
            File.ReadLines($"/proc/{_process.Id}/status")
                .First(line => line.StartsWith(field, StringComparison.Ordinal))
                .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1],
            CultureInfo.InvariantCulture
        ) / 1024.0;
}
