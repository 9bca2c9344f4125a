namespace Bot.Host.Options;

/// <summary>E-mail beside the chat. Section <c>Email</c>.</summary>
public sealed record EmailOptions
{
    public bool Enabled { get; init; }

    /// <summary>The mail server's name or address.</summary>
    public string Host { get; init; } = "";

    /// <summary>1 to 65,535; 587 is usual with <c>starttls</c>, 465 with <c>tls</c>.</summary>
    public int Port { get; init; } = 587;

    /// <summary><c>starttls</c>, <c>tls</c> or <c>none</c>.</summary>
    public string Tls { get; init; } = "starttls";

    public string From { get; init; } = "";

    /// <summary>1 to 10 addresses, parted by commas.</summary>
    public string To { get; init; } = "";

    /// <summary>Empty where the server asks for no name.</summary>
    public string User { get; init; } = "";

    public string Password { get; init; } = "";

    /// <summary>What goes by mail at least as urgent as this: <c>alarm</c>, <c>money</c>, <c>report</c> or
    /// <c>chatter</c>.</summary>
    public string Level { get; init; } = "alarm";

    /// <summary>Kinds that go whatever their urgency, and with a minus before them kinds that never do.</summary>
    public string Kinds { get; init; } = "daily";

    /// <summary>Minutes between two letters, 0 to 1,440: what happens meanwhile goes in one.</summary>
    public int MinutesBetween { get; init; } = 10;

    /// <summary>Seconds until the mail server's silence counts as an answer that is lost, 1 to 120.</summary>
    public int TimeoutSeconds { get; init; } = 30;

    /// <summary>The addresses of <see cref="To"/>.</summary>
    internal IReadOnlyList<string> Receivers => Listed(To);

    /// <summary>The entries of a list that commas part.</summary>
    internal static IReadOnlyList<string> Listed(string text) =>
        text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Nothing that may be shown: it holds a secret.</summary>
    public override string ToString() => nameof(EmailOptions);
}
