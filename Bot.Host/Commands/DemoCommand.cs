using System.Diagnostics;
using Bot.Host.Demo;
using Bot.Host.Http;
using Bot.Host.Options;
using Bot.Host.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Commands;

/// <summary><c>chattrader demo</c>: the bot with everything it needs on this machine alone.</summary>
public static class DemoCommand
{
    /// <summary>
    /// Runs the demo. 0 when it ended as it should, 1 when an expectation of the script did not hold.
    /// </summary>
    public static async Task<int> RunAsync(
        DemoOptions options,
        TextWriter output,
        TextWriter errors,
        CancellationToken token
    )
    {
        var folder = options.State ?? Path.Combine(Path.GetTempPath(), $"chattrader-demo-{Environment.ProcessId}");
        try
        {
            var script = options.Script is { } file ? ScriptLine.Read(await File.ReadAllLinesAsync(file, token)) : null;
            var market = options.Candles is { } candles
                ? DemoMarket.FromFile(options.Market, candles)
                : DemoMarket.Generated(options.Market);
            return await RunAsync(market.WithBtc(options.Btc), script, folder, (options, output), token);
        }
        catch (Exception exception) when (exception is FormatException or InvalidDataException or StartRefusedException)
        {
            await errors.WriteLineAsync(exception.Message);
            return ExitCode.Failed;
        }
        finally
        {
            if (options.State is null && Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static DemoMarket Watched(DemoMarket market) =>
        market with
        {
            Configure = options => market.Configure(options) with { Http = new HttpOptions { Listen = "127.0.0.1:0" } },
        };

    private static async Task<int> RunAsync(
        DemoMarket market,
        IReadOnlyList<ScriptLine>? script,
        string folder,
        (DemoOptions Options, TextWriter Output) given,
        CancellationToken token
    )
    {
        await using var world = await DemoWorld.StartAsync(Watched(market), folder, given.Options.Port, token);
        await given.Output.WriteLineAsync($"Market:    {market.Code}, {market.Description}");
        if (market.Btc is { } btc)
        {
            await given.Output.WriteLineAsync($"Beside it: {BtcMarket.Code}, {btc.Description}");
        }

        await given.Output.WriteLineAsync($"Chat page: {world.Telegram.PageAddress}");
        var door = await world.Services.GetRequiredService<HttpDoor>().OpenedAsync(token);
        await given.Output.WriteLineAsync($"Metrics:   {new Uri(door, "metrics")}");
        try
        {
            if (script is not null)
            {
                return await PlayAsync(world, script, given.Output, token);
            }

            await given.Output.WriteLineAsync(
                $"One candle every {given.Options.Pace.TotalSeconds:0.#} s. Open the chat page and type /start. "
                    + "Ctrl+C ends the demo."
            );
            await FlowAsync(world, given.Options.Pace, given.Output, token);
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            await given.Output.WriteLineAsync("Stopping.");
        }

        await world.StopAsync();
        return ExitCode.Done;
    }

    private static async Task FlowAsync(DemoWorld world, TimeSpan pace, TextWriter output, CancellationToken token)
    {
        while (await world.PassAsync(token))
        {
            await Task.Delay(pace, TimeProvider.System, token);
        }

        await output.WriteLineAsync("The market has ended; the chat goes on. Ctrl+C ends the demo.");
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
    }

    private static async Task<int> PlayAsync(
        DemoWorld world,
        IReadOnlyList<ScriptLine> script,
        TextWriter output,
        CancellationToken token
    )
    {
        var watch = Stopwatch.StartNew();
        var player = new DemoScript(world, new Conversation(world.Telegram, output), output);
        await player.PlayAsync(script, token);
        var (agrees, sentence) = await LedgerCheck.CompareAsync(
            world.Services.GetRequiredService<IDbContextFactory<BotDb>>(),
            world.Ledger(),
            token
        );
        await output.WriteLineAsync($"{sentence}");
        await world.StopAsync();
        foreach (var failure in player.Failures)
        {
            await output.WriteLineAsync($"not held: {failure}");
        }

        await output.WriteLineAsync(
            $"{script.Count} steps in {watch.Elapsed.TotalSeconds:0.0} s, {player.Failures.Count} not held."
        );
        return agrees && player.Failures.Count == 0 ? ExitCode.Done : ExitCode.Failed;
    }
}

/// <summary>What <c>chattrader demo</c> was asked.</summary>
public sealed record DemoOptions
{
    public string? Candles { get; init; }

    /// <summary>Candles of KRW-BTC, of a day or shorter; null generates them.</summary>
    public string? Btc { get; init; }

    public string? Script { get; init; }

    public string Market { get; init; } = "KRW-ETH";

    public string? State { get; init; }

    public int Port { get; init; }

    public TimeSpan Pace { get; init; } = TimeSpan.FromSeconds(3);
}
