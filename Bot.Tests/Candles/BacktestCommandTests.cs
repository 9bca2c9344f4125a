using System.Globalization;
using System.Text;
using System.Text.Json;
using Bot.Host.Commands;

namespace Bot.Tests.Candles;

public sealed class BacktestCommandTests : IDisposable
{
    private readonly Sheet _sheet = new();
    private readonly StringWriter _output = new();

    [Fact]
    public async Task Given_a_candle_file_When_it_is_run_Then_table_json_and_trades_tell_the_same()
    {
        var (json, trades) = (Path.Combine(_sheet.Folder, "run.json"), Path.Combine(_sheet.Folder, "trades.csv"));

        Assert.Equal(ExitCode.Done, await RunAsync($"backtest --candles {Waves()} --json {json} --trades {trades}"));

        using var run = JsonDocument.Parse(await File.ReadAllTextAsync(json));
        var rows = await File.ReadAllLinesAsync(trades);
        var told = run.RootElement.GetProperty("trades");
        Assert.True(told.GetArrayLength() > 3, "too few trades to say anything");
        Assert.Equal(told.GetArrayLength(), rows.Length - 1);
        Assert.StartsWith(told[0].GetProperty("entry_time").GetString() + ",", rows[1], StringComparison.Ordinal);
        Assert.Equal((600, "60m"), (run.RootElement.GetProperty("bars").GetInt32(), Text(run, "interval")));
        var made = run.RootElement.GetProperty("figures").GetProperty("total_return_percent").GetDouble();
        Assert.Contains(made.ToString("+0.00;-0.00", CultureInfo.InvariantCulture) + " %", $"{_output}");
        Assert.Equal(["flash-crash", "market-risk", "quick-backtest"], Off(run));
    }

    [Fact]
    public async Task Given_fewer_rules_and_a_part_of_the_time_When_it_is_run_Then_it_says_so_and_looks_not_ahead()
    {
        var json = Path.Combine(_sheet.Folder, "run.json");

        await RunAsync(
            $"backtest --candles {Waves()} --json {json} --no-limits --no-validation --verify "
                + "--from 2024-01-10 --to 2024-01-15"
        );

        using var run = JsonDocument.Parse(await File.ReadAllTextAsync(json));
        Assert.Equal(["validation", "quick-backtest", "limits"], Off(run));
        Assert.Equal(("2024-01-10T00:00:00Z", "2024-01-15T23:00:00Z"), (Text(run, "from"), Text(run, "to")));
        Assert.Contains("Look-ahead check: 50 cut runs, none differs", $"{_output}");
    }

    [Theory]
    [InlineData("", true)]
    [InlineData(" --slippage 0", false)]
    [InlineData(" --slippage 5", true)]
    public async Task Given_a_slippage_When_it_is_run_Then_it_is_paid(string option, bool isPaid)
    {
        var json = Path.Combine(_sheet.Folder, "run.json");

        await RunAsync($"backtest --candles {Waves()} --json {json}{option}");

        using var run = JsonDocument.Parse(await File.ReadAllTextAsync(json));
        var paid = run.RootElement.GetProperty("figures").GetProperty("slippage_krw").GetDecimal();
        Assert.Equal(isPaid, paid > 0);
    }

    [Fact]
    public async Task Given_a_grid_When_it_is_swept_and_walked_forward_Then_sets_are_ranked_and_luck_is_named()
    {
        var json = Path.Combine(_sheet.Folder, "sets.json");

        await RunAsync(
            $"sweep --candles {Waves()} --grid rsi_entry=30..40:5,stop=-3,-5 --walk-forward 2x --json {json}"
        );

        using var sets = JsonDocument.Parse(await File.ReadAllTextAsync(json));
        Assert.Equal(6, sets.RootElement.GetArrayLength());
        var sharpes = sets
            .RootElement.EnumerateArray()
            .Select(set => set.GetProperty("figures").GetProperty("sharpe"))
            .Select(sharpe => sharpe.ValueKind == JsonValueKind.Null ? double.NegativeInfinity : sharpe.GetDouble())
            .ToList();
        Assert.Equal(sharpes.OrderDescending(), sharpes);
        Assert.Contains("The best of 6 is partly luck", $"{_output}");
        Assert.Contains("different bests in 2 parts", $"{_output}");
    }

    [Theory]
    [InlineData("backtest", "--candles")]
    [InlineData("backtest --candles FILE --strategy luck", "luck")]
    [InlineData("backtest --candles FILE --profile yolo", "yolo")]
    [InlineData("backtest --candles FILE --market ETH", "--market must be KRW- and a coin")]
    [InlineData("backtest --candles FILE --capital 4999", "--capital must be from 5000")]
    [InlineData("backtest --candles FILE --slippage -0.01", "--slippage must be from 0 to 5 percent")]
    [InlineData("sweep --candles FILE --grid stop=-3 --slippage 5.01", "--slippage must be from 0 to 5 percent")]
    [InlineData("sweep --candles FILE", "--grid")]
    [InlineData("sweep --candles FILE --grid luck=1", "NAME one of stop, target")]
    [InlineData("sweep --candles FILE --grid stop=-3..-7:0", "the step must be above 0")]
    [InlineData("sweep --candles FILE --grid stop=3", "stop must lie from -50 to -0.1, 3 does not")]
    [InlineData("sweep --candles FILE --grid stop=x", "'x' is no number")]
    [InlineData("sweep --candles FILE --grid stop=-3,stop=-5", "stop stands twice")]
    [InlineData("sweep --candles FILE --grid stop=-3 --walk-forward 0x", "a number from 1 to 100")]
    public void Given_a_command_line_that_lacks_or_mistakes_something_When_it_is_parsed_Then_that_is_named(
        string line,
        string named
    )
    {
        var words = line.Replace("FILE", Waves(), StringComparison.Ordinal).Split(' ');
        var errors = CommandLine.Build(TextWriter.Null, TextWriter.Null).Parse(words).Errors;

        Assert.Contains(errors, error => error.Message.Contains(named, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("backtest --candles FILE --from 2025-01-01", "0 candles lie in the time that was asked for")]
    [InlineData("sweep --candles FILE --grid rsi_entry=30 --strategy volatility-breakout", "has no rsi_entry")]
    public async Task Given_what_does_not_fit_the_file_When_it_is_run_Then_it_says_what(string line, string named)
    {
        var error = await Assert.ThrowsAnyAsync<Exception>(() =>
            RunAsync(line.Replace("FILE", Waves(), StringComparison.Ordinal))
        );

        Assert.Contains(named, error.Message, StringComparison.Ordinal);
        Assert.True(error is InvalidDataException or FormatException, $"{error.GetType()} is not told in a sentence");
    }

    [Fact]
    public async Task Given_a_file_whose_name_says_no_market_When_it_is_run_Then_it_asks_for_the_market()
    {
        var nameless = Path.Combine(_sheet.Folder, "candles.csv");
        File.Copy(Waves(), nameless);

        var error = await Assert.ThrowsAsync<InvalidDataException>(() => RunAsync($"backtest --candles {nameless}"));

        Assert.Contains("say --market KRW-ETH", error.Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _output.Dispose();
        _sheet.Dispose();
    }

    private static string Text(JsonDocument run, string name) => run.RootElement.GetProperty(name).GetString()!;

    private static IEnumerable<string?> Off(JsonDocument run) =>
        run.RootElement.GetProperty("rules_off").EnumerateArray().Select(rule => rule.GetString());

    private Task<int> RunAsync(string line) =>
        CommandLine
            .Build(_output, TextWriter.Null)
            .Parse(line.Split(' '))
            .InvokeAsync(new System.CommandLine.InvocationConfiguration { EnableDefaultExceptionHandler = false });

    // Falls for a day and rises for a day, with more volume at the turns.
    private string Waves()
    {
        var (text, before) = (new StringBuilder(Sheet.Of()), 4_000_000m);
        for (var hour = 0; hour < 600; hour++)
        {
            var isFalling = hour / 30 % 2 == 0;
            var close = before * (isFalling ? 0.994m : 1.0062m);
            close = Math.Round(close / 1_000m) * 1_000m;
            var volume = hour % 30 > 20 ? 30 : 10;
            var start = new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddHours(hour);
            text.Append(
                CultureInfo.InvariantCulture,
                $"{start:yyyy-MM-dd'T'HH:mm:ss'Z'},{before:0},{Math.Max(before, close) + 1_000m:0},"
            );
            text.Append(CultureInfo.InvariantCulture, $"{Math.Min(before, close) - 1_000m:0},{close:0},{volume}\n");
            before = close;
        }

        return _sheet.Write(Encoding.UTF8.GetBytes($"{text}"));
    }
}
