using Bot.Domain.Accounts;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Orders;
using Bot.Host.Options;
using Bot.Host.Paper;
using Bot.Host.Upbit;
using Bot.Sandbox;
using Bot.Sandbox.Faults;
using Bot.Sandbox.Upbit;
using Bot.Sandbox.Upbit.Markets;
using Bot.Tests.Trading;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bot.Tests.Paper;

/// <summary>Fees and minimums on paper, as the sandbox's exchange tells them over HTTP.</summary>
public sealed class PaperTermsTests
{
    private static readonly MarketCode Market = Floor.Market;

    // 22:00 in Korea.
    private static readonly DateTimeOffset Evening = new(2026, 1, 5, 13, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Given_an_exchange_with_fees_of_its_own_When_paper_asks_Then_they_hold_and_are_asked_once_a_day()
    {
        await using var told = await Told.OpenAsync();

        Assert.Equal((0.139m, 7_000m), Figures(await told.Terms.OfAsync(Market, default)));
        await told.Terms.OfAsync(Market, default);
        told.Clock.AdvanceTo(Evening.AddHours(2).AddTicks(-1));
        await told.Terms.OfAsync(Market, default);
        Assert.Equal(1, told.Asked);
        told.Clock.AdvanceTo(Evening.AddHours(2));
        await told.Terms.OfAsync(Market, default);

        Assert.Equal(2, told.Asked);
    }

    [Fact]
    public async Task Given_no_keys_When_paper_asks_Then_the_plain_terms_hold()
    {
        var terms = new PaperTerms(TimeSpan.Zero, null, new ReplayClock(Evening), NullLogger<PaperTerms>.Instance);

        Assert.Equal((0.05m, 5_000m), Figures(await terms.OfAsync(Market, default)));
    }

    [Fact]
    public async Task Given_an_exchange_that_does_not_say_When_paper_asks_Then_it_is_plain_and_asked_again_later()
    {
        await using var told = await Told.OpenAsync(
            new FaultRule { Path = "/v1/orders/chance", Fault = FaultKind.Status }
        );

        Assert.Equal((0.05m, 5_000m), Figures(await told.Terms.OfAsync(Market, default)));
        told.Clock.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromTicks(1));
        Assert.Equal((0.05m, 5_000m), Figures(await told.Terms.OfAsync(Market, default)));
        told.Clock.Advance(TimeSpan.FromTicks(1));

        Assert.Equal((0.139m, 7_000m), Figures(await told.Terms.OfAsync(Market, default)));
    }

    [Fact]
    public async Task Given_fees_of_yesterday_When_the_exchange_does_not_say_Then_they_go_on_holding()
    {
        await using var told = await Told.OpenAsync(
            new FaultRule
            {
                Path = "/v1/orders/chance",
                Fault = FaultKind.Status,
                From = 2,
            }
        );
        await told.Terms.OfAsync(Market, default);
        told.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal((0.139m, 7_000m), Figures(await told.Terms.OfAsync(Market, default)));
        Assert.Equal(2, told.Asked);
    }

    [Theory]
    [InlineData(0.0063, "under_min_total_bid")]
    [InlineData(0.0064, null)]
    public async Task Given_terms_of_the_exchange_When_an_order_meets_them_Then_fee_and_least_are_the_exchanges(
        double volume,
        string? refusal
    )
    {
        await using var told = await Told.OpenAsync();
        await using var floor = await Floor.OpenAsync(40_000_000m);
        var vault = new PaperVault(floor.Databases, new AccountId(1), new PaperOptions());
        var paper = new PaperExchange(floor.Exchange, vault, told.Terms, floor.Time, TimeProvider.System);
        var id = OrderId.For(new AccountId(1), Floor.Slot, "entry", 1);
        var intent = OrderIntent.Entry(
            id,
            new AccountId(1),
            Market,
            new Volume((decimal)volume),
            new Price(1_101_000m)
        );

        var outcome = await paper.PlaceAsync(intent, default);

        Assert.Equal(refusal, (outcome as OrderOutcome.Refused)?.Reason);
        if (outcome is OrderOutcome.Accepted { Report: var report })
        {
            Assert.Equal(report.Funds.Value * 0.00139m, report.Fee.Value);
        }
    }

    private static (decimal Fee, decimal Least) Figures(ExchangeLimits limits) =>
        (limits.BuyFee.Value, limits.SellLeast.Value);

    /// <summary>Terms asked of an exchange that takes 0.139 % and accepts nothing under 7,000 won.</summary>
    private sealed class Told(UpbitServer upbit, ReplayClock clock, CountingHandler handler) : IAsyncDisposable
    {
        private readonly HttpClient _http = new(handler) { BaseAddress = upbit.Address };

        public ReplayClock Clock => clock;

        public int Asked => handler.Count;

        public PaperTerms Terms { get; private set; } = null!;

        public static async Task<Told> OpenAsync(params FaultRule[] faults)
        {
            var clock = new ReplayClock(Evening);
            var plan = new FaultPlan();
            faults.ToList().ForEach(plan.Add);
            var candle = new ReplayedCandle(Evening.AddHours(-1), 1_100_000m, 1_100_000m, 1_100_000m, 1_100_000m, 10m);
            var server = await UpbitServer.StartAsync(
                new UpbitServerOptions
                {
                    Time = clock,
                    Faults = plan,
                    Markets = [ReplayedMarket.FromCandles(Market.Value, TimeSpan.FromHours(1), [candle])],
                    RateLimits = RequestLimits.Off,
                    Rules = new UpbitRules { FeeRate = 0.00139m, MinTotal = 7_000m },
                }
            );
            var told = new Told(server, clock, new CountingHandler());
            var keys = new UpbitServerOptions();
            var client = new UpbitClient(
                told._http,
                new UpbitSigner(keys.AccessKey, keys.SecretKey),
                new UpbitRateLimits(TimeProvider.System),
                NullLogger<UpbitClient>.Instance
            );
            told.Terms = new PaperTerms(
                TimeSpan.Zero,
                new UpbitMarkets(client),
                clock,
                NullLogger<PaperTerms>.Instance
            );
            return told;
        }

        public async ValueTask DisposeAsync()
        {
            _http.Dispose();
            await upbit.DisposeAsync();
        }
    }

    private sealed class CountingHandler() : DelegatingHandler(new SocketsHttpHandler())
    {
        private int _count;

        public int Count => Volatile.Read(ref _count);

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            Interlocked.Increment(ref _count);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
