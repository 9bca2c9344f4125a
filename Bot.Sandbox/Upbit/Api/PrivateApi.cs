using Bot.Sandbox.Faults;
using Bot.Sandbox.Upbit.Trading;

namespace Bot.Sandbox.Upbit.Api;

/// <summary>
/// The exchange's private endpoints: who asks, how fast, whether they may, and then the work in their pocket. The order
/// of checks is not documented and is fixed here: known key, pace, signature, expiry, nonce, address, hash, permission,
/// form, market, units, totals, funds, identifier.
/// </summary>
internal sealed class PrivateApi
{
    private const string Chance = "/v1/orders/chance";
    private readonly Exchange _exchange;
    private readonly UpbitServerOptions _options;
    private readonly RateGate _gate;
    private readonly TokenCheck _tokens;
    private readonly Dictionary<string, Endpoint> _endpoints;

    public PrivateApi(Exchange exchange, UpbitServerOptions options, RateGate gate, TokenCheck tokens)
    {
        _exchange = exchange;
        _options = options;
        _gate = gate;
        _tokens = tokens;
        _endpoints = Endpoints(new(options.Quirks));
        AddTransfers();
    }

    /// <summary>Answers a request if its method and path belong here.</summary>
    /// <returns>
    /// The answer of the rate gate where the request did not pass it; null where there is no such endpoint.
    /// </returns>
    public RatePass? Answer(CallAnswer answer, UpbitCall call)
    {
        if (!_endpoints.TryGetValue($"{call.Method} {call.Path}", out var endpoint))
        {
            return null;
        }

        var token = _tokens.Read(call.Authorization);
        var pass = _gate.Enter(endpoint.Group, token.Key.Settings.AccessKey);
        answer.Remaining = pass.Remaining;
        if (pass.Status == 200)
        {
            var given = Admit(call, token, endpoint);
            _exchange.Work(token.Key.Settings.AccessKey, pocket =>
            {
                var isStale = call is { Method: "GET", Fault.Fault: FaultKind.StaleRead };
                var seen = isStale ? _exchange.Before(pocket, call.Fault!.Writes ?? 1) : pocket;
                endpoint.Work(answer, seen, given.With(OrderFate.Of(call.Fault)));
                if (endpoint.Needs == UpbitPermissions.ViewOrders && call.Path != Chance)
                {
                    _exchange.Asked(pocket);
                }

                return pocket;
            });
        }

        return pass;
    }

    /// <summary>What a request is counted as; null where there is no such endpoint.</summary>
    public RateGroup? GroupOf(string method, string path) =>
        _endpoints.GetValueOrDefault($"{method} {path}")?.Group;

    private CallParameters Admit(UpbitCall call, TokenCheck.Token token, Endpoint endpoint)
    {
        var isPost = call.Method == "POST";
        var given = isPost ? Body(call) : CallParameters.OfQuery(call.Query);

        // What is no JSON object has no text to hash, so that no token can fit it.
        _tokens.Verify(token, given?.Hashed ?? "?");
        if (!token.Key.Settings.Permissions.HasFlag(endpoint.Needs))
        {
            throw new UpbitRefusal(_options.Quirks.OutOfScopeStatus, "out_of_scope", "허용되지 않은 기능입니다.");
        }

        if (call.Method == "DELETE" && call.Body.Length > 0)
        {
            throw UpbitRefusal.Order(
                "QUERY_PARAMETER_NOT_SUPPORTED",
                "이 API는 쿼리 파라미터 형식의 요청만 지원합니다. 요청 본문에 값을 포함할 수 없습니다.");
        }

        return given ?? throw UpbitRefusal.InvalidParameter;
    }

    private static CallParameters? Body(UpbitCall call) =>
        call.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) == true
            ? CallParameters.OfBody(call.Body)
            : null;

    private Dictionary<string, Endpoint> Endpoints(OrderText text)
    {
        var reads = new OrderReads(_exchange, _options, text);
        var acts = new OrderActs(_exchange, _options.Quirks, text);
        var (view, place) = (UpbitPermissions.ViewOrders, UpbitPermissions.PlaceOrders);
        return new(StringComparer.Ordinal)
        {
            ["GET /v1/accounts"] = new(RateGroup.Default, UpbitPermissions.ViewAccounts,
                (answer, pocket, _) => OrderReads.WriteAccounts(answer.Writer, pocket)),
            [$"GET {Chance}"] = new(RateGroup.Default, view,
                (answer, pocket, given) => reads.WriteChance(answer.Writer, pocket, given)),
            ["GET /v1/order"] = new(RateGroup.Default, view,
                (answer, pocket, given) =>
                    text.WriteOrder(answer.Writer, OrderReads.One(pocket, given), withTrades: true)),
            ["GET /v1/orders/uuids"] = new(RateGroup.Default, view,
                (answer, pocket, given) => reads.WriteNamed(answer.Writer, pocket, given)),
            ["GET /v1/orders/open"] = new(RateGroup.Default, view,
                (answer, pocket, given) => reads.WriteOpen(answer.Writer, pocket, given)),
            ["GET /v1/orders/closed"] = new(RateGroup.Default, view,
                (answer, pocket, given) => reads.WriteClosed(answer.Writer, pocket, given)),
            ["POST /v1/orders"] = new(RateGroup.Order, place, acts.Place),
            ["POST /v1/orders/test"] = new(RateGroup.OrderTest, place, acts.Test),
            ["POST /v1/orders/cancel_and_new"] = new(RateGroup.Order, place, acts.Replace),
            ["DELETE /v1/order"] = new(RateGroup.Default, place, acts.CancelOne),
            ["DELETE /v1/orders/uuids"] = new(RateGroup.Default, place,
                (answer, pocket, given) => acts.CancelNamed(answer.Writer, pocket, given)),
            ["DELETE /v1/orders/open"] = new(RateGroup.CancelAll, place,
                (answer, pocket, given) => acts.CancelOpen(answer.Writer, pocket, given)),
        };
    }

    private void AddTransfers()
    {
        _endpoints["GET /v1/deposits"] = new(RateGroup.Default, UpbitPermissions.ViewDeposits,
            (answer, pocket, given) => TransferReads.WriteDeposits(answer.Writer, pocket, given));
        _endpoints["GET /v1/withdraws"] = new(RateGroup.Default, UpbitPermissions.ViewWithdrawals,
            (answer, pocket, given) => TransferReads.WriteWithdrawals(answer.Writer, pocket, given));
        // Nothing can be withdrawn here: what is asked for is always incomplete.
        _endpoints["POST /v1/withdraws/coin"] = new(RateGroup.Default, UpbitPermissions.Withdraw,
            (_, _, _) => throw UpbitRefusal.InvalidParameter);
        _endpoints["GET /v1/api_keys"] = new(RateGroup.Default, UpbitPermissions.None,
            (answer, pocket, _) => TransferReads.WriteKey(answer.Writer, pocket, _tokens.Settings(pocket.Key)));
        _endpoints["GET /v1/status/wallet"] = new(RateGroup.Default, UpbitPermissions.None,
            (answer, _, _) => TransferReads.WriteWallets(
                answer.Writer, _exchange.Markets.Select(market => market.BaseCurrency), _exchange.Now));
    }

    private sealed record Endpoint(
        RateGroup Group, UpbitPermissions Needs, Action<CallAnswer, Pocket, CallParameters> Work);
}
