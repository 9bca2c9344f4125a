using Bot.Domain.Market;
using Bot.Host.Storage.Rows;
using Bot.Host.Trading;

namespace Bot.Host.Telegram;

/// <summary>
/// The price of what is held at this moment, for questions and figures about it: a measurement of the last cycle may be
/// an hour old. Where the exchange does not answer soon, the measurement has to do, with the time that it bears.
/// </summary>
public sealed class PriceNow(MarketSight sight, AccountReader reader, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>The price of the account's market: of now, else as last measured; null where neither is.</summary>
    public async Task<decimal?> OfAsync(int account, CancellationToken token)
    {
        var picture = await reader.ReadAsync(account, token);
        return await AskAsync(picture.Account, token) ?? picture.Worth?.LastPrice;
    }

    /// <summary>The account at the price of now; as it was measured where that is not known.</summary>
    public async Task<AccountPicture> ReadAsync(int account, CancellationToken token)
    {
        var picture = await reader.ReadAsync(account, token);
        return picture.Worth is not null && await AskAsync(picture.Account, token) is { } price
            ? picture.At(price, time.GetUtcNow())
            : picture;
    }

    private async Task<decimal?> AskAsync(AccountRow account, CancellationToken token)
    {
        using var soon = new CancellationTokenSource(Patience, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(token, soon.Token);
        try
        {
            var asked = await sight.PriceAsync(account.Id, new MarketCode(account.Market), either.Token);
            return asked is Answer<Ticker>.Given(var ticker) ? ticker.Last.Value : null;
        }
        catch (OperationCanceledException) when (!token.IsCancellationRequested)
        {
            return null;
        }
    }
}
