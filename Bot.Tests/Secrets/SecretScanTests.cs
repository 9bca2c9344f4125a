using System.IO.Compression;
using System.Runtime.Versioning;
using System.Text;
using Bot.Domain.Accounts;
using Bot.Host.Accounts;
using Bot.Host.Backups;
using Bot.Host.Demo;
using Bot.Host.Mail;
using Bot.Host.Options;
using Bot.Host.Storage;
using Bot.Host.Trading;
using Bot.Host.Upbit;
using Bot.Host.Watching.Metrics;
using Bot.Sandbox.Faults;
using Bot.Sandbox.Mail;
using Bot.Sandbox.Upbit;
using Bot.Tests.Mail;
using Bot.Tests.Scenarios;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bot.Tests.Secrets;

/// <summary>A bot works with keys that are known here, meets errors that echo them, and nothing that it keeps, says or
/// writes holds one.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class SecretScanTests
{
    private const string Token = "918273645:AAscan-Scan_scan0123456789abcdefghij";
    private const string OpenAiKey = "sk-scan-9f8e7d6c5b4a39281706";
    private const string MailPassword = "scan-mail-pass/word+1";
    private const string TypedAccess = "SCANTYPEDACCESS0000000000000000000000001";
    private const string TypedSecret = "SCANTYPEDSECRET0000000000000000000000001";
    private const string StoredAccess = "SCANSTOREDACCESS000000000000000000000001";
    private const string StoredSecret = "SCANSTOREDSECRET000000000000000000000001";
    private const string ApiToken = "scan-api-token-0123456789-0123456789";
    private const string Jwt = "eyJhbGciOiJIUzUxMiJ9.eyJzY2FuIjoic2NhbiJ9.c2NhbnNjYW5zY2Fu";

    private static readonly UpbitServerOptions Upbit = new();

    private static readonly string[] Secrets =
    [
        Token,
        OpenAiKey,
        MailPassword,
        TypedAccess,
        TypedSecret,
        StoredAccess,
        StoredSecret,
        Upbit.AccessKey,
        Upbit.SecretKey,
        Jwt,
        ApiToken,
    ];

    private static readonly string Echo =
        $"keys {Upbit.AccessKey} {Upbit.SecretKey}, Bearer {Jwt}, https://api.telegram.org/bot{Token}/getMe, {OpenAiKey}, {ApiToken}";

    [Fact]
    public async Task Given_a_bot_that_works_and_fails_when_all_that_it_keeps_is_scanned_then_no_secret_is_found()
    {
        var folder = Directory.CreateTempSubdirectory("scan").FullName;
        await using var mail = SmtpServer.Start(new SmtpServerOptions { User = "bot", Password = MailPassword });
        var market = Market(mail.Port);
        var seen = new List<(string Where, string Text)>();
        await using (var run = await DemoRun.StartInAsync(folder, market))
        {
            await WorkAsync(run);
            seen.AddRange(
                run.World.Telegram.Messages(DemoWorld.Person)
                    .Where(one => !one.IsDeleted)
                    .Select(one => ("chat", one.Text))
            );
            var metrics = await run.World.Services.GetRequiredService<MetricsPage>().ReadAsync(CancellationToken.None);
            seen.Add(("metrics", Encoding.UTF8.GetString(metrics.Span)));
            seen.AddRange(mail.Letters.Select(letter => ("mail", $"{letter.Text} {Post.Bodies(letter)}")));
            seen.AddRange(Kept(Path.Combine(folder, "bot")));
        }

        // The rest of the log is written when the program ends.
        seen.AddRange(Kept(Path.Combine(folder, "bot")).Concat(Kept(Path.Combine(folder, "logs"))));
        Assert.Contains(
            seen,
            one =>
                one.Where.Contains("/logs/", StringComparison.Ordinal)
                && one.Text.Contains("***", StringComparison.Ordinal)
        );
        Assert.Contains(seen, one => one.Where == "mail");
        Assert.Contains(seen, one => one.Where.EndsWith(".gz", StringComparison.Ordinal));
        Assert.Empty(
            from one in seen
            from secret in Secrets
            where one.Text.Contains(secret, StringComparison.Ordinal)
            select $"{secret} in {one.Where}"
        );
        Assert.Empty(Open(Path.Combine(folder, "bot")).Concat(Open(Path.Combine(folder, "logs"))));
        Directory.Delete(folder, recursive: true);
    }

    private static DemoMarket Market(int port)
    {
        var faults = new FaultPlan();
        faults.Add(Refusal("/v1/orders", "POST", 400));
        faults.Add(Refusal("/v1/accounts", "GET", 401));
        return DemoMarket.Generated("KRW-ETH") with
        {
            Faults = faults,
            Configure = options =>
                DemoRun.WithoutHistory(options) with
                {
                    Telegram = options.Telegram with { BotToken = Token },
                    OpenAI = options.OpenAI with { ApiKey = OpenAiKey, Retries = 0 },
                    Http = new HttpOptions { Listen = "127.0.0.1:0", ApiToken = ApiToken },
                    Log = options.Log with { Level = "Debug" },
                    Email = new EmailOptions
                    {
                        Enabled = true,
                        Host = "127.0.0.1",
                        Port = port,
                        Tls = "none",
                        From = "a@example.com",
                        To = "b@example.com",
                        User = "bot",
                        Password = MailPassword,
                        Level = "chatter",
                        MinutesBetween = 0,
                    },
                },
        };
    }

    private static async Task WorkAsync(DemoRun run)
    {
        var failures = await run.PlayAsync(
            "> /start",
            "= KRW-ETH",
            "* Run",
            "= Running",
            "~ 30",
            "> /keys enter",
            "= key",
            $"> {TypedAccess} {TypedSecret}",
            "= key",
            "> /why",
            "> /logs",
            "> /health",
            "> /audit"
        );
        Assert.True(failures.Count == 0, string.Join('\n', failures) + run.Output);
        var services = run.World.Services;
        var log = services.GetRequiredService<ILogger<SecretScanTests>>();
        log.LogError(new HttpRequestException(Echo), "{What} failed: {Echo}", "getMe", Echo);
        var databases = services.GetRequiredService<IDbContextFactory<BotDb>>();
        await using var db = await databases.CreateDbContextAsync();
        Outbox.Add(db, 1, run.World.Now, new Notice.Trouble("failed-exchange", Echo));
        await services
            .GetRequiredService<KeyVault>()
            .PutAsync(
                db,
                new AccountId(1),
                new ExchangeKeys(StoredAccess, StoredSecret),
                (run.World.Now, 1, null),
                CancellationToken.None
            );
        await db.SaveChangesAsync();
        await run.World.QuietAsync(CancellationToken.None);
        await services.GetRequiredService<MailSender>().RoundAsync(CancellationToken.None);
        foreach (var kind in Enum.GetValues<BackupKind>())
        {
            var made = await services.GetRequiredService<BackupDesk>().MakeAsync(kind, CancellationToken.None);
            Assert.IsType<BackupOutcome.Made>(made);
        }
    }

    private static FaultRule Refusal(string path, string method, int status) =>
        new()
        {
            Path = path,
            Method = method,
            Fault = FaultKind.Status,
            Status = status,
            From = 3,
            Every = 4,
            Body = $$$"""{"error":{"name":"scan_refused","message":"{{{Echo}}}"}}""",
        };

    // Files byte by byte, those that are packed also unpacked.
    private static List<(string Where, string Text)> Kept(string folder) =>
        [
            .. Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Where(file => !file.EndsWith(".lock", StringComparison.Ordinal))
                .Select(file => (file, Text(file))),
        ];

    // What lies beside the database comes and goes.
    private static string Text(string file)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using Stream read = file.EndsWith(".gz", StringComparison.Ordinal)
                ? new GZipStream(stream, CompressionMode.Decompress)
                : stream;
            using var reader = new StreamReader(read, Encoding.Latin1);
            return reader.ReadToEnd();
        }
        catch (FileNotFoundException)
        {
            return "";
        }
    }

    // What others may look into.
    private static IEnumerable<string> Open(string folder) =>
        Directory
            .EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories)
            .Prepend(folder)
            .Where(path => ((int)File.GetUnixFileMode(path) & 0x3F) != 0)
            .Select(path => $"{path} is open to others");
}
