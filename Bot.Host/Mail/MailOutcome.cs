namespace Bot.Host.Mail;

/// <summary>What became of a letter on its way to the mail server.</summary>
public abstract record MailOutcome
{
    private MailOutcome() { }

    /// <summary>The server took it.</summary>
    /// <param name="Lacking">Why it is not for everybody who should have it, or null.</param>
    public sealed record Sent(string? Lacking) : MailOutcome;

    /// <summary>Not now; after a while perhaps.</summary>
    /// <param name="Why">What happened.</param>
    public sealed record Later(string Why) : MailOutcome
    {
        /// <summary>Whether the answer was lost, so that it may have arrived all the same.</summary>
        public bool MayHaveArrived { get; init; }
    }

    /// <summary>The server will never take this letter.</summary>
    public sealed record Refused(string Why) : MailOutcome;
}
