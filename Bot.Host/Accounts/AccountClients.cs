using Bot.Host.Options;
using Bot.Host.Trading;
using Bot.Host.Upbit;
using Bot.Host.Watching.Metrics;

namespace Bot.Host.Accounts;

/// <summary>Lines to the exchange, each with keys of one account and an own pace for private requests.</summary>
public sealed class AccountClients(
    UpbitClient configured,
    UpbitOptions upbit,
    UpbitRateLimits limits,
    ClockSkew clock,
    TimeProvider time,
    ILoggerFactory logs,
    BotMeters meters
) : IDisposable
{
    private readonly HttpClient _http = Composition.Http(upbit, meters);

    /// <summary>The keys that an account trades with: its own, for the first one else those of the configuration; null
    /// where there are none.</summary>
    public ExchangeKeys? KeysOf(AccountSeat seat) =>
        seat.Keys ?? (seat.Id == StartUp.First && upbit.HasKeys ? Configured : null);

    /// <summary>The keys of the configuration, which may be empty.</summary>
    public ExchangeKeys Configured { get; } = new(upbit.AccessKey, upbit.SecretKey);

    /// <summary>The line with an account's keys; without any, whatever is private is refused by the exchange.</summary>
    public UpbitClient Of(AccountSeat seat) =>
        seat.Keys is null && seat.Id == StartUp.First ? configured : With(KeysOf(seat) ?? new ExchangeKeys("", ""));

    /// <summary>Looks at keys before they are taken.</summary>
    public KeyCheck CheckOf(ExchangeKeys keys) => new(With(keys), keys.Access, time);

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private UpbitClient With(ExchangeKeys keys) =>
        new(
            _http,
            new UpbitSigner(keys.Access, keys.Secret),
            limits.ForOtherKey(),
            logs.CreateLogger<UpbitClient>(),
            clock
        );
}
