using System.Text.Json;
using Bot.Domain.Market;

namespace Bot.Host.Upbit.Stream;

/// <summary>What is asked for once a connection stands.</summary>
internal static class StreamRequest
{
    /// <summary>Last prices, trades and the best of the order book of markets.</summary>
    public static byte[] Public(string ticket, IReadOnlyCollection<MarketCode> markets)
    {
        var codes = markets.Select(market => market.Value).ToList();
        return JsonSerializer.SerializeToUtf8Bytes(
            new object[]
            {
                new { ticket },
                new { type = "ticker", codes },
                new
                {
                    type = "trade",
                    codes,
                    is_only_realtime = true,
                },
                new { type = "orderbook", codes = codes.Select(code => $"{code}.1") },
                new { format = "DEFAULT" },
            }
        );
    }

    /// <summary>Orders and balances of the account. Balances take no codes: with them the form is wrong.</summary>
    public static byte[] Private(string ticket) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new object[]
            {
                new { ticket },
                new { type = "myOrder" },
                new { type = "myAsset" },
                new { format = "DEFAULT" },
            }
        );
}
