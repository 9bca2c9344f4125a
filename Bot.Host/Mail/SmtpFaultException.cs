namespace Bot.Host.Mail;

/// <summary>
/// The mail server said no, or nothing that can be understood. It ends a session and never leaves the line.
/// </summary>
public sealed class SmtpFaultException : Exception
{
    public SmtpFaultException() { }

    public SmtpFaultException(string message)
        : base(message) { }

    public SmtpFaultException(string message, Exception innerException)
        : base(message, innerException) { }

    /// <param name="step">What was said to the server.</param>
    /// <param name="answer">What it answered.</param>
    public SmtpFaultException(string step, SmtpAnswer answer)
        : base($"{step}: the mail server answered {answer}") => Answer = answer;

    /// <summary>The server's own no; null where there was none.</summary>
    public SmtpAnswer? Answer { get; }
}

/// <summary>An answer of a mail server.</summary>
/// <param name="Code">Three digits: 2 and 3 hundreds are yes, 4 not now, 5 no.</param>
/// <param name="Lines">What it says, without the codes.</param>
public sealed record SmtpAnswer(int Code, IReadOnlyList<string> Lines)
{
    private const int ShownMost = 200;

    public override string ToString() =>
        $"{Code} {Trading.ForeignText.Line(string.Join(' ', Lines), ShownMost)}".TrimEnd();
}
