using System.Net;
using System.Text.Json;
using Bot.Host.Trading;

namespace Bot.Host.Upbit;

/// <summary>What the exchange answered: JSON, an error, nothing at all; or that nothing was asked.</summary>
public abstract record UpbitReply
{
    private UpbitReply() { }

    /// <summary>A success.</summary>
    public sealed record Ok(JsonElement Body) : UpbitReply;

    /// <summary>A refusal.</summary>
    /// <param name="Status">The HTTP status, 400 to 499.</param>
    /// <param name="Name">The error's name; the status as text where the body names none.</param>
    /// <param name="Message">For logs; its language varies.</param>
    public sealed record Error(HttpStatusCode Status, string Name, string Message) : UpbitReply
    {
        /// <summary>Whether the exchange named the error; if not, something before it may have answered.</summary>
        public bool IsNamed { get; init; } = true;

        /// <summary>Which kind of failure that is for whoever asked.</summary>
        public FailureKind Kind =>
            (Status, Name) switch
            {
                (HttpStatusCode.TooManyRequests or (HttpStatusCode)418, _) => FailureKind.RateLimit,
                (_, "market_offline") => FailureKind.Maintenance,
                (_, "nonce_used") => FailureKind.Network,
                (_, "out_of_scope") => FailureKind.Keys,
                (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden, _) => FailureKind.Keys,
                _ => FailureKind.Refused,
            };

        /// <inheritdoc />
        public override string ToString() => Message.Length > 0 ? $"{Name}: {Message}" : Name;
    }

    /// <summary>No answer, or one that cannot be read: the request may or may not have been carried out.</summary>
    public sealed record Lost(FailureKind Kind, string Why) : UpbitReply;

    /// <summary>Nothing was sent: the pace forbids it for so long.</summary>
    public sealed record Held(TimeSpan Wait) : UpbitReply
    {
        /// <inheritdoc />
        public override string ToString() => $"not sent: the exchange wants nothing for {Wait.TotalSeconds:0} s";
    }
}
