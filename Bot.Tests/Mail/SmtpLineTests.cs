using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Bot.Host.Mail;
using Bot.Host.Options;
using Bot.Sandbox.Mail;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Tests.Mail;

public sealed class SmtpLineTests
{
    private static readonly MailLetter Letter = new("1@example.com", "Hi", "<p>hi</p>", ".\n.hi", false);

    [Theory]
    [InlineData("none", "PLAIN LOGIN")]
    [InlineData("none", "LOGIN")]
    [InlineData("starttls", "PLAIN")]
    [InlineData("tls", "LOGIN PLAIN")]
    public async Task Given_a_way_to_encrypt_and_to_sign_in_when_a_letter_goes_then_it_arrives(string tls, string auth)
    {
        using var certificate = Certificate();
        await using var server = Server(tls, certificate, auth);

        var outcome = await Line(server, tls).SendAsync(Letter, CancellationToken.None);

        Assert.Equal(new MailOutcome.Sent(null), outcome);
        Assert.Equal(".\r\n.hi", Post.Bodies(server.Letters.Single()).Plain);
    }

    [Theory]
    [InlineData("starttls")]
    [InlineData("tls")]
    public async Task Given_a_certificate_that_nobody_vouches_for_when_a_letter_goes_then_it_and_the_password_stay_here(
        string tls
    )
    {
        using var certificate = Certificate();
        await using var server = Server(tls, certificate);

        var outcome = await new SmtpLine(Email(server, tls), TimeProvider.System).SendAsync(
            Letter,
            CancellationToken.None
        );

        Assert.IsType<MailOutcome.Later>(outcome);
        Assert.DoesNotContain(server.Heard, line => line.StartsWith("AUTH", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Given_a_server_without_encryption_when_starttls_is_asked_for_then_nothing_is_said_in_the_open()
    {
        await using var server = Server("none", null);

        var outcome = await Line(server, "starttls").SendAsync(Letter, CancellationToken.None);

        Assert.Contains("502", Assert.IsType<MailOutcome.Later>(outcome).Why, StringComparison.Ordinal);
        Assert.DoesNotContain(server.Heard, line => line.StartsWith("AUTH", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Given_something_said_before_the_encryption_when_it_begins_then_nothing_is_sent()
    {
        await using var server = Server(
            "none",
            null,
            answer: line => line == "STARTTLS" ? "220 go\r\n250 forged" : null
        );

        var outcome = await Line(server, "starttls").SendAsync(Letter, CancellationToken.None);

        Assert.Contains(
            "before the encryption",
            Assert.IsType<MailOutcome.Later>(outcome).Why,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Given_a_wrong_password_when_a_letter_goes_then_it_is_not_in_what_is_told()
    {
        await using var server = Server("none", null);

        var outcome = await new SmtpLine(
            Email(server, "none") with
            {
                Password = "wrong-password",
            },
            TimeProvider.System
        ).SendAsync(Letter, CancellationToken.None);

        var why = Assert.IsType<MailOutcome.Later>(outcome).Why;
        Assert.Contains("535", why, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-password", why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("DATA", false)]
    [InlineData(".", true)]
    public async Task Given_a_silent_server_when_patience_ends_then_it_is_known_whether_the_letter_may_have_arrived(
        string at,
        bool mayHaveArrived
    )
    {
        await using var server = Server("none", null, answer: line => line == at ? SmtpServer.Silence : null);

        var outcome = await new SmtpLine(
            Email(server, "none") with
            {
                TimeoutSeconds = 5,
            },
            TimeProvider.System
        ).SendAsync(Letter, CancellationToken.None);

        Assert.Equal(mayHaveArrived, Assert.IsType<MailOutcome.Later>(outcome).MayHaveArrived);
    }

    [Fact]
    public async Task Given_nobody_at_that_port_when_a_letter_goes_then_place_and_reason_are_told()
    {
        int port;
        await using (var server = Server("none", null))
        {
            port = server.Port;
        }

        var outcome = await new SmtpLine(
            new EmailOptions
            {
                Host = "127.0.0.1",
                Port = port,
                Tls = "none",
            },
            TimeProvider.System
        ).SendAsync(Letter, CancellationToken.None);

        Assert.StartsWith(
            $"127.0.0.1:{port}: ",
            Assert.IsType<MailOutcome.Later>(outcome).Why,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Given_any_subject_and_body_when_a_letter_is_made_then_no_header_is_new_and_no_line_too_long() =>
        Prop.ForAll<string, string>(
                (subject, body) =>
                {
                    var text = MimeText.Of(
                        new MailLetter(
                            "1@example.com",
                            $"{subject}\r\nBcc: all@example.com\n\n{body}",
                            body ?? "",
                            body ?? "",
                            true
                        ),
                        new EmailOptions { From = "a@example.com", To = "b@example.com" },
                        DateTimeOffset.UnixEpoch
                    );
                    var lines = text.Split("\r\n");
                    var head = lines
                        .TakeWhile(line => line.Length > 0)
                        .Where(line => line[0] != ' ')
                        .Select(line => line.Split(':')[0]);
                    return head.SequenceEqual([
                            "Date",
                            "From",
                            "To",
                            "Message-ID",
                            "Subject",
                            "Auto-Submitted",
                            "Importance",
                            "MIME-Version",
                            "Content-Type",
                        ]) && lines.All(line => line.Length <= 120 && line.All(letter => letter is >= ' ' and <= '~'));
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public async Task Given_hostile_words_when_they_are_mailed_then_no_markup_of_theirs_is_in_the_letter()
    {
        await using var post = await Post.OpenAsync(change: email => email with { MinutesBetween = 0 });
        string[] hostile =
        [
            "<script>alert(1)</script>",
            "</p></body><img src=x onerror=y>",
            "a\r\n.\r\nMAIL FROM:<x@y>",
            "‮gnp.exe",
            "%s{0}\0\u0007",
        ];
        await post.TellAsync(hostile.Select(words => new Bot.Host.Trading.Notice.StrangerSeen(7, words)));

        await post.RoundAsync();

        var letter = Assert.Single(post.Server.Letters);
        var html = Post.Bodies(letter).Html;
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        Assert.Single(html.Split("</body>")[1..]);
        Assert.Single(post.Server.Heard, line => line.StartsWith("MAIL", StringComparison.Ordinal));
    }

    private static SmtpServer Server(
        string tls,
        X509Certificate2? certificate,
        string auth = "PLAIN",
        Func<string, string?>? answer = null
    ) =>
        SmtpServer.Start(
            new SmtpServerOptions
            {
                User = "bot",
                Password = Post.Secret,
                Auth = auth,
                Certificate = tls == "none" ? null : certificate,
                IsEncryptedFromTheStart = tls == "tls",
                Answer = answer ?? (_ => null),
            }
        );

    private static SmtpLine Line(SmtpServer server, string tls) =>
        new(Email(server, tls), TimeProvider.System, (_, certificate, _, _) => certificate is not null);

    private static EmailOptions Email(SmtpServer server, string tls) =>
        new()
        {
            Host = "127.0.0.1",
            Port = server.Port,
            Tls = tls,
            From = "bot@example.com",
            To = "kim@example.com",
            User = "bot",
            Password = Post.Secret,
            TimeoutSeconds = 60,
        };

    private static X509Certificate2 Certificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var made = request.CreateSelfSigned(
            TimeProvider.System.GetUtcNow().AddDays(-1),
            TimeProvider.System.GetUtcNow().AddDays(1)
        );
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }
}
