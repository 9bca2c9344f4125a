using System.Net;
using System.Text.Json;
using Bot.Host.Trading;

namespace Bot.Host.Upbit;

/// <summary>What the exchange answered: JSON, an error it named, or nothing at all.</summary>
public abstract record UpbitReply
{
    private UpbitReply() { }

    /// <summary>A success.</summary>
    public sealed record Ok(JsonElement Body) : UpbitReply;

    /// <summary>An error that the exchange named: the request was not carried out.</summary>
    /// <param name="Status">The HTTP status.</param>
    /// <param name="Name">The error's name; the status as text where the body names none.</param>
    /// <param name="Message">For logs; its language varies.</param>
    public sealed record Error(HttpStatusCode Status, string Name, string Message) : UpbitReply
    {
        /// <summary>Which kind of failure that is for whoever asked.</summary>
        public FailureKind Kind =>
            Status switch
            {
                _ when Name == "out_of_scope" => FailureKind.Keys,
                HttpStatusCode.TooManyRequests or (HttpStatusCode)418 => FailureKind.RateLimit,
                HttpStatusCode.Unauthorized => FailureKind.Keys,
                HttpStatusCode.Forbidden => Name == "market_offline" ? FailureKind.Maintenance : FailureKind.Keys,
                >= HttpStatusCode.InternalServerError => FailureKind.Network,
                _ => FailureKind.Refused,
            };
    }

    /// <summary>No answer, or one that cannot be read: the request may or may not have been carried out.</summary>
    public sealed record Lost(FailureKind Kind, string Why) : UpbitReply;
}
