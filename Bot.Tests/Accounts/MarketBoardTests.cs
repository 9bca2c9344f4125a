using Bot.Host.Trading;
using Bot.Sandbox.Faults;

namespace Bot.Tests.Accounts;

/// <summary>The list of markets that one chooses from, over HTTP.</summary>
public sealed class MarketBoardTests
{
    [Fact]
    public async Task Given_many_who_look_When_the_list_is_shown_Then_the_exchange_is_asked_once()
    {
        await using var town = await Town.OpenAsync("KRW-ETH", "KRW-XRP");
        var board = town.OfAll<IMarketBoard>();
        town.Asked.Clear();

        var seen = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => board.ReadAsync(CancellationToken.None)));

        var first = Assert.IsType<Answer<IReadOnlyList<BoardMarket>>.Given>(seen[0]).Value;
        Assert.Equal(["KRW-BTC", "KRW-ETH", "KRW-XRP"], first.Select(one => one.Market).Order());
        Assert.All(first, one => Assert.True(one.TurnoverDay > 0m));
        Assert.All(seen, one => Assert.Equal(seen[0], one));
        Assert.Single(town.Asked, one => one.StartsWith("/v1/market/all", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Given_an_exchange_that_fails_When_it_is_back_Then_the_list_is_there()
    {
        await using var town = await Town.OpenAsync("KRW-ETH");
        var board = town.OfAll<IMarketBoard>();
        town.Faults.Add(
            new FaultRule
            {
                Path = "/v1/market/all",
                Fault = FaultKind.Status,
                Status = 500,
                From = 1,
            }
        );

        var failed = await board.ReadAsync(CancellationToken.None);
        town.Faults.Clear();
        var back = await board.ReadAsync(CancellationToken.None);

        Assert.IsType<Answer<IReadOnlyList<BoardMarket>>.Failed>(failed);
        Assert.IsType<Answer<IReadOnlyList<BoardMarket>>.Given>(back);
    }

    [Fact]
    public async Task Given_an_exchange_that_tells_no_turnovers_When_the_list_is_shown_Then_there_is_one_all_the_same()
    {
        await using var town = await Town.OpenAsync("KRW-ETH");
        town.Faults.Add(
            new FaultRule
            {
                Path = "/v1/ticker/all",
                Fault = FaultKind.Status,
                Status = 500,
                From = 1,
            }
        );

        var given = Assert.IsType<Answer<IReadOnlyList<BoardMarket>>.Given>(
            await town.OfAll<IMarketBoard>().ReadAsync(CancellationToken.None)
        );

        Assert.Equal(["KRW-BTC", "KRW-ETH"], given.Value.Select(one => one.Market).Order());
        Assert.All(given.Value, one => Assert.Equal(0m, one.TurnoverDay));
    }
}
