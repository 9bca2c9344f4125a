namespace Bot.Sandbox.Upbit;

/// <summary>A point on the way of a request through the exchange, where a test may step in.</summary>
/// <param name="Query">As sent, with its question mark; empty for none.</param>
/// <param name="Body">As sent; empty for none.</param>
public sealed record UpbitCallPoint(UpbitCallMoment Moment, string Method, string Path, string Query, string Body);

/// <summary>How far a request has come.</summary>
public enum UpbitCallMoment
{
    /// <summary>It has arrived, and nothing is done.</summary>
    BeforeActing,

    /// <summary>All is done and written down, and nothing is answered.</summary>
    AfterActing,

    /// <summary>The answer is sent.</summary>
    AfterAnswered,
}
