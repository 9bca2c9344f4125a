using Bot.Domain.Backtests;
using Bot.Domain.Cycles;
using Bot.Domain.Decisions;
using Bot.Domain.Money;
using Bot.Domain.Strategies;
using Bot.Domain.Warnings;

namespace Bot.Host.Options;

/// <summary>Everything that can be configured, checked as a whole before anything starts.</summary>
public sealed record BotOptions
{
    public TelegramOptions Telegram { get; init; } = new();

    public UpbitOptions Upbit { get; init; } = new();

    public OpenAiOptions OpenAI { get; init; } = new();

    public TradingOptions Trading { get; init; } = new();

    public PaperOptions Paper { get; init; } = new();

    public SchedulerOptions Scheduler { get; init; } = new();

    public GuardOptions Guard { get; init; } = new();

    public ServiceOptions Service { get; init; } = new();

    public ReportsOptions Reports { get; init; } = new();

    public StorageOptions Storage { get; init; } = new();

    public BackupOptions Backup { get; init; } = new();

    public LogOptions Log { get; init; } = new();

    public HttpOptions Http { get; init; } = new();

    public EmailOptions Email { get; init; } = new();

    public BacktestsOptions Backtest { get; init; } = new();

    public ExitsOptions Exits { get; init; } = new();

    public SizingOptions Sizing { get; init; } = new();

    public OrdersOptions Orders { get; init; } = new();

    public ValidationRule Validation { get; init; } = new();

    public FlashCrashRule FlashCrash { get; init; } = new();

    public DivergenceRule Divergence { get; init; } = new();

    public BtcRiskRule BtcRisk { get; init; } = new();

    public QuickGateRule QuickBacktest { get; init; } = new();

    public RsiMeanReversionRule RsiMeanReversion { get; init; } = new();

    public BreakoutRule VolatilityBreakout { get; init; } = new();

    public ChannelRule ChannelTrend { get; init; } = new();

    /// <summary>Where backups lie.</summary>
    internal string BackupFolder => Backup.Folder.Length > 0 ? Backup.Folder : Path.Combine(Storage.Folder, "backups");

    /// <summary>The numbers that decide, as the domain takes them.</summary>
    public TradingRules Rules() =>
        new()
        {
            Exits = Exits.Rule(),
            SizingMode = Sizing.ModeOf(),
            Sizing = Sizing.Rule(),
            EntryCapPercent = Orders.EntryCapPercent,
            Slippage = Orders.Rule(),
            Validation = Validation,
            FlashCrash = FlashCrash,
            Divergence = Divergence,
            BtcRisk = BtcRisk,
            QuickBacktest = QuickBacktest,
            BacktestSlippage = new Percent(Backtest.SlippagePercent),
            MeanReversion = RsiMeanReversion,
            Breakout = VolatilityBreakout,
            Channel = ChannelTrend,
        };
}

/// <summary>The chat. Section <c>Telegram</c>.</summary>
public sealed record TelegramOptions
{
    /// <summary>Whether the chat is served. Without it nobody is told anything, and what is told waits.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>The token that BotFather gave, <c>digits:text</c>.</summary>
    public string BotToken { get; init; } = "";

    /// <summary>
    /// The Telegram user id of the owner. Without an owner nobody may do anything, so there is no start.
    /// </summary>
    public long OwnerId { get; init; }

    public string BaseUrl { get; init; } = "https://api.telegram.org";

    /// <summary>Milliseconds between two messages to one chat, 0 to 60,000.</summary>
    public int ChatGapMilliseconds { get; init; } = 1_000;

    /// <summary>Seconds that one poll for updates waits, 1 to 50.</summary>
    public int PollTimeoutSeconds { get; init; } = 30;

    /// <summary>Nothing that may be shown: it holds a secret.</summary>
    public override string ToString() => nameof(TelegramOptions);
}

/// <summary>The exchange. Section <c>Upbit</c>.</summary>
public sealed record UpbitOptions
{
    public string AccessKey { get; init; } = "";

    public string SecretKey { get; init; } = "";

    public string BaseUrl { get; init; } = "https://api.upbit.com";

    /// <summary>
    /// Where the exchange's stream is; empty is beside <see cref="BaseUrl"/>, <c>off</c> is no stream.
    /// </summary>
    public string StreamAddress { get; init; } = "";

    /// <summary>Seconds until an answer counts as lost, 1 to 60.</summary>
    public int TimeoutSeconds { get; init; } = 10;

    /// <summary>Whether the exchange can be asked for what only an account sees.</summary>
    internal bool HasKeys => AccessKey.Length > 0 && SecretKey.Length > 0;

    /// <summary>The public stream, or null where none is to be listened to.</summary>
    public Uri? Stream =>
        StreamAddress switch
        {
            "off" => null,
            "" => new UriBuilder(BaseUrl)
            {
                Scheme = BaseUrl.StartsWith("https", StringComparison.OrdinalIgnoreCase) ? "wss" : "ws",
                Path = "/websocket/v1",
            }.Uri,
            _ => new Uri(StreamAddress),
        };

    /// <summary>Nothing that may be shown: it holds secrets.</summary>
    public override string ToString() => nameof(UpbitOptions);
}

/// <summary>The advisor. Section <c>OpenAI</c>.</summary>
public sealed record OpenAiOptions
{
    public string ApiKey { get; init; } = "";

    public string BaseUrl { get; init; } = "https://api.openai.com/v1";

    public string Model { get; init; } = "gpt-4o-mini";

    /// <summary>Seconds until there is no advice, 1 to 120.</summary>
    public int TimeoutSeconds { get; init; } = 30;

    /// <summary>Retries on 429, server errors, time-outs and lost connections, 0 to 5.</summary>
    public int Retries { get; init; } = 2;

    /// <summary>KRW per KST month, 0 to 10,000,000.</summary>
    public decimal MonthlyBudgetKrw { get; init; } = 30_000m;

    /// <summary>Calls without advice in a row until a person is told, 1 to 100.</summary>
    public int FailuresUntilTold { get; init; } = 3;

    /// <summary>What models cost.</summary>
    public ModelPrices Prices { get; init; } = ModelPrices.Default;

    /// <summary>Nothing that may be shown: it holds a secret.</summary>
    public override string ToString() => nameof(OpenAiOptions);
}

/// <summary>
/// How the first account begins; afterwards its settings live in the database. Section <c>Trading</c>.
/// </summary>
public sealed record TradingOptions
{
    public string Market { get; init; } = "KRW-ETH";

    /// <summary><c>paper</c> or <c>live</c>.</summary>
    public string Mode { get; init; } = "paper";

    /// <summary><c>conservative</c>, <c>balanced</c> or <c>aggressive</c>.</summary>
    public string Profile { get; init; } = "balanced";

    public string Strategy { get; init; } = "rsi-mean-reversion";

    /// <summary><c>off</c>, <c>decide</c> or <c>veto</c>.</summary>
    public string Advisor { get; init; } = "off";
}

/// <summary>Trading with invented money. Section <c>Paper</c>.</summary>
public sealed record PaperOptions
{
    /// <summary>KRW at the start, 5,000 to 1,000,000,000.</summary>
    public decimal InitialKrw { get; init; } = 10_000_000m;

    /// <summary>Milliseconds until an order meets the live book, 0 to 10,000.</summary>
    public int LatencyMilliseconds { get; init; } = 200;
}

/// <summary>When cycles run. Section <c>Scheduler</c>.</summary>
public sealed record SchedulerOptions
{
    public bool Enabled { get; init; } = true;

    /// <summary>Minutes between cycles, aligned to the wall clock: 5, 10, 15, 30, 60, 120 or 240.</summary>
    public int IntervalMinutes { get; init; } = 60;

    /// <summary>Seconds after the candle closed before a cycle begins, 1 to 60: the exchange needs them.</summary>
    public int DelaySeconds { get; init; } = 5;
}

/// <summary>The watch over an open position. Section <c>Guard</c>.</summary>
public sealed record GuardOptions
{
    /// <summary>Seconds between two looks at the price, 1 to 60.</summary>
    public int IntervalSeconds { get; init; } = 10;
}

/// <summary>Reports. Section <c>Reports</c>.</summary>
public sealed record ReportsOptions
{
    /// <summary>When the daily report is due, KST, <c>HH:mm</c>.</summary>
    public string DailyAt { get; init; } = "09:00";

    /// <summary>The same as a time of day.</summary>
    internal TimeOnly DailyAtTime =>
        TimeOnly.ParseExact(DailyAt, "HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>Where data lie. Section <c>Storage</c>.</summary>
public sealed record StorageOptions
{
    public string Folder { get; init; } = "data";

    /// <summary>Megabytes that must be free before a database that was away counts as back, 1 to 1,024.</summary>
    public int FreeMegabytesLeast { get; init; } = 8;

    /// <summary>The same in bytes.</summary>
    internal long RoomLeast => (long)FreeMegabytesLeast << 20;
}

/// <summary>Past candles, and runs over them. Section <c>Backtest</c>.</summary>
public sealed record BacktestsOptions
{
    /// <summary>Holds a folder for each interval, with a file for each market.</summary>
    public string DataFolder { get; init; } = "backtest_data";

    /// <summary>How much worse than the open an order is filled, in percent.</summary>
    public decimal SlippagePercent { get; init; } = BacktestRequest.UsualSlippage.Value;
}

/// <summary>What is logged and where. Section <c>Log</c>.</summary>
public sealed record LogOptions
{
    /// <summary><c>Verbose</c>, <c>Debug</c>, <c>Information</c>, <c>Warning</c> or <c>Error</c>.</summary>
    public string Level { get; init; } = "Information";

    public string Folder { get; init; } = "logs";
}
