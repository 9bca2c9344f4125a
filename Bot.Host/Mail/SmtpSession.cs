using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using Bot.Host.Options;

namespace Bot.Host.Mail;

/// <summary>One conversation with a mail server (RFC 5321, 3207, 4954).</summary>
/// <param name="email">Checked.</param>
/// <param name="trust">Decides about certificates; null leaves it to the system.</param>
internal sealed class SmtpSession(EmailOptions email, RemoteCertificateValidationCallback? trust) : IAsyncDisposable
{
    private readonly TcpClient _client = new();
    private readonly TimeSpan _patience = TimeSpan.FromSeconds(email.TimeoutSeconds);
    private Stream _stream = Stream.Null;
    private SmtpWire _wire = new(Stream.Null, TimeSpan.Zero);

    /// <summary>How far it came.</summary>
    public SmtpPhase Phase { get; private set; }

    /// <summary>Connects, encrypts and signs in.</summary>
    public async Task OpenAsync(CancellationToken token)
    {
        using (var limit = CancellationTokenSource.CreateLinkedTokenSource(token))
        {
            limit.CancelAfter(_patience);
            await ConnectAsync(limit.Token, token);
        }

        SmtpWire.Wanted(await _wire.HearAsync(token), "the greeting", 2);
        var offers = await HelloAsync(token);
        if (Is("starttls"))
        {
            await _wire.SayAsync("STARTTLS", "STARTTLS", 2, token);
            if (_wire.HasMore)
            {
                throw new SmtpFaultException(
                    "STARTTLS: something was said before the encryption began; nothing is sent"
                );
            }

            await EncryptAsync(token);
            offers = await HelloAsync(token);
        }

        if (email.User.Length > 0)
        {
            await SignInAsync(offers, token);
        }
    }

    /// <summary>Hands a letter over.</summary>
    /// <returns>Why it is not for everybody who should have it, or null.</returns>
    public async Task<string?> HandOverAsync(string letter, CancellationToken token)
    {
        await _wire.SayAsync($"MAIL FROM:<{email.From}>", "MAIL FROM", 2, token);
        Phase = SmtpPhase.Letter;
        var refused = new List<SmtpFaultException>();
        foreach (var receiver in email.Receivers)
        {
            try
            {
                await _wire.SayAsync($"RCPT TO:<{receiver}>", $"RCPT TO {receiver}", 2, token);
            }
            catch (SmtpFaultException fault) when (fault.Answer is not null)
            {
                refused.Add(fault);
            }
        }

        if (refused.Count == email.Receivers.Count)
        {
            // One that is only put off may be taken later, and the others with it.
            throw refused.Find(fault => fault.Answer!.Code < 500) ?? refused[0];
        }

        await _wire.SayAsync("DATA", "DATA", 3, token);
        await _wire.WriteAsync(Stuffed(letter), token);
        Phase = SmtpPhase.OnItsWay;
        await _wire.SayAsync(".", "the letter", 2, token);
        Phase = SmtpPhase.Taken;
        return refused.Count == 0 ? null : string.Join("; ", refused.Select(fault => fault.Message));
    }

    /// <summary>Says goodbye; the server has done what it was there for.</summary>
    public Task QuitAsync(CancellationToken token) => _wire.WriteAsync("QUIT\r\n", token);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync();
        _client.Dispose();
    }

    private async Task ConnectAsync(CancellationToken limit, CancellationToken token)
    {
        try
        {
            await _client.ConnectAsync(email.Host, email.Port, limit);
            _stream = _client.GetStream();
            _wire = new SmtpWire(_stream, _patience);
            if (Is("tls"))
            {
                await EncryptAsync(limit);
            }
        }
        catch (OperationCanceledException late) when (!token.IsCancellationRequested)
        {
            throw new SmtpFaultException($"the mail server did not answer within {email.TimeoutSeconds} s", late);
        }
    }

    private async Task EncryptAsync(CancellationToken token)
    {
        var secure = new SslStream(_stream, leaveInnerStreamOpen: false, trust);
        _stream = secure;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(token);
        limit.CancelAfter(_patience);
        await secure.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions { TargetHost = email.Host },
            limit.Token
        );
        _wire = new SmtpWire(_stream, _patience);
    }

    private async Task<IReadOnlyList<string>> HelloAsync(CancellationToken token)
    {
        var address = ((IPEndPoint)_client.Client.LocalEndPoint!).Address;
        address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var name = address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[IPv6:{address}]" : $"[{address}]";
        return (await _wire.SayAsync($"EHLO {name}", "EHLO", 2, token)).Lines;
    }

    // What is said here is a secret, so that a fault names the step alone.
    private async Task SignInAsync(IReadOnlyList<string> offers, CancellationToken token)
    {
        var ways = offers
            .Where(offer => offer.StartsWith("AUTH", StringComparison.OrdinalIgnoreCase))
            .SelectMany(offer => offer.Replace('=', ' ').Split(' '))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (ways.Contains("PLAIN"))
        {
            var both = Base64($"\0{email.User}\0{email.Password}");
            await _wire.SayAsync($"AUTH PLAIN {both}", "AUTH", 2, token);
        }
        else if (ways.Contains("LOGIN"))
        {
            await _wire.SayAsync("AUTH LOGIN", "AUTH", 3, token);
            await _wire.SayAsync(Base64(email.User), "AUTH", 3, token);
            await _wire.SayAsync(Base64(email.Password), "AUTH", 2, token);
        }
        else
        {
            throw new SmtpFaultException("the mail server offers neither AUTH PLAIN nor AUTH LOGIN; look at Email:Tls");
        }
    }

    // A line of one dot ends a letter, so that a dot at the beginning of a line is doubled.
    private static string Stuffed(string letter) =>
        letter.StartsWith('.') ? $".{letter}" : letter.Replace("\r\n.", "\r\n..", StringComparison.Ordinal);

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private bool Is(string way) => string.Equals(email.Tls, way, StringComparison.OrdinalIgnoreCase);
}

/// <summary>How far a conversation with a mail server came.</summary>
internal enum SmtpPhase
{
    /// <summary>The server did not yet take this sender: a no is no judgement of the letter.</summary>
    Opening,

    /// <summary>A letter is being handed over, and not yet whole.</summary>
    Letter,

    /// <summary>The server has all of it; whether it took it is not known.</summary>
    OnItsWay,

    /// <summary>The server took it.</summary>
    Taken,
}
