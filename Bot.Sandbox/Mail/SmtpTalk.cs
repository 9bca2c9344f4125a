using System.Net.Security;
using System.Text;

namespace Bot.Sandbox.Mail;

/// <summary>One connection of a client.</summary>
internal sealed class SmtpTalk(SmtpServer server, SmtpServerOptions options, Stream plain) : IAsyncDisposable
{
    private Stream _stream = plain;
    private StreamReader _reader = new(plain, Encoding.Latin1, leaveOpen: true);
    private bool _isEncrypted;
    private bool _isKnown = options.User is null;
    private string _from = "";
    private List<string> _to = [];

    public async Task RunAsync(CancellationToken token)
    {
        if (options.IsEncryptedFromTheStart)
        {
            await EncryptAsync(token);
        }

        if (!await AnswerAsync("", "220 sandbox ready", token))
        {
            return;
        }

        while (await _reader.ReadLineAsync(token) is { } line)
        {
            server.Hear(line);
            if (!await DoAsync(line, token))
            {
                return;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _reader.Dispose();
        await _stream.DisposeAsync();
    }

    private async Task<bool> DoAsync(string line, CancellationToken token)
    {
        switch (string.Concat(line.TakeWhile(char.IsAsciiLetter)).ToUpperInvariant())
        {
            case "EHLO":
                return await AnswerAsync(line, Offers(), token);
            case "STARTTLS" when options.Certificate is not null && !_isEncrypted:
                var goesOn = await AnswerAsync(line, "220 go ahead", token);
                await EncryptAsync(token);
                return goesOn;
            case "AUTH":
                return await SignInAsync(line, token);
            case "MAIL" when _isKnown:
                (_from, _to) = (Address(line), []);
                return await AnswerAsync(line, "250 ok", token);
            case "RCPT" when _isKnown:
                return await ReceiverAsync(line, token);
            case "DATA" when _isKnown && _to.Count > 0:
                return await LetterAsync(line, token);
            case "QUIT":
                await AnswerAsync(line, "221 bye", token);
                return false;
            case "MAIL" or "RCPT" or "DATA":
                return await AnswerAsync(line, _isKnown ? "503 not now" : "530 sign in first", token);
            default:
                return await AnswerAsync(line, "502 not known", token);
        }
    }

    private string Offers()
    {
        var offers = new List<string> { "sandbox" };
        if (options.Certificate is not null && !_isEncrypted)
        {
            offers.Add("STARTTLS");
        }

        if (options.User is not null)
        {
            offers.Add($"AUTH {options.Auth}");
        }

        return string.Join("\r\n", offers.Select((offer, at) => $"250{(at == offers.Count - 1 ? ' ' : '-')}{offer}"));
    }

    private async Task<bool> SignInAsync(string line, CancellationToken token)
    {
        var words = line.Split(' ');
        string given;
        if (words is [_, "PLAIN", var both])
        {
            given = Text(both).TrimStart('\0');
        }
        else
        {
            await WriteAsync("334 VXNlcm5hbWU6", token);
            var user = Text(await _reader.ReadLineAsync(token) ?? "");
            await WriteAsync("334 UGFzc3dvcmQ6", token);
            given = $"{user}\0{Text(await _reader.ReadLineAsync(token) ?? "")}";
        }

        _isKnown = given == $"{options.User}\0{options.Password}";
        return await AnswerAsync("AUTH", _isKnown ? "235 welcome" : "535 name or password is wrong", token);
    }

    private async Task<bool> ReceiverAsync(string line, CancellationToken token)
    {
        if (options.Answer(line) is null)
        {
            _to.Add(Address(line));
        }

        return await AnswerAsync(line, "250 ok", token);
    }

    private async Task<bool> LetterAsync(string line, CancellationToken token)
    {
        if (!await AnswerAsync(line, "354 end with a dot", token) || options.Answer(line) is not null)
        {
            return true;
        }

        var text = new StringBuilder();
        while (await _reader.ReadLineAsync(token) is { } next && next != ".")
        {
            text.Append(next.StartsWith('.') ? next[1..] : next).Append('\n');
        }

        if (options.Answer(".") is not { } other || other[..Math.Min(1, other.Length)] is "" or "2" or "…")
        {
            server.Take(new TakenLetter(_from, [.. _to], text.ToString()));
        }

        return await AnswerAsync(".", "250 taken", token);
    }

    // False where the talk ends.
    private async Task<bool> AnswerAsync(string line, string usual, CancellationToken token)
    {
        var answer = options.Answer(line) ?? usual;
        if (answer == SmtpServer.Silence)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
        }

        if (answer.Length > 0)
        {
            await WriteAsync(answer, token);
        }

        return answer.Length > 0;
    }

    private async Task WriteAsync(string line, CancellationToken token)
    {
        await _stream.WriteAsync(Encoding.Latin1.GetBytes($"{line}\r\n"), token);
        await _stream.FlushAsync(token);
    }

    private async Task EncryptAsync(CancellationToken token)
    {
        var secure = new SslStream(_stream, leaveInnerStreamOpen: false);
        await secure.AuthenticateAsServerAsync(
            new SslServerAuthenticationOptions { ServerCertificate = options.Certificate },
            token);
        _reader.Dispose();
        (_stream, _isEncrypted) = (secure, true);
        _reader = new StreamReader(secure, Encoding.Latin1, leaveOpen: true);
    }

    private static string Address(string line)
    {
        var (from, to) = (line.IndexOf('<', StringComparison.Ordinal), line.IndexOf('>', StringComparison.Ordinal));
        return from < to && from >= 0 ? line[(from + 1)..to] : "";
    }

    private static string Text(string base64) => Encoding.UTF8.GetString(Convert.FromBase64String(base64));
}
