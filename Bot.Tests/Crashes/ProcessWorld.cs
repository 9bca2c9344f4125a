using System.Diagnostics;
using System.Text.Json;
using Bot.Domain.States;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Bot.Host.Upbit;
using Bot.Sandbox.Faults;
using Bot.Sandbox.Upbit;
using Bot.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Bot.Tests.Crashes;

/// <summary>
/// What outlives real processes of the binary: their data folder and the exchange, on the clock of the wall. They buy
/// because a person asked for a cycle, and sell when the position's stop is put above the price.
/// </summary>
internal sealed class ProcessWorld : IAsyncDisposable
{
    private const decimal AboveEveryPrice = 2_000_000m;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(50);

    private readonly string _folder;
    private readonly FaultPlan _faults;
    private readonly CrashLine _line;
    private Process? _process;

    private ProcessWorld(string folder, UpbitServer upbit, FaultPlan faults, CrashLine line, KillGate gate) =>
        (_folder, Upbit, _faults, _line, Gate) = (folder, upbit, faults, line, gate);

    public UpbitServer Upbit { get; }

    public KillGate Gate { get; }

    public IDbContextFactory<BotDb> Databases => new PooledDbContextFactory<BotDb>(DatabaseStart.Options(DataFile));

    private string Data => Path.Combine(_folder, "data");

    private string DataFile => Path.Combine(Data, DatabaseStart.FileName);

    public static async Task<ProcessWorld> OpenAsync()
    {
        var folder = Directory.CreateTempSubdirectory("chattrader-kills-").FullName;
        var hour = TimeProvider.System.GetUtcNow().UtcTicks / TimeSpan.TicksPerHour * TimeSpan.TicksPerHour;
        var slot = new DateTimeOffset(hour, TimeSpan.Zero);
        var faults = new FaultPlan();
        var upbit = await UpbitServer.StartAsync(
            new UpbitServerOptions
            {
                Markets = CrashMarket.Of(CrashScenario.Entry.LevelKrw, slot, slot.AddDays(1)),
                RateLimits = RequestLimits.Off,
                Faults = faults,
            }
        );
        var line = new CrashLine(TimeProvider.System);
        var world = new ProcessWorld(folder, upbit, faults, line, await KillGate.OpenAsync(upbit.Address, line));
        await DatabaseStart.PrepareAsync(world.Databases, world.Data, TimeProvider.System, CancellationToken.None);
        await world.WriteAsync(db => db.Accounts.Add(Account(slot)));
        return world;
    }

    /// <summary>Lets a fault strike at the next order.</summary>
    public void Break(CrashFault fault)
    {
        _faults.Clear();
        if (fault.Rule is { } rule)
        {
            _faults.Add(rule);
        }

        _line.Break(fault.IsStale, HttpMethod.Post);
    }

    /// <summary>A person asks for a cycle; the next process does it.</summary>
    public Task AskAsync() =>
        WriteAsync(db =>
            db.Commands.Add(
                new CommandRow
                {
                    AccountId = 1,
                    PersonId = 1,
                    Command = """{"kind":"cycle"}""",
                    AskedAt = TimeProvider.System.GetUtcNow(),
                }
            )
        );

    /// <summary>Puts the stop of what is held above the price.</summary>
    public async Task LiftStopAsync()
    {
        await using var db = await Databases.CreateDbContextAsync();
        (await db.Positions.SingleAsync()).StopLoss = AboveEveryPrice;
        await db.SaveChangesAsync();
    }

    /// <summary>Waits until the exchange's block that the program wrote down is over, if there is one.</summary>
    public async Task UnblockedAsync()
    {
        if (new SpillFile(Data, BlockMemory.FileName).Read<JsonElement?>() is { } block)
        {
            var left = block.GetProperty("Until").GetDateTimeOffset() - TimeProvider.System.GetUtcNow();
            await Task.Delay(left > TimeSpan.Zero ? left : TimeSpan.Zero, TimeProvider.System);
        }
    }

    public void Start()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "chattrader.dll"), "run"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder,
        };
        foreach (var (name, value) in Settings())
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Sends the process SIGKILL and waits until it is gone.</summary>
    public void Kill()
    {
        _process!.Kill();
        _process.WaitForExit();
    }

    /// <summary>Waits until something holds, or the process is dead; whether it holds.</summary>
    /// <exception cref="TimeoutException">Neither came.</exception>
    public async Task<bool> UntilAsync(Func<BotDb, Task<bool>> holds)
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < Patience)
        {
            if (_process!.HasExited)
            {
                return false;
            }

            if (await ReadAsync(holds))
            {
                return true;
            }

            await Task.Delay(Glance, TimeProvider.System);
        }

        throw new TimeoutException("the program did not come to rest");
    }

    public async Task<T> ReadAsync<T>(Func<BotDb, Task<T>> read)
    {
        await using var db = await Databases.CreateDbContextAsync();
        return await read(db);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            Kill();
        }

        _process?.Dispose();
        await Gate.DisposeAsync();
        await Upbit.DisposeAsync();
        await Leftovers.RemoveAsync(_folder, DataFile);
    }

    private async Task WriteAsync(Action<BotDb> write)
    {
        await using var db = await Databases.CreateDbContextAsync();
        write(db);
        await db.SaveChangesAsync();
    }

    private Dictionary<string, string> Settings()
    {
        var keys = new UpbitServerOptions();
        return new(StringComparer.Ordinal)
        {
            ["Telegram__Enabled"] = "false",
            ["Telegram__BotToken"] = "1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            ["Telegram__OwnerId"] = "1",
            ["Trading__Mode"] = "live",
            ["Trading__Market"] = CrashMarket.Code,
            ["Upbit__AccessKey"] = keys.AccessKey,
            ["Upbit__SecretKey"] = keys.SecretKey,
            ["Upbit__BaseUrl"] = Gate.Address.ToString(),
            ["Storage__Folder"] = Data,
            ["Log__Folder"] = Path.Combine(_folder, "logs"),
            ["Scheduler__Enabled"] = "false",
            ["Guard__IntervalSeconds"] = "1",
            ["Orders__PauseSeconds"] = "0",
            ["QuickBacktest__Enabled"] = "false",
            ["RsiMeanReversion__EntryRsi"] = "99",
            ["RsiMeanReversion__EntryVolumeRatio"] = "0",
            ["Validation__BuyRsiMost"] = "100",
            ["Validation__VolumeLeast"] = "0",
            ["Validation__BreakoutAdxLeast"] = "0",
            ["Validation__BreakoutVolumeLeast"] = "0",
        };
    }

    private static AccountRow Account(DateTimeOffset since) =>
        new()
        {
            Id = 1,
            Name = "main",
            Market = CrashMarket.Code,
            Mode = TradingMode.Live,
            Profile = "balanced",
            Strategy = "rsi-mean-reversion",
            State = TradingState.Running,
            StateReason = "kills",
            StateSince = since,
            CreatedAt = since,
        };
}
