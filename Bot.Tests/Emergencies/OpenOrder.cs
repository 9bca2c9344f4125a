using Bot.Host.Upbit;

namespace Bot.Tests.Emergencies;

/// <summary>A purchase far below the market, which lies open.</summary>
internal static class OpenOrder
{
    public static async Task PlaceAsync(Ship ship, string identifier)
    {
        var order = new UpbitQuery()
            .With("market", Ship.Market.Value)
            .With("side", "bid")
            .With("volume", "0.01")
            .With("price", "900000")
            .With("ord_type", "limit")
            .With("identifier", identifier);
        Assert.IsType<UpbitReply.Ok>(await ship.Get<UpbitClient>().PlaceAsync(order, CancellationToken.None));
    }
}
