using System.Globalization;

namespace Bot.Sandbox.Faults;

/// <summary>Which calls go wrong, and how.</summary>
public sealed record FaultRule
{
    /// <summary><c>telegram</c>, <c>upbit</c> or <c>openai</c>; null means any.</summary>
    public string? Server { get; init; }

    /// <summary>
    /// The path, e.g. <c>/v1/orders</c>; for the Bot API the method's name, e.g. <c>sendMessage</c>. A star at its end
    /// stands for anything.
    /// </summary>
    public required string Path { get; init; }

    /// <summary>
    /// The HTTP method; null means any. <c>MESSAGE</c> in its place speaks of messages that a WebSocket's server sends,
    /// counted over all connections to the path.
    /// </summary>
    public string? Method { get; init; }

    /// <summary>The one call that goes wrong, counted from 1. Without any turn named it is the first.</summary>
    public int? Nth { get; init; }

    /// <summary>The first call that goes wrong, counted from 1. Default: <see cref="Every"/>, or else 1.</summary>
    public int? From { get; init; }

    /// <summary>The last call that goes wrong; null means without end.</summary>
    public int? To { get; init; }

    /// <summary>Of the calls between, each so many-th, beginning with <see cref="From"/>. Default 1.</summary>
    public int? Every { get; init; }

    public required FaultKind Fault { get; init; }

    /// <summary>
    /// For a delay: real time, up to 10 minutes. For a late fill, or the rest of a partial one: time of the market's
    /// clock after which it comes.
    /// </summary>
    public TimeSpan? Delay { get; init; }

    /// <summary>For a delay: where it stands. Default: before acting.</summary>
    public FaultMoment? When { get; init; }

    /// <summary>
    /// For a status: 200 to 599. Default 500. At the exchange 429 and 418 without a body look as its own do.
    /// </summary>
    public int? Status { get; init; }

    /// <summary>For a status: the body; null for none.</summary>
    public string? Body { get; init; }

    /// <summary>For a status: seconds in the header <c>Retry-After</c>; null leaves it out.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>For a late fill, or the rest of a partial one: looks at the order after which it comes.</summary>
    public int? Queries { get; init; }

    /// <summary>For a late fill: whether a cancel meanwhile is accepted and comes too late. Default no.</summary>
    public bool? CancelLoses { get; init; }

    /// <summary>For a partial fill: share of what the book would have given, 1 to 99.</summary>
    public int? Percent { get; init; }

    /// <summary>
    /// For a partial fill: whether the rest goes on waiting, until <see cref="Queries"/> or <see cref="Delay"/> or for
    /// ever. Default no: it ends or rests as its kind of order does.
    /// </summary>
    public bool? Rests { get; init; }

    /// <summary>For a stale read: changes of the account that it does not show yet. Default 1.</summary>
    public int? Writes { get; init; }

    /// <summary>Whether it speaks of such a call, whichever turn it is.</summary>
    internal bool Matches(string server, string method, string path) =>
        (Server is null || Server == server)
        && (Method is null ? method != FaultWords.Message : method.Equals(Method, StringComparison.OrdinalIgnoreCase))
        && IsPath(path.AsSpan().TrimStart('/'));

    /// <summary>Whether the call of this number, counted from 1, is one that goes wrong.</summary>
    internal bool IsTurn(long call)
    {
        if (Nth is { } nth)
        {
            return call == nth;
        }

        if (From is null && To is null && Every is null)
        {
            return call == 1;
        }

        var from = From ?? Every ?? 1;
        return call >= from && call <= (To ?? long.MaxValue) && (call - from) % (Every ?? 1) == 0;
    }

    private bool IsPath(ReadOnlySpan<char> path)
    {
        var mine = Path.AsSpan().TrimStart('/');
        return mine.EndsWith("*", StringComparison.Ordinal)
            ? path.StartsWith(mine[..^1], StringComparison.OrdinalIgnoreCase)
            : path.Equals(mine, StringComparison.OrdinalIgnoreCase);
    }
}

/// <summary>What goes wrong with a call.</summary>
public enum FaultKind
{
    /// <summary>The connection breaks before anything is done.</summary>
    DropRequest,

    /// <summary>Everything is done, and the connection breaks before the answer.</summary>
    DropAnswer,

    /// <summary>Nothing happens for a while, then all goes on.</summary>
    Delay,

    /// <summary>It is done twice; the second answer goes out.</summary>
    Duplicate,

    /// <summary>Nothing is done, and this status answers.</summary>
    Status,

    /// <summary>Everything is done, and this status answers.</summary>
    StatusAfter,

    /// <summary>At the exchange: an order is accepted and meets the market only later.</summary>
    LateFill,

    /// <summary>At the exchange: of what an order would have got only a share is there.</summary>
    PartialFill,

    /// <summary>At the exchange: the account is read as it was before the last changes.</summary>
    StaleRead,

    /// <summary>Of messages: this one comes after the next.</summary>
    Reorder,

    /// <summary>Of messages: in its place the connection breaks.</summary>
    Cut,

    /// <summary>Of messages: from this one on its connection stands and says nothing.</summary>
    Silence,
}

/// <summary>Where a delay stands.</summary>
public enum FaultMoment
{
    /// <summary>Before the request is acted on.</summary>
    Before,

    /// <summary>After it, before the answer goes out.</summary>
    After,
}

/// <summary>A fault that struck.</summary>
/// <param name="Rule">The rule whose turn it was.</param>
/// <param name="Call">Which of the calls that the rule speaks of, counted from 1.</param>
/// <param name="Server">The server's name.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path as rules name it.</param>
public sealed record FiredFault(FaultRule Rule, long Call, string Server, string Method, string Path)
{
    /// <inheritdoc />
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Server} {Method} {Path}, call {Call}: {FaultWords.Name(Rule.Fault)}");
}
