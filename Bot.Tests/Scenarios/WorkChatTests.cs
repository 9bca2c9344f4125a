using System.Buffers.Binary;
using System.Diagnostics;
using System.Text;
using Bot.Domain.Market;
using Bot.Domain.Time;
using Bot.Host.Backtests;
using Bot.Host.Candles;
using Bot.Host.Demo;
using Bot.Host.Options;
using Bot.Host.Settings;
using Bot.Host.Telegram.Works;
using Bot.Host.Trading;
using Bot.Sandbox.Faults;
using Bot.Sandbox.Telegram;
using Bot.Tests.Charts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace Bot.Tests.Scenarios;

/// <summary>Collecting and testing from the chat: the whole bot, its exchange and its Telegram on loopback.</summary>
public sealed class WorkChatTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [PictureFact]
    public async Task Given_the_demo_When_candles_are_collected_and_tested_Then_the_trades_arrive_as_the_engine_made_them()
    {
        await using var run = await DemoRun.StartAsync();
        Type(run, "/collect KRW-ETH 80");
        var collected = await SeeAsync(run, "the file verifies");
        Assert.Contains("1,080 candles (new: 1,080)", collected.Text, StringComparison.Ordinal);
        Assert.Contains("none missing", collected.Text, StringComparison.Ordinal);
        Type(run, "/collect KRW-BTC 80");
        await SeeAsync(run, "KRW-BTC · hours · 80 days\n");
        await SeeAsync(run, "the file verifies", after: collected.Id);

        Type(run, "/backtest 30");
        var result = await SeeAsync(run, "Look-ahead check");
        var document = await FileAsync(run, MessageKind.Document);
        var picture = await FileAsync(run, MessageKind.Photo);

        Assert.Contains("✅ Look-ahead check", result.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("market risk", result.Text, StringComparison.Ordinal);
        var order = new BacktestOrder("KRW-ETH", 30, "rsi-mean-reversion", "balanced");
        var again = Assert.IsType<Answer<BacktestOutcome>.Given>(
            await run
                .World.Services.GetRequiredService<IBacktestRunner>()
                .RunAsync(
                    order,
                    AccountTerms.Of(new BotOptions(), order.Profile, new Dictionary<string, string>()),
                    new Progress<BacktestStep>(),
                    CancellationToken.None
                )
        );
        using var table = new MemoryStream();
        TradeTable.Write(table, again.Value.Report.Trades);
        AssertPicture(run.World.Telegram.FileContent(picture.FileId!));
        Assert.Contains("30 days", picture.Caption, StringComparison.Ordinal);
        Assert.NotEmpty(again.Value.Report.Trades);
        Assert.Equal(
            Encoding.UTF8.GetString(table.ToArray()),
            Encoding.UTF8.GetString(run.World.Telegram.FileContent(document.FileId!))
        );
    }

    // From the tap to the picture of a collected year of hours; what it took is in the test's output.
    [SharedFact]
    public async Task Given_a_collected_year_of_hours_When_it_is_tested_Then_the_picture_comes_without_fetching_it_again()
    {
        var market = DemoMarket.FromFile("KRW-ETH", SharedData.Path("data/upbit-1h/KRW-ETH-1h-2024.csv"));
        await using var run = await DemoRun.StartAsync(market with { Begin = market.Replayed.End.AddMinutes(-30) });
        Type(run, "/collect 365");
        await SeeAsync(run, "the file verifies");
        var choice = run.World.Telegram.SendText(DemoWorld.Person, DemoWorld.Person, "/backtest", "en").Id;
        var keys = await SeeAsync(run, "🧪 Backtest", after: choice);

        var began = Stopwatch.GetTimestamp();
        Press(run, keys, "Start");
        var picture = await FileAsync(run, MessageKind.Photo);
        var elapsed = Stopwatch.GetElapsedTime(began);

        output.WriteLine($"from tap to picture: {elapsed.TotalSeconds:0.00} s");
        Assert.Contains("365 days", picture.Caption, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_an_exchange_that_is_down_When_it_is_collected_and_tested_Then_it_is_said_and_can_be_cancelled()
    {
        await using var run = await DemoRun.StartAsync(Failing("/v1/candles*"));
        Type(run, "/collect 30");
        var waiting = await SeeAsync(run, "once more in");
        Press(run, waiting, "Cancel");
        await SeeAsync(run, "Cancelled");

        Type(run, "/quick");
        await SeeAsync(run, "Backtest failed");
        Type(run, "/backtest 30");
        var failed = await SeeAsync(run, "30 days · rsi-mean-reversion · balanced\n⛔ Backtest failed");

        Assert.Equal("v1:backtest:KRW-ETH 30 rmr bal", failed.Keys[0][0].Data);
    }

    [Fact]
    public async Task Given_a_collection_that_goes_on_When_the_hour_comes_Then_the_cycle_is_run_on_time_and_the_guard_looks()
    {
        await using var run = await DemoRun.StartAsync(Failing("/v1/candles/minutes/15"));
        Assert.Empty(await run.PlayAsync("> /start", "* Run", "= Running"));
        Type(run, "/collect 30 15m");
        await SeeAsync(run, "once more in");

        await run.World.PassAsync(CancellationToken.None);

        Assert.NotNull(run.World.Services.GetRequiredService<WorkDesk>().Find(1));
        await using var db = await run.DatabaseAsync();
        var cycle = await db.Cycles.AsNoTracking().OrderByDescending(row => row.Id).FirstAsync();
        Assert.Equal(CandleInterval.Hour.StartAt(run.World.Now), cycle.Slot);
        Assert.InRange(cycle.EndedAt - cycle.Slot, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Given_an_end_in_the_middle_of_collecting_When_it_starts_again_Then_a_key_goes_on_where_it_stopped()
    {
        var folder = Directory.CreateTempSubdirectory("chattrader-test-").FullName;
        await using (var first = await DemoRun.StartInAsync(folder, Failing("/v1/candles/minutes/15")))
        {
            Type(first, "/collect 30 15m");
            await SeeAsync(first, "once more in");
        }

        await using var second = await DemoRun.StartInAsync(folder, DemoMarket.Generated("KRW-ETH"));
        second.OwnsFolder = true;
        var told = await SeeAsync(second, "Interrupted by a restart");
        Press(second, told, "Go on");

        var done = await SeeAsync(second, "the file verifies");
        Assert.Equal(told.Id, done.Id);
        Assert.Contains("15 minutes · 30 days", done.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_damaged_file_When_it_is_collected_and_tested_Then_file_line_and_reason_are_said_and_it_stays()
    {
        await using var run = await DemoRun.StartAsync();
        var path = run
            .World.Services.GetRequiredService<CandleArchive>()
            .PathOf(new MarketCode("KRW-ETH"), CandleInterval.Hour);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        const string damaged =
            "time_utc,open,high,low,close,volume\n2026-01-01T00:00:00Z,10,9,8,10,1\n2026-01-01T01:00:00Z,10,11,8,10,1\n";
        await File.WriteAllTextAsync(path, damaged);

        Type(run, "/collect 30");
        var collected = await SeeAsync(run, "Not everything could be had");
        Type(run, "/backtest 30");
        var tested = await SeeAsync(run, "Backtest failed");

        foreach (var said in (string[])[collected.Text, tested.Text])
        {
            Assert.Contains("KRW-ETH.csv, line 2: high", said, StringComparison.Ordinal);
        }

        Assert.Equal(damaged, await File.ReadAllTextAsync(path));
    }

    [Fact]
    public async Task Given_a_market_that_the_exchange_has_not_When_it_is_asked_for_Then_nothing_is_made_up()
    {
        await using var run = await DemoRun.StartAsync();

        Type(run, "/backtest KRW-NONE 30");
        var failed = await SeeAsync(run, "Backtest failed");
        Type(run, "/collect KRW-NONE 30");
        await SeeAsync(run, "Not everything could be had");

        Assert.DoesNotContain("Return", failed.Text, StringComparison.Ordinal);
        Assert.Empty(run.World.Services.GetRequiredService<CandleArchive>().Markets(CandleInterval.Hour));
    }

    [Fact]
    public async Task Given_an_account_that_runs_When_the_gate_is_looked_at_Then_it_says_what_the_cycle_of_that_hour_said()
    {
        await using var run = await DemoRun.StartAsync();
        Assert.Empty(await run.PlayAsync("> /start", "* Run", "= Running", "~ 1"));
        await using var db = await run.DatabaseAsync();
        var notes = (await db.Cycles.AsNoTracking().OrderByDescending(row => row.Id).FirstAsync()).Notes;

        Type(run, "/quick");
        var seen = await SeeAsync(run, "720 candles");

        var quick = System.Text.Json.JsonSerializer.Deserialize<CycleNotes>(notes)!.Quick;
        Assert.Equal(6, quick.Count);
        Assert.All(quick, rung => Assert.Contains($"{rung.Value} ({rung.Limit})", seen.Text, StringComparison.Ordinal));
    }

    private static void AssertPicture(byte[] png)
    {
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], png[..4]);
        Assert.Equal(1200, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)));
        Assert.Equal(675, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
    }

    private static DemoMarket Failing(string path)
    {
        var faults = new FaultPlan();
        faults.Add(
            new FaultRule
            {
                Path = path,
                Fault = FaultKind.Status,
                Status = 503,
                From = 1,
            }
        );
        return DemoMarket.Generated("KRW-ETH") with { Faults = faults };
    }

    private static void Type(DemoRun run, string text) =>
        run.World.Telegram.SendText(DemoWorld.Person, DemoWorld.Person, text, "en");

    private static void Press(DemoRun run, ChatMessage message, string label) =>
        run.World.Telegram.Press(
            DemoWorld.Person,
            DemoWorld.Person,
            message.Id,
            message.Keys.SelectMany(row => row).First(key => key.Label.Contains(label, StringComparison.Ordinal)).Data!,
            "en"
        );

    private static Task<ChatMessage> SeeAsync(DemoRun run, string text, int after = 0) =>
        FindAsync(run, message => message.Id > after && message.Text.Contains(text, StringComparison.Ordinal));

    private static Task<ChatMessage> FileAsync(DemoRun run, MessageKind kind) =>
        FindAsync(run, message => message.Kind == kind);

    private static async Task<ChatMessage> FindAsync(DemoRun run, Func<ChatMessage, bool> fits)
    {
        using var patience = new CancellationTokenSource(Patience);
        var server = run.World.Telegram;
        while (true)
        {
            var change = server.LastChange(DemoWorld.Person);
            if (server.Messages(DemoWorld.Person).LastOrDefault(one => one.IsFromBot && fits(one)) is { } found)
            {
                return found;
            }

            await server.WaitForChangeAsync(DemoWorld.Person, change, patience.Token);
        }
    }
}
