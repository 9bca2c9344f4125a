using System.Globalization;
using System.Text;
using Bot.Host.Options;
using Bot.Host.Trading;

namespace Bot.Host.Mail;

/// <summary>
/// A letter as it goes over the wire (RFC 5322, RFC 2045): plain text and HTML as alternatives. Nothing of a letter's
/// texts can become a header: words outside ASCII and all bodies are base64, line breaks are gone from the subject.
/// </summary>
public static class MimeText
{
    private const int SubjectMost = 150;

    // An encoded word may have 75 characters; =?utf-8?B?…?= leaves 63, and base64 makes 60 of 45 bytes.
    private const int WordBytes = 45;

    /// <summary>The letter with lines that end in CRLF, none longer than 998 characters.</summary>
    /// <param name="letter">What is said.</param>
    /// <param name="email">From whom and to whom; addresses are checked when the program starts.</param>
    /// <param name="now">Its date.</param>
    public static string Of(MailLetter letter, EmailOptions email, DateTimeOffset now)
    {
        var boundary = $"=_{letter.Id.Split('@')[0]}";
        var text = new StringBuilder();
        Line(
            text,
            $"Date: {now.ToUniversalTime().ToString("ddd, dd MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture)} +0000"
        );
        Line(text, $"From: ChatTrader <{email.From}>");
        Line(text, $"To: {string.Join(",\r\n ", email.Receivers.Select(address => $"<{address}>"))}");
        Line(text, $"Message-ID: <{letter.Id}>");
        Line(text, $"Subject: {Words(ForeignText.Line(letter.Subject, SubjectMost))}");
        Line(text, "Auto-Submitted: auto-generated");
        if (letter.IsUrgent)
        {
            Line(text, "Importance: high");
        }

        Line(text, "MIME-Version: 1.0");
        Line(text, $"Content-Type: multipart/alternative; boundary=\"{boundary}\"");
        Line(text, "");
        Part(text, boundary, "text/plain", letter.Plain);
        Part(text, boundary, "text/html", letter.Html);
        Line(text, $"--{boundary}--");
        return text.ToString();
    }

    private static void Part(StringBuilder text, string boundary, string type, string content)
    {
        Line(text, $"--{boundary}");
        Line(text, $"Content-Type: {type}; charset=utf-8");
        Line(text, "Content-Transfer-Encoding: base64");
        Line(text, "");
        var bytes = Encoding.UTF8.GetBytes(content.ReplaceLineEndings("\r\n"));
        Line(text, Convert.ToBase64String(bytes, Base64FormattingOptions.InsertLineBreaks));
    }

    // Words of at most 45 bytes each, never cut within a character.
    private static string Words(string text)
    {
        var words = new List<string>();
        var word = new List<byte>(WordBytes);
        foreach (var rune in text.EnumerateRunes())
        {
            var bytes = Encoding.UTF8.GetBytes(rune.ToString());
            if (word.Count + bytes.Length > WordBytes)
            {
                words.Add(Word(word));
                word.Clear();
            }

            word.AddRange(bytes);
        }

        words.Add(Word(word));
        return string.Join("\r\n ", words);
    }

    private static string Word(List<byte> bytes) => $"=?utf-8?B?{Convert.ToBase64String([.. bytes])}?=";

    private static void Line(StringBuilder text, string line) => text.Append(line).Append("\r\n");
}
