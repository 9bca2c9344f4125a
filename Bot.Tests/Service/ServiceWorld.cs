using System.Diagnostics;
using Bot.Domain.States;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Bot.Sandbox.Faults;
using Bot.Sandbox.Telegram;
using Bot.Sandbox.Upbit;
using Bot.Tests.Crashes;
using Bot.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Bot.Tests.Service;

/// <summary>
/// The real binary as a service: a supervisor's socket, the stand-ins of exchange and chat, and an exchange that can be
/// made to keep an answer back.
/// </summary>
internal sealed class ServiceWorld : IAsyncDisposable
{
    public const long Owner = 1;
    private const string Held = "/v1/candles";

    private readonly string _folder;
    private readonly List<Process> _processes = [];
    private readonly TaskCompletionSource _isHeld = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource? _released;

    private ServiceWorld(string folder, string? address)
    {
        _folder = folder;
        Supervisor = new NotifyListener(address ?? Path.Combine(folder, "notify"));
    }

    public NotifyListener Supervisor { get; }

    /// <summary>What goes wrong at the exchange.</summary>
    public FaultPlan Faults { get; } = new();

    /// <summary>What goes wrong in the chat.</summary>
    public FaultPlan ChatFaults { get; } = new();

    public UpbitServer Upbit { get; private set; } = null!;

    public TelegramServer Telegram { get; private set; } = null!;

    public string Data => Path.Combine(_folder, "data");

    public IDbContextFactory<BotDb> Databases =>
        new PooledDbContextFactory<BotDb>(DatabaseStart.Options(Path.Combine(Data, DatabaseStart.FileName)));

    /// <summary>Completes when the exchange keeps a cycle's candles back.</summary>
    public Task IsHeld => _isHeld.Task.WaitAsync(TimeSpan.FromSeconds(120));

    public static async Task<ServiceWorld> OpenAsync(string? address = null)
    {
        var world = new ServiceWorld(Directory.CreateTempSubdirectory("chattrader-service-").FullName, address);
        var hour = TimeProvider.System.GetUtcNow().UtcTicks / TimeSpan.TicksPerHour * TimeSpan.TicksPerHour;
        var slot = new DateTimeOffset(hour, TimeSpan.Zero);
        world.Upbit = await UpbitServer.StartAsync(
            new UpbitServerOptions
            {
                Markets = CrashMarket.Of(CrashScenario.Entry.LevelKrw, slot, slot.AddDays(1)),
                RateLimits = RequestLimits.Off,
                Faults = world.Faults,
                OnCall = world.OnCallAsync,
            }
        );
        world.Telegram = await TelegramServer.StartAsync(new TelegramServerOptions { Faults = world.ChatFaults });
        await DatabaseStart.PrepareAsync(world.Databases, world.Data, TimeProvider.System, CancellationToken.None);
        await world.SeedAsync(slot);
        return world;
    }

    /// <summary>The exchange keeps candles back until they are released.</summary>
    public void Hold() => _released = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Release()
    {
        _released?.TrySetResult();
        _released = null;
    }

    public Process Start(params (string Name, string Value)[] more)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "chattrader.dll"), "run"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = _folder,
        };
        foreach (var (name, value) in Settings().Concat(more))
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        _processes.Add(process);
        return process;
    }

    public static async Task TerminateAsync(Process process)
    {
        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        await kill.WaitForExitAsync();
    }

    /// <summary>How cycles ended that are written down.</summary>
    public async Task<IReadOnlyList<string>> EndingsAsync()
    {
        await using var db = await Databases.CreateDbContextAsync();
        return await db.Cycles.AsNoTracking().Select(cycle => cycle.Reason).ToListAsync();
    }

    public async Task CompletedAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        while ((await EndingsAsync()).Count == 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, patience.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Release();
        foreach (var process in _processes)
        {
            if (!process.HasExited)
            {
                process.Kill();
                await process.WaitForExitAsync();
            }

            process.Dispose();
        }

        Supervisor.Dispose();
        await Upbit.DisposeAsync();
        await Telegram.DisposeAsync();
        await Leftovers.RemoveAsync(_folder, Path.Combine(Data, DatabaseStart.FileName));
    }

    private async Task OnCallAsync(UpbitCallPoint point, CancellationToken token)
    {
        if (_released is { } released && point.Path.StartsWith(Held, StringComparison.Ordinal))
        {
            _isHeld.TrySetResult();
            await released.Task;
        }
    }

    // The account runs, and its owner asked for a cycle: the program does it first.
    private async Task SeedAsync(DateTimeOffset since)
    {
        await using var db = await Databases.CreateDbContextAsync();
        db.Accounts.Add(
            new AccountRow
            {
                Id = 1,
                Name = "main",
                Market = CrashMarket.Code,
                Mode = TradingMode.Paper,
                Profile = "balanced",
                Strategy = "rsi-mean-reversion",
                State = TradingState.Running,
                StateReason = "runs",
                StateSince = since,
                CreatedAt = since,
            }
        );
        db.People.Add(
            new PersonRow
            {
                Id = Owner,
                AccountId = 1,
                Role = PersonRole.Owner,
                ChatId = Owner,
                Language = "en",
                AddedAt = since,
            }
        );
        db.Commands.Add(
            new CommandRow
            {
                AccountId = 1,
                PersonId = Owner,
                Command = """{"kind":"cycle"}""",
                AskedAt = TimeProvider.System.GetUtcNow(),
            }
        );
        await db.SaveChangesAsync();
    }

    private IEnumerable<(string Name, string Value)> Settings() =>
        [
            ("NOTIFY_SOCKET", Supervisor.Address),
            ("WATCHDOG_USEC", "3000000"),
            ("Telegram__BotToken", "1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"),
            ("Telegram__OwnerId", $"{Owner}"),
            ("Telegram__BaseUrl", Telegram.Address.ToString().TrimEnd('/')),
            ("Telegram__ChatGapMilliseconds", "0"),
            ("Telegram__PollTimeoutSeconds", "1"),
            ("Trading__Mode", "paper"),
            ("Trading__Market", CrashMarket.Code),
            ("Upbit__BaseUrl", Upbit.Address.ToString().TrimEnd('/')),
            ("Upbit__StreamAddress", "off"),
            ("Upbit__TimeoutSeconds", "60"),
            ("OpenAI__TimeoutSeconds", "1"),
            ("OpenAI__Retries", "0"),
            ("Service__WorkSecondsMost", "5"),
            ("Orders__PauseSeconds", "0"),
            ("Scheduler__Enabled", "false"),
            ("Http__Enabled", "false"),
            ("Storage__Folder", Data),
            ("Log__Folder", Path.Combine(_folder, "logs")),
        ];
}
