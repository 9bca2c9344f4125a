using Bot.Host.Accounts;
using Bot.Host.Options;
using Bot.Host.Storage.Rows;
using Bot.Host.Watching;

namespace Bot.Host.Commands;

/// <summary><c>chattrader run</c>: the service.</summary>
public static class RunCommand
{
    /// <summary>
    /// Runs until it is told to stop. 0 after a graceful stop, 1 when the start is refused or the program had to end
    /// itself.
    /// </summary>
    public static async Task<int> RunAsync(TextWriter errors, CancellationToken token)
    {
        var loaded = Load();
        if (loaded.Problems.Count > 0)
        {
            await errors.WriteLineAsync($"The configuration has {loaded.Problems.Count} problem(s):");
            foreach (var problem in loaded.Problems)
            {
                await errors.WriteLineAsync($"  - {problem}");
            }

            await errors.WriteLineAsync("See appsettings.sample.json for every key, default and range.");
            return ExitCode.Failed;
        }

        var mode = Enum.Parse<TradingMode>(loaded.Options.Trading.Mode, ignoreCase: true);
        using var host = Composition.Build(loaded.Options, mode, TimeProvider.System, console: true);
        return await RunAsync(host, loaded.Remarks, errors, token);
    }

    /// <summary>The configuration of this machine: files beside the binary and here, and the environment.</summary>
    internal static LoadedOptions Load() => BotConfiguration.Load(OptionPlaces.OfMachine());

    private static async Task<int> RunAsync(
        IHost host,
        IReadOnlyList<string> remarks,
        TextWriter errors,
        CancellationToken token
    )
    {
        var log = host.Services.GetRequiredService<ILogger<StartUp>>();
        foreach (var remark in remarks)
        {
            log.LogWarning("{Remark}", remark);
        }

        var start = host.Services.GetRequiredService<StartUp>();
        try
        {
            await start.PrepareAsync(token);
            await host.StartAsync(token);
        }
        catch (StartRefusedException refusal)
        {
            await errors.WriteLineAsync(refusal.Message);
            return ExitCode.Failed;
        }
        catch (OperationCanceledException stopped) when (token.IsCancellationRequested)
        {
            log.LogInformation(stopped, "Stopped while it was starting");
            await host.StopAsync(CancellationToken.None);
            return ExitCode.Done;
        }

        log.LogInformation("ChatTrader {Version} runs", StartUp.Version);
        await WaitAsync(host.Services.GetRequiredService<IHostApplicationLifetime>(), token);
        await StopAsync(host, start);
        log.LogInformation("ChatTrader has ended");
        return token.IsCancellationRequested ? ExitCode.Done : ExitCode.Failed;
    }

    // What runs ends first, so that its news go out with the farewell.
    private static async Task StopAsync(IHost host, StartUp start)
    {
        host.Services.GetService<SystemdVoice>()?.Stopping();
        await host.Services.GetRequiredService<AccountHouse>().StopAsync(CancellationToken.None);
        await start.FarewellAsync();
        await host.StopAsync(CancellationToken.None);
    }

    // Until a person or the system ends it, or the program itself does because it lost the lease or a part of it
    // failed.
    private static async Task WaitAsync(IHostApplicationLifetime lifetime, CancellationToken token)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var asked = token.Register(() => ended.TrySetResult());
        await using var failed = lifetime.ApplicationStopping.Register(() => ended.TrySetResult());
        await ended.Task;
    }
}

/// <summary>What the binary returns.</summary>
public static class ExitCode
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int Usage = 2;
}
