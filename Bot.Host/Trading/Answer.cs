namespace Bot.Host.Trading;

/// <summary>What came back from outside: a value, or why there is none.</summary>
public abstract record Answer<T>
{
    private Answer() { }

    /// <summary>Why there is no value; null where there is one.</summary>
    public string? Why => this is Failed failed ? $"{failed.Kind}: {failed.Message}" : null;

    /// <summary>A value.</summary>
    public sealed record Given(T Value) : Answer<T>;

    /// <summary>No value, and why.</summary>
    /// <param name="Kind">What kind of failure.</param>
    /// <param name="Message">A sentence for logs and chat; from outside, so escaped where it is shown.</param>
    public sealed record Failed(FailureKind Kind, string Message) : Answer<T>;
}

/// <summary>Kinds of failure that are handled differently.</summary>
public enum FailureKind
{
    /// <summary>No connection, a time-out, a server error: may go away by itself.</summary>
    Network,

    /// <summary>Asked too often.</summary>
    RateLimit,

    /// <summary>Keys are wrong, expired or lack a permission: a person must act.</summary>
    Keys,

    /// <summary>The exchange is closed for maintenance.</summary>
    Maintenance,

    /// <summary>The request was refused for what it says.</summary>
    Refused,

    /// <summary>An answer that cannot be understood.</summary>
    Unreadable,
}
