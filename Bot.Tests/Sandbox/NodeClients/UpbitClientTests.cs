using System.Text.Json.Nodes;
using Bot.Sandbox;
using Bot.Sandbox.Upbit;
using Bot.Tests.Sandbox.Upbit;

namespace Bot.Tests.Sandbox.NodeClients;

/// <summary>The published client ccxt against the sandbox.</summary>
public sealed class UpbitClientTests
{
    private const decimal Price = 3_000_000m;
    private const decimal Left = 9_999_600.083336665m;

    // A market buy ends as cancelled, because the won that no longer pay for a part of a coin are left over.
    private static readonly JsonNode Expected = JsonNode.Parse(
        """
        {
          "market": { "id": "KRW-ETH", "base": "ETH", "quote": "KRW" },
          "last": 3000000,
          "candles": [
            [1791417600000, 3000000, 3000000, 3000000, 3000000, 60],
            [1791421200000, 3000000, 3000000, 3000000, 3000000, 60],
            [1791424800000, 3000000, 3000000, 3000000, 3000000, 60]
          ],
          "book": { "bid": 3000000, "ask": 3001000, "depth": 30 },
          "trades": [3000000, 3000000],
          "before": { "free": 10000000, "used": 0 },
          "limit": { "status": "open", "type": "limit", "side": "buy", "filled": 0, "cost": 0, "fee": 0 },
          "locked": { "free": 9729865, "used": 270135 },
          "open": [true],
          "cancelled": "canceled",
          "freed": { "free": 10000000, "used": 0 },
          "bought": {
            "status": "canceled", "type": "market", "side": "buy",
            "filled": 0.09996667, "cost": 299999.97667, "average": 3001000, "fee": 149.999988335
          },
          "sold": {
            "status": "closed", "type": "market", "side": "sell",
            "filled": 0.09996667, "cost": 299900.01, "average": 3000000, "fee": 149.950005
          },
          "closed": [true],
          "ended": [true, true],
          "after": { "free": 9999600.083336664, "used": 0 },
          "refused": [
            "InsufficientFunds insufficient_funds_bid",
            "ExchangeError under_min_total_bid",
            "OrderNotFound order_not_found",
            "AuthenticationError jwt_verification"
          ]
        }
        """)!;

    [NodeFact]
    public async Task Given_a_client_on_ccxt_when_it_reads_buys_and_sells_then_all_of_it_is_understood()
    {
        var options = new UpbitServerOptions
        {
            Time = new ReplayClock(UpbitLine.Noon),
            Markets = [UpbitLine.Still("KRW-ETH", Price)],
        };
        await using var server = await UpbitServer.StartAsync(options);
        var address = server.Address.GetLeftPart(UriPartial.Authority);
        var seen = await NodeScripts.RunAsync("upbit.mjs", address, options.AccessKey, options.SecretKey, "ETH/KRW");
        Assert.True(JsonNode.DeepEquals(Expected, JsonNode.Parse(seen.GetRawText())), seen.GetRawText());
        Assert.Equal((Left, 0m), (server.Ledger.Free("KRW"), server.Ledger.Free("ETH")));
    }
}
