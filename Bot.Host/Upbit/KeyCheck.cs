using System.Globalization;
using Bot.Domain.Market;
using Bot.Domain.Orders;
using Bot.Host.Trading;

namespace Bot.Host.Upbit;

/// <summary>
/// Finds out at the start whether the keys can do what trading needs, without moving anything: an order is only tested.
/// Whether they may withdraw cannot be seen without asking for a withdrawal, which is never done.
/// </summary>
/// <param name="client">The wire.</param>
/// <param name="accessKey">The public half of the key.</param>
/// <param name="time">The exchange's time.</param>
public sealed class KeyCheck(UpbitClient client, string accessKey, TimeProvider time)
{
    private const string WithdrawalUnseen =
        "whether the key may withdraw cannot be seen from here: take that permission away on the exchange's page";

    private const string Ends = "the key ends in ";

    private static readonly TimeSpan Notice = TimeSpan.FromDays(14);

    private readonly List<string> _problems = [];
    private readonly List<string> _warnings = [];
    private readonly List<KeyFault> _faults = [];
    private bool _isSeen;

    /// <summary>Asks the exchange what the keys can do.</summary>
    /// <param name="market">Where an order is tested.</param>
    public async Task<KeyReport> RunAsync(MarketCode market, CancellationToken token)
    {
        _problems.Clear();
        _warnings.Clear();
        _faults.Clear();
        _isSeen = true;
        var balances = UpbitAnswers.Map(await client.AccountsAsync(token), UpbitJson.Balances);
        Look(("balances", KeyFault.NoBalances), balances.Failure());
        var orders = UpbitAnswers.Map(await client.OpenOrdersAsync(market, 1, token), UpbitJson.Orders);
        Look(("orders", KeyFault.NoOrders), orders.Failure());
        await TestOrderAsync(market, token);
        var expires = Expiry(UpbitAnswers.Map(await client.KeysAsync(token), UpbitTerms.Keys));
        _warnings.Add(WithdrawalUnseen);
        return new KeyReport([.. _problems], [.. _warnings], expires)
        {
            Faults = [.. _faults],
            IsSeen = _isSeen,
            ToTell = [.. _problems, .. _warnings.Where(warning => warning.StartsWith(Ends, StringComparison.Ordinal))],
        };
    }

    /// <summary>
    /// Whether the key may take money away, by a request for a withdrawal of nothing to nowhere, which no exchange can
    /// carry out: what the key may not do is refused before its content is looked at. Null where it cannot be told.
    /// </summary>
    public async Task<bool?> MayWithdrawAsync(CancellationToken token) =>
        await client.WithdrawNothingAsync(token) switch
        {
            UpbitReply.Error { Kind: FailureKind.Keys } => false,
            UpbitReply.Error { Kind: FailureKind.Refused, IsNamed: true } => true,
            _ => null,
        };

    private void Look((string Name, KeyFault Fault) what, (FailureKind Kind, string Message)? failure)
    {
        if (failure is var (kind, message))
        {
            var list = kind == FailureKind.Keys ? _problems : _warnings;
            list.Add($"the key cannot look at {what.Name}: {message}");
            Count(kind == FailureKind.Keys, what.Fault);
        }
    }

    private void Count(bool isDenied, KeyFault fault)
    {
        if (isDenied)
        {
            _faults.Add(fault);
        }

        _isSeen &= isDenied;
    }

    // The best bid is surely a price in the market's unit. Too little money for it is a refusal that shows the right.
    private async Task TestOrderAsync(MarketCode market, CancellationToken token)
    {
        var book = UpbitAnswers.Map(
            await client.OrderBookAsync(market, token),
            body => UpbitJson.OrderBook(market, body)
        );
        if (book is not Answer<OrderBook>.Given({ Bids: [var best, ..] }))
        {
            _warnings.Add("whether the key may place orders could not be seen: there is no order book");
            _isSeen = false;
            return;
        }

        var coins = Costs.MinimumOrder * 2m / best.Price;
        var order = new UpbitQuery()
            .With("market", market.Value)
            .With("side", "bid")
            .With("volume", coins.Value.ToString(UpbitExchange.NumberForm, CultureInfo.InvariantCulture))
            .With("price", best.Price.Value.ToString(UpbitExchange.NumberForm, CultureInfo.InvariantCulture))
            .With("ord_type", "limit");
        switch (await client.TestAsync(order, token))
        {
            case UpbitReply.Error { Kind: FailureKind.Keys } error:
                _problems.Add($"the key cannot place orders: {error}");
                _faults.Add(KeyFault.NoPlacing);
                break;
            case UpbitReply.Ok or UpbitReply.Error { Kind: FailureKind.Refused, IsNamed: true }:
                break;
            case var other:
                _warnings.Add($"whether the key may place orders could not be seen: {other}");
                _isSeen = false;
                break;
        }
    }

    private DateTimeOffset? Expiry(Answer<IReadOnlyList<ListedKey>> answer)
    {
        var key = (answer as Answer<IReadOnlyList<ListedKey>>.Given)?.Value.FirstOrDefault(one =>
            string.Equals(one.AccessKey, accessKey, StringComparison.Ordinal)
        );
        if (key is null)
        {
            _warnings.Add($"when the key ends could not be seen: {answer.Why ?? "it is not in the list"}");
            return null;
        }

        var left = key.Expires - time.GetUtcNow();
        if (left <= TimeSpan.Zero)
        {
            _problems.Add("the key has ended");
            _faults.Add(KeyFault.Ended);
        }
        else if (left < Notice)
        {
            _warnings.Add($"{Ends}{Math.Ceiling(left.TotalDays).ToString("0", CultureInfo.InvariantCulture)} days");
        }

        return key.Expires;
    }
}
