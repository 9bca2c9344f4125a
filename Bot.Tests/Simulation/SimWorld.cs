using Bot.Host.Storage;
using Bot.Sandbox;
using Bot.Sandbox.Faults;
using Bot.Sandbox.OpenAi;
using Bot.Sandbox.Telegram;
using Bot.Sandbox.Upbit;
using Bot.Tests.Storage;

namespace Bot.Tests.Simulation;

/// <summary>What outlives a process: its data folder, the three services, the market and its clock.</summary>
internal sealed class SimWorld : IAsyncDisposable
{
    /// <summary>A real file, and no disk to wait for at each commit, where there is such a folder.</summary>
    private static readonly string Memory = Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath();

    private const string Killed = nameof(Crashes.KilledException);

    private readonly string _folder = Path.Combine(Memory, $"chattrader-sim-{Path.GetRandomFileName()}");

    private SimWorld(
        ReplayClock clock,
        FaultPlan faults,
        TelegramServer telegram,
        UpbitServer upbit,
        OpenAiServer openAi
    ) => (Clock, Faults, Telegram, Upbit, OpenAi) = (clock, faults, telegram, upbit, openAi);

    public ReplayClock Clock { get; }

    public FaultPlan Faults { get; }

    public TelegramServer Telegram { get; }

    public UpbitServer Upbit { get; }

    public OpenAiServer OpenAi { get; }

    /// <summary>The clock of connections.</summary>
    public HurriedClock Line { get; } = new();

    public string Data => Path.Combine(_folder, "data");

    public string Logs => Path.Combine(_folder, "logs");

    public string File => Path.Combine(Data, DatabaseStart.FileName);

    public static async Task<SimWorld> OpenAsync(int seed, int days)
    {
        var clock = new ReplayClock(SimMarket.Start.AddMinutes(-30));
        var faults = new FaultPlan();

        // Each third seed has a thin book, in which orders go in slices and are filled in parts.
        var levelKrw = seed % 3 == 0 ? 300_000m : 40_000_000m;
        var upbit = await UpbitServer.StartAsync(
            new UpbitServerOptions
            {
                Time = clock,
                Markets = SimMarket.Of(seed, days, levelKrw),
                RateLimits = RequestLimits.Off,
                Faults = faults,
            }
        );
        var telegram = await TelegramServer.StartAsync(new TelegramServerOptions { Time = clock, Faults = faults });
        var openAi = await OpenAiServer.StartAsync(
            new OpenAiServerOptions
            {
                Time = clock,
                Seed = seed,
                Faults = faults,
            }
        );
        return new SimWorld(clock, faults, telegram, upbit, openAi);
    }

    public async Task<T> ReadAsync<T>(Func<BotDb, Task<T>> read)
    {
        await using var db = new BotDb(DatabaseStart.Options(File));
        return await read(db);
    }

    /// <summary>What was logged as an error, the newest lines.</summary>
    public string Errors()
    {
        var lines = Directory.Exists(Logs) ? Directory.GetFiles(Logs).SelectMany(Read) : [];
        return string.Join('\n', lines.Where(line => !line.Contains(Killed, StringComparison.Ordinal)).TakeLast(20));
    }

    public async ValueTask DisposeAsync()
    {
        await OpenAi.DisposeAsync();
        await Upbit.DisposeAsync();
        await Telegram.DisposeAsync();
        Leftovers.Close(File);
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    // The log may still be open for writing.
    private static List<string> Read(string path)
    {
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return [.. reader.ReadToEnd().Split('\n')];
    }
}
