using System.Text.Json;
using Bot.Host.Accounts;
using Microsoft.AspNetCore.Http;

namespace Bot.Host.Http.Api;

/// <summary>The API for scripts of the owner. It is not there without a token.</summary>
internal sealed class ApiRoutes(
    ApiGate gate,
    AccountHouse house,
    AccountAnswers accounts,
    TradeAnswers trades,
    DecisionAnswers decisions,
    ControlDesk control
) : IHttpRoutes
{
    /// <summary>Every path begins with it.</summary>
    public const string Root = "/api/v1";

    /// <inheritdoc />
    public IEnumerable<HttpRoute> Routes =>
        [
            Look("/bot/status", ["account"], accounts.StatusAsync),
            Look("/portfolio", ["account"], accounts.PortfolioAsync),
            Look("/trades", TradeAnswers.Parameters, trades.ReadAsync),
            Look("/decisions", DecisionAnswers.Parameters, decisions.ReadAsync),
            new("POST", $"{Root}/bot/control", ControlAsync),
            .. ApiPages.Routes,
        ];

    private HttpRoute Look(
        string path,
        string[] parameters,
        Func<ApiQuery, CancellationToken, Task<Action<Utf8JsonWriter>>> read
    ) =>
        new(
            "GET",
            Root + path,
            async context =>
            {
                gate.Enter(context);
                var query = new ApiQuery(context.Request, parameters);
                Exists(query.Account);
                var write = await read(query, context.RequestAborted);
                await Answers.WriteAsync(context, StatusCodes.Status200OK, json => Whole(json, write));
            }
        );

    private async Task ControlAsync(HttpContext context)
    {
        try
        {
            gate.Enter(context);
            var query = new ApiQuery(context.Request, "account");
            Exists(query.Account);
            var action = await ControlDesk.ReadAsync(context);
            var asked = await control.AskAsync(query.Account, action, SourceOf(context), context.RequestAborted);
            await Answers.WriteAsync(context, StatusCodes.Status202Accepted, json => Whole(json, asked));
        }
        catch (HttpRefusalException refusal)
        {
            await control.RefusedAsync(gate.Knows(context.Request), SourceOf(context), refusal.Problem);
            throw;
        }
    }

    // Asked of memory: safe mode is for the hours in which the database is away, too.
    private void Exists(int account)
    {
        var known = house.Open.Select(id => id.Value).ToList();
        if (!known.Contains(account))
        {
            var allowed = $"one of {string.Join(", ", known)}";
            throw new HttpRefusalException(
                new Problem(StatusCodes.Status404NotFound, $"There is no account {account}; it must be {allowed}.")
                {
                    Wrong = new WrongValue("account", $"{account}", allowed),
                }
            );
        }
    }

    private static string SourceOf(HttpContext context) => $"http {context.Connection.RemoteIpAddress}";

    private static void Whole(Utf8JsonWriter json, Action<Utf8JsonWriter> write)
    {
        json.WriteStartObject();
        write(json);
        json.WriteEndObject();
    }
}
