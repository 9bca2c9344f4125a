using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using Bot.Host.Options;

namespace Bot.Host.Mail;

/// <summary>
/// Brings letters to a mail server, each in a session of its own. It knows where a session broke, and so whether the
/// letter may have been taken. No failure of the line leaves it.
/// </summary>
public sealed class SmtpLine
{
    private readonly EmailOptions _email;
    private readonly TimeProvider _wall;
    private readonly RemoteCertificateValidationCallback? _trust;

    /// <param name="email">Checked.</param>
    /// <param name="wall">Dates letters.</param>
    public SmtpLine(EmailOptions email, TimeProvider wall)
        : this(email, wall, null) { }

    internal SmtpLine(EmailOptions email, TimeProvider wall, RemoteCertificateValidationCallback? trust) =>
        (_email, _wall, _trust) = (email, wall, trust);

    private string Place => $"{_email.Host}:{_email.Port}";

    /// <summary>Sends a letter.</summary>
    public async Task<MailOutcome> SendAsync(MailLetter letter, CancellationToken token)
    {
        var text = MimeText.Of(letter, _email, _wall.GetUtcNow());
        await using var session = new SmtpSession(_email, _trust);
        string? refused = null;
        try
        {
            await session.OpenAsync(token);
            refused = await session.HandOverAsync(text, token);
            await session.QuitAsync(token);
        }
        catch (SmtpFaultException fault) when (session.Phase != SmtpPhase.Taken)
        {
            return Failed(session.Phase, fault);
        }
        catch (Exception failure) when (IsLines(failure, token) && session.Phase != SmtpPhase.Taken)
        {
            return new MailOutcome.Later($"{Place}: {failure.Message}")
            {
                MayHaveArrived = session.Phase == SmtpPhase.OnItsWay,
            };
        }
        catch (Exception failure) when (failure is SmtpFaultException || IsLines(failure, token))
        {
            // It was taken; how the conversation ended means nothing.
            return new MailOutcome.Sent(refused);
        }

        return new MailOutcome.Sent(refused);
    }

    /// <summary>Goes as far as signing in; null where that works, else why it does not.</summary>
    public async Task<string?> TryAsync(CancellationToken token)
    {
        await using var session = new SmtpSession(_email, _trust);
        try
        {
            await session.OpenAsync(token);
            await session.QuitAsync(token);
            return null;
        }
        catch (Exception failure) when (failure is SmtpFaultException || IsLines(failure, token))
        {
            return $"{Place}: {failure.Message}";
        }
    }

    private MailOutcome Failed(SmtpPhase phase, SmtpFaultException fault)
    {
        var why = $"{Place}: {fault.Message}";
        return fault.Answer switch
        {
            { Code: >= 500 } when phase != SmtpPhase.Opening => new MailOutcome.Refused(why),
            null => new MailOutcome.Later(why) { MayHaveArrived = phase == SmtpPhase.OnItsWay },
            _ => new MailOutcome.Later(why),
        };
    }

    // An end that was asked for is nobody's failure.
    private static bool IsLines(Exception failure, CancellationToken token) =>
        failure is IOException or SocketException or AuthenticationException
        || (failure is OperationCanceledException && !token.IsCancellationRequested);
}
