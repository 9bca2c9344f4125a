using System.Security.Cryptography.X509Certificates;

namespace Bot.Sandbox.Mail;

/// <summary>How an <see cref="SmtpServer"/> is set up; every default takes all letters.</summary>
public sealed record SmtpServerOptions
{
    /// <summary>Port on 127.0.0.1; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>The one name that may sign in; null asks for none.</summary>
    public string? User { get; init; }

    public string Password { get; init; } = "";

    /// <summary>What is offered for signing in: PLAIN and LOGIN.</summary>
    public string Auth { get; init; } = "PLAIN LOGIN";

    /// <summary>Lets a client encrypt; null offers nothing.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>Whether encryption begins with the connection in place of <c>STARTTLS</c>.</summary>
    public bool IsEncryptedFromTheStart { get; init; }

    /// <summary>
    /// What is answered in place of the usual to a line (<c>.</c> is the end of a letter, an empty one the greeting):
    /// null is the usual, an empty text hangs up, <see cref="SmtpServer.Silence"/> answers nothing.
    /// </summary>
    public Func<string, string?> Answer { get; init; } = _ => null;
}

/// <summary>A letter that was taken.</summary>
/// <param name="From">Of the envelope.</param>
/// <param name="To">Of the envelope.</param>
/// <param name="Text">Header and body, with lines that end in <c>\n</c>.</param>
public sealed record TakenLetter(string From, IReadOnlyList<string> To, string Text);
