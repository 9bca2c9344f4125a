using Bot.Domain.Accounts;
using Bot.Domain.Market;
using Bot.Host.Storage;
using Bot.Host.Trading;
using Bot.Host.Upbit;
using Bot.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bot.Tests.Upbit;

public sealed class KeyWatchTests
{
    private const string Book =
        """[{"market":"KRW-ETH","timestamp":1,"orderbook_units":[{"ask_price":5001000,"bid_price":5000000,"ask_size":1,"bid_size":1}]}]""";

    private const string Refused = """{"error":{"name":"out_of_scope","message":"no"}}""";

    [Theory]
    [InlineData(null, 300, "")]
    [InlineData(null, 10, "the key ends in 10 days")]
    [InlineData(null, -1, "the key has ended")]
    [InlineData("/v1/accounts", 300, "cannot look at balances")]
    [InlineData("/v1/orders/open", 300, "cannot look at orders")]
    [InlineData("/v1/orders/test", 300, "cannot place orders")]
    public async Task Given_keys_When_they_are_looked_at_Then_a_person_hears_what_they_lack(
        string? refused,
        int days,
        string told
    )
    {
        using var store = await Store.OpenAsync();
        using var exchange = new CannedExchange();
        exchange.Answer = request => AnswerTo(request.RequestUri!.AbsolutePath, refused, Store.Now.AddDays(days));
        var check = new KeyCheck(exchange.Client, "access", store.Clock);
        using var watch = new KeyWatch(
            check,
            store.Databases,
            new AccountId(1),
            new MarketCode("KRW-ETH"),
            store.Clock,
            NullLogger<KeyWatch>.Instance
        );

        await watch.LookAsync(CancellationToken.None);

        var notices = await store.ReadAsync(db => db.Outbox.AsNoTracking().ToListAsync());
        var trouble = notices.Select(Outbox.Read).OfType<Notice.Trouble>().SingleOrDefault();
        Assert.Equal(told.Length > 0, trouble is not null);
        Assert.Contains(told, trouble?.Detail ?? "", StringComparison.Ordinal);
    }

    private static (int Status, string Body) AnswerTo(string path, string? refused, DateTimeOffset ends) =>
        path switch
        {
            _ when path == refused => (401, Refused),
            "/v1/orderbook" => (200, Book),
            "/v1/api_keys" => (200, $$"""[{"access_key":"access","expire_at":"{{ends:yyyy-MM-ddTHH:mm:ss}}+00:00"}]"""),
            "/v1/orders/test" => (400, """{"error":{"name":"insufficient_funds_bid","message":"no"}}"""),
            _ => (200, "[]"),
        };
}
