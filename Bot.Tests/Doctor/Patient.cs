using Bot.Host.Doctor;
using Bot.Host.Options;
using Bot.Host.Storage;
using Bot.Sandbox.Faults;
using Bot.Sandbox.Mail;
using Bot.Sandbox.OpenAi;
using Bot.Sandbox.Telegram;
using Bot.Sandbox.Upbit;
using Bot.Sandbox.Upbit.Markets;
using Bot.Tests.Options;
using Bot.Tests.Storage;

namespace Bot.Tests.Doctor;

/// <summary>A configuration with which a start would succeed, against the stand-ins of all services.</summary>
internal sealed class Patient : IAsyncDisposable
{
    public const string OpenAiKey = "sk-doctor-0123456789abcdef";

    private readonly string _folder = Directory.CreateTempSubdirectory("doctor").FullName;
    private readonly TelegramServer _telegram;
    private readonly UpbitServer _upbit;
    private readonly OpenAiServer _openAi;
    private readonly SmtpServer _mail;

    private Patient(TelegramServer telegram, UpbitServer upbit, OpenAiServer openAi, SmtpServer mail)
    {
        (_telegram, _upbit, _openAi, _mail) = (telegram, upbit, openAi, mail);
        Options = new BotOptions
        {
            Telegram = new TelegramOptions
            {
                BotToken = Configured.Token,
                OwnerId = 1,
                BaseUrl = Address(telegram.Address),
            },
            Upbit = new UpbitOptions
            {
                AccessKey = Key("GOOD").AccessKey,
                SecretKey = Key("GOOD").SecretKey,
                BaseUrl = Address(upbit.Address),
                StreamAddress = "off",
            },
            OpenAI = new OpenAiOptions { ApiKey = OpenAiKey, BaseUrl = Address(openAi.Address) },
            Trading = new TradingOptions { Mode = "live", Advisor = "veto" },
            Storage = new StorageOptions { Folder = Path.Combine(_folder, "data") },
            Log = new LogOptions { Folder = Path.Combine(_folder, "logs") },
            Http = new HttpOptions { Listen = "127.0.0.1:0" },
            Email = new EmailOptions
            {
                Enabled = true,
                Host = "127.0.0.1",
                Port = mail.Port,
                Tls = "none",
                From = "a@example.com",
                To = "b@example.com",
            },
        };
    }

    public BotOptions Options { get; set; }

    public FaultPlan Faults { get; private init; } = new();

    public string Folder => _folder;

    public static async Task<Patient> ComeAsync(TimeSpan? ahead = null)
    {
        var faults = new FaultPlan();
        var now = TimeProvider.System.GetUtcNow();
        var telegram = await TelegramServer.StartAsync(new TelegramServerOptions { Faults = faults });
        var upbit = await UpbitServer.StartAsync(
            new UpbitServerOptions
            {
                Time = new Ahead(ahead ?? TimeSpan.Zero),
                Markets = [Market(now)],
                RateLimits = RequestLimits.Off,
                Faults = faults,
                MoreKeys =
                [
                    Key("GOOD"),
                    Key("GREEDY") with
                    {
                        Permissions = UpbitPermissions.All | UpbitPermissions.Withdraw,
                    },
                    Key("BLIND") with
                    {
                        Permissions = UpbitPermissions.PlaceOrders | UpbitPermissions.ViewOrders,
                    },
                    Key("IDLE") with
                    {
                        Permissions = UpbitPermissions.ViewAccounts | UpbitPermissions.ViewOrders,
                    },
                    Key("LATE") with
                    {
                        Expires = now.AddDays(-1),
                    },
                    Key("SOON") with
                    {
                        Expires = now.AddDays(5),
                    },
                    Key("ELSEWHERE") with
                    {
                        IsCallerListed = false,
                    },
                ],
            }
        );
        var openAi = await OpenAiServer.StartAsync(new OpenAiServerOptions { ApiKey = OpenAiKey, Faults = faults });
        return new Patient(telegram, upbit, openAi, SmtpServer.Start(new SmtpServerOptions())) { Faults = faults };
    }

    /// <summary>What the doctor finds.</summary>
    public Task<IReadOnlyList<Finding>> ExamineAsync(TimeSpan? limit = null) =>
        new Examination(new LoadedOptions(Options, [], []), limit ?? TimeSpan.FromSeconds(60)).RunAsync(
            CancellationToken.None
        );

    public static UpbitKey Key(string name) =>
        new($"{name}ACCESS".PadRight(40, '7'), $"{name}SECRET".PadRight(40, '3'));

    /// <summary>The exchange keys are others.</summary>
    public void Give(string key) =>
        Options = Options with
        {
            Upbit = Options.Upbit with { AccessKey = Key(key).AccessKey, SecretKey = Key(key).SecretKey },
        };

    public async ValueTask DisposeAsync()
    {
        await _telegram.DisposeAsync();
        await _upbit.DisposeAsync();
        await _openAi.DisposeAsync();
        await _mail.DisposeAsync();
        await Leftovers.RemoveAsync(_folder, Path.Combine(_folder, "data", DatabaseStart.FileName));
    }

    private static string Address(Uri address) => address.ToString().TrimEnd('/');

    private static ReplayedMarket Market(DateTimeOffset now)
    {
        var hour = TimeSpan.FromHours(1);
        var start = new DateTimeOffset(now.UtcTicks / hour.Ticks * hour.Ticks, TimeSpan.Zero);
        return ReplayedMarket.FromCandles(
            "KRW-ETH",
            hour,
            Enumerable
                .Range(-3, 8)
                .Select(index => new ReplayedCandle(start.AddHours(index), 1_000m, 1_000m, 1_000m, 1_000m, 10m))
        );
    }

    private sealed class Ahead(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + by;
    }
}
