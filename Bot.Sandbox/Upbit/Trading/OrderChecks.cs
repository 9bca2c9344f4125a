using System.Globalization;
using Bot.Sandbox.Upbit.Api;
using Bot.Sandbox.Upbit.Markets;

namespace Bot.Sandbox.Upbit.Trading;

/// <summary>
/// Turns a written order into one that can be accepted, or says in the exchange's words why it cannot.
/// </summary>
internal sealed class OrderChecks(UpbitRules rules, UpbitQuirks quirks)
{
    private const int LongestIdentifier = 64;
    private const decimal VolumeUnit = 0.00000001m;
    private const string WrongTerms = "주문조건을 다시 확인해 주세요.";
    private const string WrongVolume = "주문수량 단위를 잘못 입력하셨습니다. 확인 후 시도해주세요.";
    private const string WrongPrice = "주문가격 단위를 잘못 입력하셨습니다. 확인 후 시도해주세요.";

    /// <summary>Checks form and terms: what can be told without a market.</summary>
    /// <exception cref="UpbitRefusal">The order is not one.</exception>
    public OrderTicket Form(OrderRequest request, string uuid)
    {
        if (request.Market is null)
        {
            throw UpbitRefusal.Order("validation_error", "market does not have a valid value");
        }

        if (request.Side is not ("bid" or "ask"))
        {
            throw UpbitRefusal.Order("validation_error", "side is missing, side does not have a valid value");
        }

        if (request.Type is not ("limit" or "price" or "market" or "best"))
        {
            throw UpbitRefusal.Order("validation_error", "ord_type does not have a valid value");
        }

        if (request.Identifier is { } identifier && identifier.Length is 0 or > LongestIdentifier)
        {
            throw UpbitRefusal.InvalidParameter;
        }

        var ticket = new OrderTicket
        {
            Uuid = uuid,
            Identifier = request.Identifier,
            Market = request.Market,
            IsBid = request.Side == "bid",
            Type = request.Type,
            Price = Number(request.Price),
            Volume = Number(request.Volume),
            TimeInForce = request.TimeInForce,
            SmpType = request.SmpType,
        };
        CheckTerms(ticket);
        return ticket;
    }

    /// <summary>Checks units, totals and funds against the market as it stands.</summary>
    /// <param name="free">What is free of the currency that the order locks.</param>
    /// <exception cref="UpbitRefusal">The exchange would not take the order.</exception>
    public OrderTicket Money(OrderTicket ticket, OrderLadder book, decimal free, long now)
    {
        var fitting = Units(Protected(ticket, now), now);
        CheckTotal(fitting, book);
        CheckFunds(fitting, free);
        return fitting;
    }

    // An order that never takes meets nobody as a taker, and so needs no protection.
    private OrderTicket Protected(OrderTicket ticket, long now)
    {
        if (quirks.SmpDefaultFrom is not { } from || now < from.UtcTicks)
        {
            return ticket.SmpType == "none" ? throw UpbitRefusal.InvalidParameter : ticket;
        }

        var usual = ticket.TimeInForce == "post_only" ? "none" : "cancel_maker";
        return ticket with { SmpType = ticket.SmpType ?? usual };
    }

    private static void CheckTerms(OrderTicket ticket)
    {
        var isWhole = (ticket.Type, ticket.IsBid) switch
        {
            ("limit", _) => ticket is { Price: not null, Volume: not null },
            ("price", true) => ticket is { Price: not null, Volume: null },
            ("market", false) => ticket is { Price: null, Volume: not null },
            ("best", true) => ticket is { Price: not null, Volume: null },
            ("best", false) => ticket is { Price: null, Volume: not null },
            _ => false,
        };
        if (!isWhole)
        {
            throw UpbitRefusal.Order($"create_{Side(ticket)}_error", "주문 요청 정보가 올바르지 않습니다.");
        }

        if (!IsTimeInForceAllowed(ticket))
        {
            throw UpbitRefusal.Order("invalid_time_in_force", WrongTerms);
        }

        if (ticket.SmpType is not (null or "cancel_maker" or "cancel_taker" or "reduce" or "none"))
        {
            throw UpbitRefusal.InvalidParameter;
        }

        if (ticket is { TimeInForce: "post_only", SmpType: not (null or "none") })
        {
            throw UpbitRefusal.Order("invalid_post_only", WrongTerms);
        }
    }

    private static bool IsTimeInForceAllowed(OrderTicket ticket) => ticket.Type switch
    {
        "limit" => ticket.TimeInForce is null or "ioc" or "fok" or "post_only",
        "best" => ticket.TimeInForce is "ioc" or "fok",
        _ => ticket.TimeInForce is null,
    };

    private OrderTicket Units(OrderTicket ticket, long now)
    {
        if (ticket is { IsLimit: true, Price: { } price }
            && price % PriceUnits.Of(ticket.Market, price, now, quirks.HalfWonForDollars) != 0)
        {
            throw UpbitRefusal.Order($"invalid_price_{Side(ticket)}", WrongPrice);
        }

        if (ticket.Volume is not { } volume || volume % VolumeUnit == 0)
        {
            return ticket;
        }

        var cut = decimal.Floor(volume / VolumeUnit) * VolumeUnit;
        return quirks.CutLongVolumes && cut > 0
            ? ticket with { Volume = cut }
            : throw UpbitRefusal.Order($"invalid_volume_{Side(ticket)}", WrongVolume);
    }

    private void CheckTotal(OrderTicket ticket, OrderLadder book)
    {
        var bestBid = book.Bids[0].Price;
        var total = ticket.Price is null ? ticket.Volume!.Value * bestBid : Order.Total(ticket);
        if (total < rules.MinTotal || (total == rules.MinTotal && !quirks.IsMinimumInclusive))
        {
            throw ticket.IsLimit
                ? UpbitRefusal.Order($"under_min_total_{Side(ticket)}", "최소주문금액 이상으로 주문해주세요")
                : UpbitRefusal.Order(
                    $"under_min_total_market_{Side(ticket)}",
                    $"최소 주문 금액은 {rules.MinTotal} KRW입니다. 시장가 매도시 주문금액은 주문 수량 * 매수 1호가로 계산합니다.");
        }

        if (total > rules.MaxTotal)
        {
            throw UpbitRefusal.Order(
                $"over_krw_funds_{Side(ticket)}", $"최대 주문 가능 금액 {rules.MaxTotal} KRW 보다 작은 주문을 입력해 주세요.");
        }
    }

    private void CheckFunds(OrderTicket ticket, decimal free)
    {
        var needed = ticket.IsBid ? Order.Total(ticket) * (1 + rules.FeeRate) : ticket.Volume!.Value;
        if (free < needed)
        {
            throw UpbitRefusal.Order(
                $"insufficient_funds_{Side(ticket)}", $"주문 가능한 금액({ticket.LockedCurrency})이 부족합니다.");
        }
    }

    private static string Side(OrderTicket ticket) => ticket.IsBid ? "bid" : "ask";

    private static decimal? Number(string? text)
    {
        if (text is null)
        {
            return null;
        }

        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            && value is > 0 and < 1_000_000_000_000_000m
            ? value
            : throw UpbitRefusal.InvalidParameter;
    }
}
