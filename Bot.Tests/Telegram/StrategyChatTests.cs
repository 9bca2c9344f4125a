using System.Globalization;
using Bot.Domain.Backtests;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Risk;
using Bot.Domain.Strategies;
using Bot.Domain.Time;
using Bot.Host.Candles;
using Bot.Host.Storage.Rows;
using Bot.Host.Telegram.Texts;

namespace Bot.Tests.Telegram;

/// <summary>Nobody chooses a strategy blind.</summary>
public sealed class StrategyChatTests
{
    private const int Hours = 2_400;
    private static readonly MarketCode Market = new("KRW-ETH");

    [Fact]
    public async Task Given_nothing_collected_When_strategies_are_shown_Then_each_says_so_and_names_the_way()
    {
        await using var chat = await Chat.OpenAsync();

        var shown = await chat.TypeAsync("/strategy");

        var lines = shown.Text.Split('\n');
        Assert.Equal(3, lines.Count(line => line == "no past of KRW-ETH is collected: /collect fetches it"));
        Assert.Contains("👉 rsi-mean-reversion", lines);
        Assert.Contains("decides once a day, after 09:00 KST", lines);
    }

    [Fact]
    public async Task Given_collected_hours_When_strategies_are_shown_Then_each_has_the_engines_figures_beside_holding()
    {
        await using var chat = await Chat.OpenAsync();
        var path = await CollectAsync(chat, Hours);

        var shown = (await chat.TypeAsync("/strategy")).Text;

        var series = await CandleFile.ReadAsync(path, Market, null, CancellationToken.None);
        foreach (var strategy in StrategyCatalog.Default.All)
        {
            var request = new BacktestRequest(series, strategy, RiskProfile.Balanced, new Krw(10_000_000m));
            var whole = Backtest.Run(request);
            var earlier = Backtest.Run(request with { Span = (0, Hours * 7 / 10) });
            var later = Backtest.Run(request with { Span = (Hours * 7 / 10, Hours) });
            Assert.Contains(
                $"Return {Percent(whole.ReturnPercent)} · Buy and hold {Percent(whole.BuyAndHoldPercent)}",
                shown,
                StringComparison.Ordinal);
            Assert.Contains(
                $"first 70 % {Percent(earlier.ReturnPercent)} (Buy and hold {Percent(earlier.BuyAndHoldPercent)}) · "
                    + $"last 30 % {Percent(later.ReturnPercent)} (Buy and hold {Percent(later.BuyAndHoldPercent)})",
                shown,
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Given_a_file_that_grew_When_strategies_are_shown_again_Then_the_figures_are_those_of_all_of_it()
    {
        await using var chat = await Chat.OpenAsync();
        await CollectAsync(chat, Hours);
        var before = (await chat.TypeAsync("/strategy")).Text;

        await CollectAsync(chat, Hours + 48);

        Assert.Contains("– 2024-04-09", before, StringComparison.Ordinal);
        Assert.Contains("– 2024-04-11", (await chat.TypeAsync("/strategy")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_paper_account_When_a_strategy_is_chosen_by_key_Then_the_trader_is_told()
    {
        await using var chat = await Chat.OpenAsync();
        var shown = await chat.TypeAsync("/strategy");

        await chat.PressAsync(shown, "channel-trend");
        await chat.SettleAsync();

        Assert.Equal(["""{"kind":"strategy","Name":"channel-trend"}"""], await chat.CommandsAsync());
    }

    [Fact]
    public async Task Given_an_account_with_real_money_When_a_strategy_is_typed_Then_it_is_asked_with_its_past_first()
    {
        await using var chat = await Chat.OpenAsync(account => account.Mode = TradingMode.Live);

        var asked = await chat.TypeAsync("/strategy volatility-breakout");

        Assert.Contains("/collect", asked.Text, StringComparison.Ordinal);
        Assert.Empty(await chat.CommandsAsync());
    }

    [Fact]
    public async Task Given_a_name_that_is_no_strategy_When_it_is_typed_Then_those_there_are_are_told()
    {
        await using var chat = await Chat.OpenAsync();

        var refused = await chat.TypeAsync("/strategy luck");

        Assert.Contains("channel-trend", refused.Text, StringComparison.Ordinal);
        Assert.Empty(await chat.CommandsAsync());
    }

    private static string Percent(double percent) => Figure.Change(percent, "n/a");

    // A wave of three weeks on a rising price, with a volume that comes and goes.
    private static async Task<string> CollectAsync(Chat chat, int hours)
    {
        var path = chat.Get<CandleArchive>().PathOf(Market, CandleInterval.Hour);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var first = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var rows = Enumerable.Range(0, hours).Select(hour =>
        {
            var (open, close) = (PriceAt(hour - 1), PriceAt(hour));
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{first.AddHours(hour):yyyy-MM-ddTHH:mm:ss}Z,{open},{Math.Max(open, close) + 3_000},"
                    + $"{Math.Min(open, close) - 3_000},{close},{10 + (hour % 7 * 5)}");
        });
        await File.WriteAllLinesAsync(path, rows.Prepend("time_utc,open,high,low,close,volume"));
        return path;
    }

    private static int PriceAt(int hour)
    {
        var wave = (250_000 * Math.Sin(hour / 80.0)) + (40_000 * Math.Sin(hour / 5.0)) + (hour * 300.0);
        return 3_000_000 + ((int)(wave / 1_000) * 1_000);
    }
}
