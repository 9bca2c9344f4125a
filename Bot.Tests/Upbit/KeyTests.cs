using Bot.Domain.Accounts;
using Bot.Domain.Orders;
using Bot.Host.Storage;
using Bot.Host.Trading;
using Bot.Host.Upbit;
using Bot.Sandbox;
using Bot.Sandbox.Upbit;
using Bot.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bot.Tests.Upbit;

/// <summary>What is found out of keys at the stand-in, by which nothing is moved.</summary>
public sealed class KeyTests
{
    private const string Access = "OTHER";
    private const string Secret = "SECRET";

    private static readonly UpbitKey Good = new(Access, Secret, 1_000_000m);

    private static readonly Dictionary<string, UpbitKey> Keys = new(StringComparer.Ordinal)
    {
        ["good"] = Good,
        ["poor"] = Good with { InitialKrw = 1m },
        ["ends in 6 days"] = Good with { Expires = Wire.Noon.AddDays(6) },
        ["ends in 14 days"] = Good with { Expires = Wire.Noon.AddDays(14) },
        ["has ended"] = Good with { Expires = Wire.Noon },
        ["places none"] = Good with { Permissions = UpbitPermissions.All & ~UpbitPermissions.PlaceOrders },
        ["sees no balances"] = Good with { Permissions = UpbitPermissions.All & ~UpbitPermissions.ViewAccounts },
        ["sees no orders"] = Good with { Permissions = UpbitPermissions.All & ~UpbitPermissions.ViewOrders },
        ["from elsewhere"] = Good with { IsCallerListed = false },
        ["other secret"] = Good with { SecretKey = "SECRETS" },
        ["unknown"] = Good with { AccessKey = "OTHERS" },
    };

    [Theory]
    [InlineData("good", 0, "")]
    [InlineData("poor", 0, "")]
    [InlineData("ends in 6 days", 0, "the key ends in 6 days")]
    [InlineData("ends in 14 days", 0, "")]
    [InlineData("has ended", 3, "expired_access_key")]
    [InlineData("places none", 1, "the key cannot place orders: out_of_scope")]
    [InlineData("sees no balances", 1, "the key cannot look at balances: out_of_scope")]
    [InlineData("sees no orders", 1, "the key cannot look at orders: out_of_scope")]
    [InlineData("from elsewhere", 3, "no_authorization_ip")]
    [InlineData("other secret", 3, "jwt_verification")]
    [InlineData("unknown", 3, "invalid_access_key")]
    public async Task Given_a_key_When_it_is_looked_at_Then_what_a_person_must_see_to_is_told(
        string key,
        int problems,
        string told
    )
    {
        await using var wire = await OpenAsync(key);
        var check = new KeyCheck(wire.ClientOf(Good), Access, wire.Clock);

        var report = await check.RunAsync(Wire.Market, CancellationToken.None);

        Assert.Equal(problems, report.Problems.Count);
        Assert.Equal(told.Length > 0, report.ToTell.Count > 0);
        Assert.All(report.ToTell, line => Assert.Contains(told, line, StringComparison.Ordinal));
        Assert.Empty(wire.Server.Ledger.Orders);
    }

    [Theory]
    [InlineData("places none")]
    [InlineData("from elsewhere")]
    [InlineData("other secret")]
    [InlineData("unknown")]
    [InlineData("has ended")]
    public async Task Given_a_key_that_may_not_place_orders_When_one_is_placed_Then_it_is_refused_for_the_keys(
        string key
    )
    {
        await using var wire = await OpenAsync(key);
        var exchange = new UpbitExchange(wire.ClientOf(Good), TimeProvider.System, wire.Clock);

        var outcome = await exchange.PlaceAsync(wire.Purchase(0.01m, 3_010_000m), CancellationToken.None);

        Assert.Equal(RefusalCause.Keys, Assert.IsType<OrderOutcome.Refused>(outcome).Cause);
    }

    [Theory]
    [InlineData("sees no balances", FailureKind.Keys)]
    [InlineData("from elsewhere", FailureKind.Keys)]
    [InlineData("unknown", FailureKind.Keys)]
    public async Task Given_a_key_that_may_not_look_When_balances_are_asked_for_Then_a_person_must_act(
        string key,
        FailureKind kind
    )
    {
        await using var wire = await OpenAsync(key);
        var exchange = new UpbitExchange(wire.ClientOf(Good), TimeProvider.System, wire.Clock);

        var answer = await exchange.BalancesAsync(CancellationToken.None);

        Assert.Equal(kind, Assert.IsType<Answer<Balances>.Failed>(answer).Kind);
    }

    [Fact]
    public async Task Given_a_key_that_ends_in_6_days_When_it_is_watched_Then_the_notice_says_so()
    {
        using var store = await Store.OpenAsync();
        await using var wire = await OpenAsync("ends in 6 days");
        using var watch = new KeyWatch(
            new KeyCheck(wire.ClientOf(Good), Access, wire.Clock),
            store.Databases,
            new AccountId(1),
            Wire.Market,
            wire.Clock,
            NullLogger<KeyWatch>.Instance
        );

        await watch.LookAsync(CancellationToken.None);

        var row = await store.ReadAsync(db => db.Outbox.AsNoTracking().SingleAsync());
        Assert.Equal("the key ends in 6 days", Assert.IsType<Notice.Trouble>(Outbox.Read(row)).Detail);
    }

    // The date of an answer names a second: what may be within the limit is let be.
    [Theory]
    [InlineData(0, false)]
    [InlineData(5, false)]
    [InlineData(6, true)]
    [InlineData(-5, false)]
    [InlineData(-7, true)]
    public async Task Given_a_clock_of_ours_When_the_exchange_dates_its_answers_Then_it_is_off_or_not(
        int secondsBehind,
        bool isOff
    )
    {
        await using var wire = await Wire.OpenAsync();
        using var http = new HttpClient { BaseAddress = wire.Server.Address };
        var skew = new ClockSkew(new ReplayClock(Wire.Noon.AddSeconds(-secondsBehind)));
        var limits = new UpbitRateLimits(TimeProvider.System);
        var signer = new UpbitSigner(Access, Secret);
        var client = new UpbitClient(http, signer, limits, NullLogger<UpbitClient>.Instance, skew);

        await client.TickerAsync(Wire.Market, CancellationToken.None);

        Assert.Equal(isOff, skew.IsOff);
    }

    private static Task<Wire> OpenAsync(string key) =>
        Wire.OpenAsync(options => options with { MoreKeys = [Keys[key]] });
}
