using Bot.Sandbox.Faults;
using Bot.Sandbox.Upbit.Markets;

namespace Bot.Sandbox.Upbit;

/// <summary>How an <see cref="UpbitServer"/> is set up.</summary>
public sealed record UpbitServerOptions
{
    /// <summary>Port on 127.0.0.1; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>The market's clock: decides what has happened, and dates every answer. May be a replayed one.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Clock of the line, on which rate limits are measured, because clients wait in real time.</summary>
    public TimeProvider Wire { get; init; } = TimeProvider.System;

    /// <summary>Markets listed; at least one.</summary>
    public IReadOnlyList<ReplayedMarket> Markets { get; init; } = [];

    /// <summary>Access key of the first account.</summary>
    public string AccessKey { get; init; } = "SANDBOXACCESSKEY000000000000000000000001";

    /// <summary>Secret key of the first account.</summary>
    public string SecretKey { get; init; } = "SANDBOXSECRETKEY000000000000000000000001";

    /// <summary>KRW of the first account at its beginning; ignored when the state folder already knows it.</summary>
    public decimal InitialKrw { get; init; } = 10_000_000m;

    /// <summary>Accounts beside the first, each a pocket of its own.</summary>
    public IReadOnlyList<UpbitKey> MoreKeys { get; init; } = [];

    /// <summary>
    /// Folder that keeps balances, orders and identifiers over restarts; null keeps everything in memory.
    /// </summary>
    public string? StateFolder { get; init; }

    /// <summary>Limits on the pace of requests.</summary>
    public RequestLimits RateLimits { get; init; } = RequestLimits.Real;

    /// <summary>How WebSocket connections are kept.</summary>
    public StreamRules Streams { get; init; } = new();

    /// <summary>What goes wrong on the way; null is nothing.</summary>
    public FaultPlan? Faults { get; init; }

    /// <summary>
    /// Called at each point of each REST request, which waits for it; null for nothing. What it throws breaks the
    /// request off there.
    /// </summary>
    public Func<UpbitCallPoint, CancellationToken, Task>? OnCall { get; init; }

    /// <summary>Money rules of the exchange.</summary>
    public UpbitRules Rules { get; init; } = new();

    /// <summary>Behaviours that the exchange does not document.</summary>
    public UpbitQuirks Quirks { get; init; } = new();
}

/// <summary>A pair of keys and the pocket they open.</summary>
public sealed record UpbitKey(string AccessKey, string SecretKey, decimal InitialKrw = 0m)
{
    /// <summary>What the key may do; anything else is answered with out_of_scope.</summary>
    public UpbitPermissions Permissions { get; init; } = UpbitPermissions.All;

    /// <summary>When the key ends, on the market's clock; null is never.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>
    /// Whether the caller's address is on the key's list; the sandbox has callers of one address only.
    /// </summary>
    public bool IsCallerListed { get; init; } = true;
}

/// <summary>Permission groups of a key.</summary>
[Flags]
public enum UpbitPermissions
{
    None = 0,
    ViewAccounts = 1,
    PlaceOrders = 2,
    ViewOrders = 4,
    ViewDeposits = 8,
    ViewWithdrawals = 16,
    Withdraw = 32,

    /// <summary>What trading may have; taking money away is no part of it.</summary>
    All = ViewAccounts | PlaceOrders | ViewOrders | ViewDeposits | ViewWithdrawals,
}

/// <summary>Money rules of KRW markets.</summary>
public sealed record UpbitRules
{
    /// <summary>Share of a fill's funds, for maker and taker alike; 0.0005 is 0.05 %.</summary>
    public decimal FeeRate { get; init; } = 0.0005m;

    /// <summary>Least KRW of an order.</summary>
    public decimal MinTotal { get; init; } = 5_000m;

    /// <summary>Most KRW of an order.</summary>
    public decimal MaxTotal { get; init; } = 1_000_000_000m;
}

/// <summary>How WebSocket connections are kept.</summary>
public sealed record StreamRules
{
    /// <summary>Silence either way, on the clock of the line, after which a connection is closed.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>How often a client that said PING is told that the exchange is up, on the clock of the line.</summary>
    public TimeSpan StatusEvery { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Most trades or candles of a market sent at once, after a jump of the market's clock.</summary>
    public int MostAtOnce { get; init; } = 50;

    /// <summary>How often connections look whether a clock has moved; real time.</summary>
    public TimeSpan Beat { get; init; } = TimeSpan.FromMilliseconds(20);
}

/// <summary>What the exchange's pages leave open; each default is the likelier behaviour.</summary>
public sealed record UpbitQuirks
{
    /// <summary>Status of out_of_scope: 401 or 403.</summary>
    public int OutOfScopeStatus { get; init; } = 401;

    /// <summary>Status of an accepted cancel_and_new: 200 or 201.</summary>
    public int CancelAndNewStatus { get; init; } = 201;

    /// <summary>Whether cancelling a closed order is 400 bad_request in place of 404 order_not_found.</summary>
    public bool ClosedCancelIsBadRequest { get; init; }

    /// <summary>Whether a market buy carries remaining_volume as null in place of leaving it out.</summary>
    public bool NullRemainingVolume { get; init; }

    /// <summary>Whether a closed order shows nothing locked, in place of what was left when it closed.</summary>
    public bool ClearLockedOnClose { get; init; }

    /// <summary>Whether volumes of more than 8 decimals are cut in place of refused.</summary>
    public bool CutLongVolumes { get; init; }

    /// <summary>Whether an order of exactly the minimum is accepted.</summary>
    public bool IsMinimumInclusive { get; init; } = true;

    /// <summary>Whether a count above the maximum is 400 in place of being taken as the maximum.</summary>
    public bool RefuseLargeCounts { get; init; }

    /// <summary>Whether a refused order uses up its identifier.</summary>
    public bool RefusalBurnsIdentifier { get; init; } = true;

    /// <summary>Whether a 429 carries JSON in place of plain text.</summary>
    public bool JsonRateRefusals { get; init; }

    /// <summary>Whether a 418 carries plain text in place of JSON.</summary>
    public bool PlainBlockRefusals { get; init; }

    /// <summary>The language of messages; by default each is in the one in which it was seen.</summary>
    public UpbitLanguage Language { get; init; }

    /// <summary>Whether KRW-USDT and KRW-USDC go in steps of 0.5 between 1,000 and 10,000 KRW.</summary>
    public bool HalfWonForDollars { get; init; }

    /// <summary>
    /// When orders that name no smp_type begin to be protected by cancel_maker; null is never. Announced for
    /// 2026-11-09 KST.
    /// </summary>
    public DateTimeOffset? SmpDefaultFrom { get; init; }

    /// <summary>Whether another request on a WebSocket adds to its subscriptions in place of replacing them.</summary>
    public bool SubscriptionsAdd { get; init; }

    /// <summary>Whether the status of a WebSocket comes in text frames, as everything else does not.</summary>
    public bool TextNotices { get; init; }

    /// <summary>Group that candle requests name in Remaining-Req; "candles" was seen too.</summary>
    public string CandleGroup { get; init; } = "candle";
}
