using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Orders;
using Bot.Domain.Positions;
using Bot.Domain.Reconciling;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;

namespace Bot.Host.Trading;

/// <summary>
/// Step 1: does the exchange have what the journal says? Orders without a known end are asked for first. A difference
/// counts only when a second look shows the same; money that came or went from outside is booked as such.
/// </summary>
public sealed class Reconciler(
    ExchangeLook look,
    UnknownOrders unknown,
    PositionBook positions,
    PurseBook purses,
    MoneyMoves moves,
    SecondLook second
)
{
    /// <summary>Compares, and books what came from outside where both agree.</summary>
    public async Task<Reconciled> AgreeAsync(AccountRow account, CancellationToken token)
    {
        if (await ExamineAsync(account, token) is not { } examined)
        {
            return new Reconciled.OrderUnknown(await unknown.WhichAsync(account.Id, token));
        }

        return examined switch
        {
            Examined.Unreachable unreachable => new Reconciled.Unreachable(unreachable.What),
            Examined.Seen { Result.Differences: [_, ..] } seen => new Reconciled.Differs(
                seen.Result.Differences,
                seen.Exchange.Last
            ),
            Examined.Seen seen => await AgreedAsync(account, seen, token),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>
    /// Both sides as they are, after a second look where the first showed a difference; null while an order's end is
    /// not known.
    /// </summary>
    public async Task<Examined?> ExamineAsync(AccountRow account, CancellationToken token)
    {
        if (await unknown.ResolveAsync(account, token) is [_, ..])
        {
            return null;
        }

        var before = await SeeAsync(account, token);
        for (var looks = 1; looks < second.Most && before is Examined.Seen { IsCalm: false } first; looks++)
        {
            await second.WaitAsync(token);
            before = await SeeAsync(account, token);
            if (before is Examined.Seen again && again.SaysTheSameAs(first))
            {
                break;
            }
        }

        return before;
    }

    private async Task<Examined> SeeAsync(AccountRow account, CancellationToken token)
    {
        var market = new MarketCode(account.Market);
        var asked = await look.AtAsync(account, market, token);
        if (asked is not Answer<ExchangeSight>.Given(var sight))
        {
            return new Examined.Unreachable(asked.Why!);
        }

        var position = await positions.FindAsync(account.Id, market, token);
        var purse = await purses.ReadAsync(account.Id, market, token);
        var books = new ExchangeBooks(sight.Balances.Coins(market), sight.Ticker.Last, sight.Open, sight.Closed);
        var journal = new JournalBooks
        {
            Market = market,
            Held = position?.Volume ?? Volume.None,
            Kept = purse.Kept,
            Orders = await purses.OrdersAsync(Names(sight), token),
            Consented = purse.Consented,
        };
        return new Examined.Seen(sight, books, Reconciliation.Of(journal, books), position, purse);
    }

    private async Task<Reconciled> AgreedAsync(AccountRow account, Examined.Seen seen, CancellationToken token)
    {
        var market = new MarketCode(account.Market);
        var kept = seen.Result.Kept;
        if (kept != seen.Purse.Kept)
        {
            await purses.KeepAsync(account.Id, market.Base, kept, moves.Now, token);
        }

        var flows = await moves.BookAsync(account, seen, token);
        look.Agreed(account.Id);
        return new Reconciled.Agreed(
            seen.Sight.Balances.Without(market.Base, kept),
            seen.Sight.Ticker,
            seen.Position,
            new AgreedPurse(kept, flows)
        );
    }

    private static HashSet<string> Names(ExchangeSight sight) =>
        sight
            .Open.Concat(sight.Closed)
            .Select(order => order.Identifier)
            .OfType<string>()
            .Where(name => name.StartsWith(OrderId.Prefix, StringComparison.Ordinal))
            .ToHashSet(StringComparer.Ordinal);
}

/// <summary>What a look at both sides showed.</summary>
public abstract record Examined
{
    private Examined() { }

    /// <summary>The exchange could not be asked.</summary>
    public sealed record Unreachable(string What) : Examined;

    /// <summary>Both sides at about the same instant.</summary>
    public sealed record Seen(
        ExchangeSight Sight,
        ExchangeBooks Exchange,
        Reconciliation Result,
        Position? Position,
        Purse Purse
    ) : Examined
    {
        // Fees are not rounded, balances are: less than a won is no difference.
        private const decimal Won = 1m;

        /// <summary>Cash that the fills do not explain, in KRW; 0 before the first agreement.</summary>
        public decimal Unexplained => Purse.Cash is { } cash ? Sight.Balances.Cash.Value - cash.Value : 0m;

        /// <summary>Whether money moved that was not traded.</summary>
        public bool HasMoved => Math.Abs(Unexplained) >= Won;

        /// <summary>Whether nothing needs a second look.</summary>
        public bool IsCalm => Result.Differences.Count == 0 && !HasMoved;

        /// <summary>Whether a second look confirms this one.</summary>
        public bool SaysTheSameAs(Seen other) =>
            Unexplained == other.Unexplained && Result.Differences.SequenceEqual(other.Result.Differences);
    }
}

/// <summary>What reconciling found.</summary>
public abstract record Reconciled
{
    private Reconciled() { }

    /// <summary>Why they do not agree, in a sentence; null where they do.</summary>
    public string? Why =>
        this switch
        {
            Differs differs => differs.What,
            OrderUnknown unknown => unknown.What,
            Unreachable unreachable => unreachable.What,
            _ => null,
        };

    /// <summary>Both sides agree on the position, which may be none.</summary>
    /// <param name="Balances">As the exchange has them, without the person's own coins.</param>
    /// <param name="Ticker">The last price.</param>
    /// <param name="Position">What the bot holds, or null.</param>
    /// <param name="Purse">What is not the bot's doing.</param>
    public sealed record Agreed(Balances Balances, Ticker Ticker, Position? Position, AgreedPurse Purse) : Reconciled;

    /// <summary>They differ; a person must look.</summary>
    public sealed record Differs(IReadOnlyList<Difference> Differences, Price Last) : Reconciled
    {
        /// <summary>The differences in a sentence.</summary>
        public string What => string.Join("; ", Differences.Select(DifferenceText.Of));
    }

    /// <summary>An order's end is not known, so nobody knows the position.</summary>
    public sealed record OrderUnknown(string What) : Reconciled;

    /// <summary>The exchange could not be asked.</summary>
    public sealed record Unreachable(string What) : Reconciled;
}

/// <summary>What an account has that is not of the bot's doing.</summary>
/// <param name="Kept">The person's own coins of the market.</param>
/// <param name="Flows">What came in from outside so far, less what went out, in KRW.</param>
public sealed record AgreedPurse(Volume Kept, decimal Flows);
