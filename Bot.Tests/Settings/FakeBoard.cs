using Bot.Host.Trading;

namespace Bot.Tests.Settings;

/// <summary>A list of markets that a test writes.</summary>
internal sealed class FakeBoard : IMarketBoard
{
    public Answer<IReadOnlyList<BoardMarket>> Now { get; set; } =
        new Answer<IReadOnlyList<BoardMarket>>.Given([
            new("KRW-BTC", 900_000_000_000m, false, []),
            new("KRW-ETH", 400_000_000_000m, false, []),
            new("KRW-XRP", 300_000_000_000m, true, ["TRADING_VOLUME_SOARING"]),
        ]);

    public Task<Answer<IReadOnlyList<BoardMarket>>> ReadAsync(CancellationToken token) => Task.FromResult(Now);
}
