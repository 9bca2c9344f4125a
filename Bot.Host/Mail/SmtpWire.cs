using System.Text;

namespace Bot.Host.Mail;

/// <summary>Lines to and from a mail server (RFC 5321), each answer within a time and of a bounded size.</summary>
/// <param name="stream">The connection.</param>
/// <param name="patience">How long an answer may take.</param>
internal sealed class SmtpWire(Stream stream, TimeSpan patience)
{
    private const int LineMost = 4_096;
    private const int LinesMost = 100;

    private readonly byte[] _buffer = new byte[LineMost];
    private int _from;
    private int _to;

    /// <summary>Whether the server has said more than it was asked.</summary>
    public bool HasMore => _from < _to;

    /// <summary>Says a line and reads the answer.</summary>
    /// <exception cref="SmtpFaultException">The answer is not of the wanted hundred.</exception>
    public async Task<SmtpAnswer> SayAsync(string line, string step, int hundred, CancellationToken token)
    {
        await WriteAsync($"{line}\r\n", token);
        return Wanted(await HearAsync(token), step, hundred);
    }

    /// <summary>Writes a text as it is.</summary>
    public async Task WriteAsync(string text, CancellationToken token)
    {
        using var limit = Limit(token);
        try
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(text), limit.Token);
            await stream.FlushAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!token.IsCancellationRequested)
        {
            throw Slow();
        }
    }

    /// <summary>The next answer, of one line or more.</summary>
    public async Task<SmtpAnswer> HearAsync(CancellationToken token)
    {
        using var limit = Limit(token);
        try
        {
            return await AnswerAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!token.IsCancellationRequested)
        {
            throw Slow();
        }
    }

    /// <summary>The answer where it is of the wanted hundred.</summary>
    public static SmtpAnswer Wanted(SmtpAnswer answer, string step, int hundred) =>
        answer.Code / 100 == hundred ? answer : throw new SmtpFaultException(step, answer);

    private async Task<SmtpAnswer> AnswerAsync(CancellationToken token)
    {
        var lines = new List<string>();
        while (lines.Count < LinesMost)
        {
            var line = await LineAsync(token);
            if (line.Length < 3 || !line.AsSpan(0, 3).ContainsOnlyDigits())
            {
                throw new SmtpFaultException("the mail server does not speak SMTP");
            }

            lines.Add(line.Length > 4 ? line[4..] : "");
            if (line.Length == 3 || line[3] != '-')
            {
                var digits = line.AsSpan(0, 3);
                return new SmtpAnswer(int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture), lines);
            }
        }

        throw new SmtpFaultException("the mail server's answer does not end");
    }

    private async Task<string> LineAsync(CancellationToken token)
    {
        var line = new StringBuilder();
        while (line.Length < LineMost)
        {
            if (_from == _to)
            {
                (_from, _to) = (0, await stream.ReadAsync(_buffer, token));
                if (_to == 0)
                {
                    throw new SmtpFaultException("the mail server hung up");
                }
            }

            var letter = (char)_buffer[_from++];
            if (letter == '\n')
            {
                return line.ToString().TrimEnd('\r');
            }

            line.Append(letter);
        }

        throw new SmtpFaultException("the mail server's answer does not end");
    }

    private CancellationTokenSource Limit(CancellationToken token)
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(token);
        limit.CancelAfter(patience);
        return limit;
    }

    private SmtpFaultException Slow() => new($"the mail server did not answer within {patience.TotalSeconds:0} s");
}

/// <summary>What a span consists of.</summary>
internal static class Digits
{
    public static bool ContainsOnlyDigits(this ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');
}
