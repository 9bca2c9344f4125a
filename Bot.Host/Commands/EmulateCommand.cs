using Bot.Host.Demo;
using Bot.Sandbox.Faults;
using Bot.Sandbox.OpenAi;
using Bot.Sandbox.Telegram;
using Bot.Sandbox.Upbit;

namespace Bot.Host.Commands;

/// <summary><c>chattrader emulate</c>: one of the local stand-ins alone, until it is stopped.</summary>
public static class EmulateCommand
{
    /// <summary>The servers and what they are, for help.</summary>
    public static IReadOnlyDictionary<string, string> Servers { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["telegram"] = "The Bot API, with a chat page in the browser.",
            ["upbit"] = "The exchange: quotation and orders, on replayed candles.",
            ["openai"] = "Chat completions that answer by a rule.",
        };

    public static async Task<int> RunAsync(
        string server,
        EmulateOptions options,
        TextWriter output,
        CancellationToken token
    )
    {
        var faults = options.Faults is { } file ? await FaultPlan.ReadAsync(file, token) : null;
        await using var running = server switch
        {
            "telegram" => await TelegramAsync(options, faults, output, token),
            "upbit" => await UpbitAsync(options, faults, output, token),
            _ => await OpenAiAsync(options, faults, output, token),
        };
        await output.WriteLineAsync("Ctrl+C stops it.");
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = token.Register(ended.SetResult);
        await ended.Task;
        return ExitCode.Done;
    }

    private static async Task<IAsyncDisposable> TelegramAsync(
        EmulateOptions options,
        FaultPlan? faults,
        TextWriter output,
        CancellationToken token
    )
    {
        var server = await TelegramServer.StartAsync(
            new TelegramServerOptions
            {
                Port = options.Port,
                StateFolder = options.State,
                Faults = faults,
            },
            token
        );
        await output.WriteLineAsync($"Bot API:   {server.Address.ToString().TrimEnd('/')}");
        await output.WriteLineAsync($"chat page: {server.PageAddress}");
        await output.WriteLineAsync("token: any of the form digits:text, e.g. 1:demo; a private chat with id 1 exists");
        return server;
    }

    private static async Task<IAsyncDisposable> UpbitAsync(
        EmulateOptions options,
        FaultPlan? faults,
        TextWriter output,
        CancellationToken token
    )
    {
        var market = options.Candles is { } candles
            ? DemoMarket.FromFile(options.Market, candles)
            : DemoMarket.Generated(options.Market);
        var replayed = market.Replayed;
        var btc = options.Btc is { } days ? BtcMarket.FromFile(days, replayed) : null;
        var settings = new UpbitServerOptions
        {
            Port = options.Port,
            Time = new ShiftedClock(replayed.Start + ((replayed.End - replayed.Start) / 2)),
            Markets = btc is null ? [replayed] : [replayed, btc.Replayed],
            StateFolder = options.State,
            Faults = faults,
        };
        var server = await UpbitServer.StartAsync(settings, token);
        await output.WriteLineAsync($"exchange:   {server.Address.ToString().TrimEnd('/')}");
        await output.WriteLineAsync($"market:     {market.Code}, {market.Description}, from its middle on");
        if (btc is not null)
        {
            await output.WriteLineAsync($"beside it:  {BtcMarket.Code}, {btc.Description}");
        }

        await output.WriteLineAsync($"access key: {settings.AccessKey}");
        await output.WriteLineAsync($"secret key: {settings.SecretKey}");
        return server;
    }

    private static async Task<IAsyncDisposable> OpenAiAsync(
        EmulateOptions options,
        FaultPlan? faults,
        TextWriter output,
        CancellationToken token
    )
    {
        var server = await OpenAiServer.StartAsync(
            new OpenAiServerOptions { Port = options.Port, Faults = faults },
            token
        );
        await output.WriteLineAsync($"base address: {server.Address}");
        await output.WriteLineAsync("key: any; POST /chat/completions answers by the signal in the message");
        return server;
    }

    /// <summary>A clock that runs as the real one does, from another instant on.</summary>
    private sealed class ShiftedClock(DateTimeOffset start) : TimeProvider
    {
        private readonly long _begun = System.GetTimestamp();

        public override DateTimeOffset GetUtcNow() => start + System.GetElapsedTime(_begun);
    }
}

/// <summary>What <c>chattrader emulate</c> was asked.</summary>
public sealed record EmulateOptions
{
    public int Port { get; init; }

    public string? Candles { get; init; }

    /// <summary>Candles of KRW-BTC, of a day or shorter; null leaves it out.</summary>
    public string? Btc { get; init; }

    public string? State { get; init; }

    public string? Faults { get; init; }

    public string Market { get; init; } = "KRW-ETH";
}
