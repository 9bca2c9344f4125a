using System.Collections.Frozen;
using System.Net;
using Bot.Host.Http.Api;
using Bot.Host.Options;
using Bot.Host.Storage;
using Microsoft.AspNetCore.Http;

namespace Bot.Host.Http;

/// <summary>Finds who answers a request, and turns what cannot be answered into a problem with a sentence.</summary>
public sealed class HttpDesk
{
    private readonly FrozenDictionary<string, HttpRoute[]> _routes;
    private readonly bool _isLocal;
    private readonly ApiGate? _gate;

    /// <param name="options">Where it listens.</param>
    /// <param name="rooms">Who answers what.</param>
    /// <param name="gate">Knows the token; null where there is none.</param>
    public HttpDesk(HttpOptions options, IEnumerable<IHttpRoutes> rooms, ApiGate? gate = null)
    {
        Routes = [.. rooms.SelectMany(room => room.Routes)];
        _routes = Routes
            .GroupBy(route => route.Path, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
        _isLocal = options.IsLocal;
        _gate = _isLocal ? null : gate;
    }

    /// <summary>All that is answered.</summary>
    public IReadOnlyList<HttpRoute> Routes { get; }

    /// <summary>Answers one request.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-store";
        try
        {
            await FindAsync(context);
        }
        catch (HttpRefusalException refusal)
        {
            await Problems.WriteAsync(context, refusal.Problem);
        }
        catch (BadHttpRequestException broken)
        {
            await Problems.WriteAsync(context, new Problem(broken.StatusCode, broken.Message));
        }
        catch (Exception failure) when (DatabaseFaults.Is(failure))
        {
            var problem = new Problem(StatusCodes.Status503ServiceUnavailable, DatabaseFaults.Sentence(failure));
            await Problems.WriteAsync(context, problem);
        }
    }

    private Task FindAsync(HttpContext context)
    {
        var request = context.Request;
        if (_isLocal && !IsLocal(request.Host.Host))
        {
            // A page of the web whose name was bound to this machine reads nothing here.
            throw new HttpRefusalException(
                new Problem(
                    StatusCodes.Status421MisdirectedRequest,
                    "This listener answers by the " + "names localhost, 127.0.0.1 and [::1] only."
                )
            );
        }

        if (!_routes.TryGetValue(request.Path.Value ?? "", out var routes))
        {
            throw new HttpRefusalException(
                new Problem(StatusCodes.Status404NotFound, "There is nothing at this path.")
            );
        }

        var method = HttpMethods.IsHead(request.Method) ? HttpMethods.Get : request.Method;
        if (Array.Find(routes, route => route.Method == method) is { } found)
        {
            if (found.IsInside)
            {
                _gate?.Enter(context);
            }

            return found.AnswerAsync(context);
        }

        context.Response.Headers.Allow = string.Join(", ", routes.Select(route => route.Method));
        throw new HttpRefusalException(
            new Problem(
                StatusCodes.Status405MethodNotAllowed,
                $"This path takes {string.Join(" and ", routes.Select(route => route.Method))} only."
            )
        );
    }

    private static bool IsLocal(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}

/// <summary>One thing that is answered.</summary>
/// <param name="Method">In capitals.</param>
/// <param name="Path">Whole, without parameters.</param>
/// <param name="AnswerAsync">Writes the answer, or throws an <see cref="HttpRefusalException"/>.</param>
public sealed record HttpRoute(string Method, string Path, Func<HttpContext, Task> AnswerAsync)
{
    /// <summary>
    /// Whether it tells what is nobody's business beyond this machine: there it takes the token, where there is one.
    /// </summary>
    public bool IsInside { get; init; }
}

/// <summary>Answers some paths.</summary>
public interface IHttpRoutes
{
    /// <summary>What it answers; none where it is switched off.</summary>
    IEnumerable<HttpRoute> Routes { get; }
}
