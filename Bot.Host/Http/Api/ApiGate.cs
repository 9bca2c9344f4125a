using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using Bot.Host.Options;
using Microsoft.AspNetCore.Http;

namespace Bot.Host.Http.Api;

/// <summary>
/// Lets in who knows the token, as often as is allowed. Whoever does not know it has a limit of his own, so that the
/// owner is never kept out by others.
/// </summary>
public sealed class ApiGate : IDisposable
{
    /// <summary>Wrong tokens in a minute that are told so; beyond them it is too many.</summary>
    public const int RefusalsPerMinute = 30;

    private const string Scheme = "Bearer ";

    private readonly byte[] _token;
    private readonly FixedWindowRateLimiter _allowed;
    private readonly FixedWindowRateLimiter _refused = Limiter(RefusalsPerMinute);

    public ApiGate(HttpOptions options)
    {
        _token = HashOf(options.ApiToken);
        _allowed = Limiter(options.RequestsPerMinute);
    }

    /// <summary>Lets the request in, or throws why not.</summary>
    public void Enter(HttpContext context)
    {
        var isOwner = Knows(context.Request);
        var limiter = isOwner ? _allowed : _refused;
        using var lease = limiter.AttemptAcquire();
        if (!lease.IsAcquired)
        {
            throw new HttpRefusalException(
                new Problem(StatusCodes.Status429TooManyRequests, "Too many requests; see Retry-After.")
                {
                    RetryAfter = lease.TryGetMetadata(MetadataName.RetryAfter, out var wait)
                        ? wait
                        : TimeSpan.FromMinutes(1),
                }
            );
        }

        if (!isOwner)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            throw new HttpRefusalException(
                new Problem(
                    StatusCodes.Status401Unauthorized,
                    "The header Authorization must be Bearer and the token of Http:ApiToken."
                )
            );
        }
    }

    /// <summary>Whether a request carries the token; how long that takes does not depend on what it carries.</summary>
    public bool Knows(HttpRequest request) =>
        request.Headers.Authorization is [{ } header]
        && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
        && CryptographicOperations.FixedTimeEquals(HashOf(header[Scheme.Length..].Trim()), _token);

    /// <inheritdoc />
    public void Dispose()
    {
        _allowed.Dispose();
        _refused.Dispose();
    }

    private static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    private static FixedWindowRateLimiter Limiter(int perMinute) =>
        new(
            new FixedWindowRateLimiterOptions
            {
                PermitLimit = perMinute,
                Window = TimeSpan.FromMinutes(1),
                QueueLimit = 0,
                AutoReplenishment = true,
            }
        );
}
