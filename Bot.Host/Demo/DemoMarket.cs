using Bot.Host.Options;
using Bot.Host.Storage.Rows;
using Bot.Sandbox.Faults;
using Bot.Sandbox.Upbit.Markets;

namespace Bot.Host.Demo;

/// <summary>What a demo trades: a file's candles, or a market that is generated and says so.</summary>
public sealed record DemoMarket(string Code, ReplayedMarket Replayed, string Description)
{
    // Its first 45 days are such that the default strategy passes its quick backtest, so that a first day can trade.
    private const int GeneratedSeed = 138;

    private const int WarmUpHours = 45 * 24;
    private const int GeneratedHours = WarmUpHours + (365 * 24);
    private const decimal GeneratedPrice = 5_000_000m;
    private static readonly DateTimeOffset GeneratedStart = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>
    /// When the demo begins. A file is lived through from its first candle, a generated market has a month of hours and
    /// days behind it.
    /// </summary>
    public DateTimeOffset Begin { get; init; }

    /// <summary>KRW-BTC beside it; null where it is traded itself.</summary>
    public BtcMarket? Btc { get; init; }

    /// <summary>What is configured differently from what a demo has.</summary>
    internal Func<BotOptions, BotOptions> Configure { get; init; } = options => options;

    /// <summary>How the account begins.</summary>
    internal TradingMode Mode { get; init; } = TradingMode.Demo;

    /// <summary>What goes wrong at the exchange; null where nothing does.</summary>
    internal FaultPlan? Faults { get; init; }

    /// <summary>A market out of a file of hourly candles, beside a KRW-BTC that is generated.</summary>
    /// <exception cref="InvalidDataException">The file cannot be; names file, line and reason.</exception>
    public static DemoMarket FromFile(string code, string path)
    {
        var replayed = ReplayedMarket.FromFile(code, path);
        if (replayed.Interval > TimeSpan.FromHours(1))
        {
            throw new InvalidDataException($"{path}: candles of {replayed.Interval}; the bot needs hours or shorter");
        }

        return new DemoMarket(code, replayed, $"{replayed.Count:N0} candles of {Path.GetFileName(path)}")
        {
            Begin = replayed.Start.AddMinutes(1),
            Btc = BtcMarket.Generated(replayed),
        };
    }

    /// <summary>A market that never was, beside another.</summary>
    public static DemoMarket Generated(string code)
    {
        var replayed = GeneratedMarket.Hours(GeneratedSeed, GeneratedStart, GeneratedHours, GeneratedPrice, code);
        return new DemoMarket(
            code,
            replayed,
            "a generated market: invented prices, good for trying keys and for nothing else"
        )
        {
            Begin = GeneratedStart.AddHours(WarmUpHours).AddMinutes(1),
            Btc = BtcMarket.Generated(replayed),
        };
    }

    /// <summary>The same, beside the KRW-BTC of a file; without a file it stays as it is.</summary>
    /// <exception cref="InvalidDataException">The file cannot be; names file and reason.</exception>
    public DemoMarket WithBtc(string? path) =>
        path is null ? this : this with { Btc = BtcMarket.FromFile(path, Replayed) };
}
