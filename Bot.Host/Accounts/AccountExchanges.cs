using Bot.Host.Options;
using Bot.Host.Paper;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Bot.Host.Trading;
using Bot.Host.Upbit;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Accounts;

/// <summary>Makes the exchange of an account: an invented purse, or the real one with the account's keys.</summary>
/// <param name="market">The exchange as all see it; the first account's, where it has no keys of its own.</param>
/// <param name="feed">What is asked once for all accounts.</param>
/// <param name="clients">Lines with keys.</param>
/// <param name="databases">Where invented purses lie.</param>
/// <param name="paper">How trading with invented money goes.</param>
/// <param name="time">The market's clock.</param>
/// <param name="logs">Told which terms hold on paper.</param>
public sealed class AccountExchanges(
    UpbitExchange market,
    MarketFeed feed,
    AccountClients clients,
    IDbContextFactory<BotDb> databases,
    PaperOptions paper,
    TimeProvider time,
    ILoggerFactory logs
)
{
    /// <summary>The exchange of an account, in the mode it was in when the scope was opened.</summary>
    public IExchange Of(AccountSeat seat, HeldMemory memory)
    {
        IExchange own = seat.Account.Mode == TradingMode.Paper ? Paper(seat) : Real(seat);
        return new WitnessedExchange(new SharedMarket(own, feed, seat.Id), memory, TimeProvider.System);
    }

    private UpbitExchange Real(AccountSeat seat) =>
        seat.Keys is null && seat.Id == StartUp.First
            ? market
            : new UpbitExchange(clients.Of(seat), TimeProvider.System, time);

    // An order on paper meets the book that is there then, which nobody else asked for.
    private PaperExchange Paper(AccountSeat seat) =>
        new(
            market,
            new PaperVault(databases, seat.Id, paper),
            new PaperTerms(
                TimeSpan.FromMilliseconds(paper.LatencyMilliseconds),
                clients.KeysOf(seat) is null ? null : new UpbitMarkets(clients.Of(seat)),
                time,
                logs.CreateLogger<PaperTerms>()
            ),
            time,
            TimeProvider.System
        );
}
