using System.Security.Cryptography;
using Bot.Domain.Market;
using Bot.Host.Trading;

namespace Bot.Host.Upbit.Stream;

/// <summary>
/// Listens to the exchange's stream: prices on one connection, our orders and balances on another. Each is made again
/// whenever it ends, for as long as the program runs. What is heard is passed on as hints.
/// </summary>
/// <param name="address">Of the public stream; the private one lies below it.</param>
/// <param name="signer">Signs the handshake of the private one; null to listen to prices alone.</param>
/// <param name="markets">The markets to listen to; none for the private one alone.</param>
/// <param name="limits">Handshakes have a pace, too.</param>
/// <param name="hints">Who is told.</param>
/// <param name="pace">How connections are kept.</param>
/// <param name="logger">Where the end of a connection is noted.</param>
public sealed class UpbitListener(
    Uri address,
    UpbitSigner? signer,
    IReadOnlyCollection<MarketCode> markets,
    UpbitRateLimits limits,
    IStreamHints hints,
    StreamPace pace,
    ILogger<UpbitListener> logger
) : BackgroundService
{
    private readonly Lock _gate = new();
    private int _connections;

    /// <summary>Connections made since the start.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <inheritdoc />
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(
            markets.Count == 0 ? Task.CompletedTask : KeepAsync(isPrivate: false, stoppingToken),
            signer is null ? Task.CompletedTask : KeepAsync(isPrivate: true, stoppingToken)
        );

    private async Task KeepAsync(bool isPrivate, CancellationToken token)
    {
        await Task.Yield();
        var failures = 0;
        while (!token.IsCancellationRequested)
        {
            var began = limits.Now;
            var why = await OnceAsync(isPrivate, token);
            failures = limits.Now - began >= pace.Steady ? 1 : failures + 1;
            var wait = pace.Wait(failures, Chance());
            if (logger.IsEnabled(LogLevel.Information))
            {
                logger.LogInformation(
                    "The {Stream} stream ended ({Why}); it is opened again in {Wait}",
                    isPrivate ? "private" : "public",
                    why,
                    wait
                );
            }

            await Task.Delay(wait, TimeProvider.System, token);
        }
    }

    private async Task<string> OnceAsync(bool isPrivate, CancellationToken token)
    {
        if (await limits.EnterAsync(RequestGroup.Connect, isUrgent: false, token) is { } held)
        {
            return $"the exchange wants nothing for {held}";
        }

        var ticket = RandomNumberGenerator.GetHexString(16, lowercase: true);
        var connection = new StreamConnection(pace, isPrivate, Tell);
        var sent = limits.Now;
        Interlocked.Increment(ref _connections);
        var why = isPrivate
            ? await connection.RunAsync(Private(address), signer!.Token(""), StreamRequest.Private(ticket), token)
            : await connection.RunAsync(address, null, StreamRequest.Public(ticket, markets), token);
        if (connection.Refusal is var (status, told))
        {
            limits.Learn(RequestGroup.Connect, status, null, told, sent);
        }

        return why;
    }

    private void Tell(StreamHint hint)
    {
        lock (_gate)
        {
            hints.Take(hint);
        }
    }

    private static Uri Private(Uri address) => new($"{address.ToString().TrimEnd('/')}/private");

    private static double Chance() => RandomNumberGenerator.GetInt32(1000) / 1000.0;
}
