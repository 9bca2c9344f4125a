using System.Globalization;
using Bot.Domain.Indicators;
using Bot.Domain.Time;
using Bot.Host.Candles;
using Bot.Host.Commands;

namespace Bot.Tests.Candles;

public sealed class CandleCommandTests
{
    [Fact]
    public async Task Given_several_markets_When_they_are_collected_Then_each_is_told_and_one_that_is_none_fails()
    {
        await using var mine = await Mine.OpenAsync();
        var (output, errors) = (new StringWriter(), new StringWriter());

        var code = await RunAsync(mine, output, errors, "KRW-BTC,KRW-XYZ,KRW-ETH");

        Assert.Equal(ExitCode.Failed, code);
        Assert.Contains(
            "KRW-BTC: 61 candles, 61 of them new, 2024-01-01 10:00Z to 2024-01-03 23:00Z, 1 missing, "
                + $"the longest gap 01:00:00 from 2024-01-03 00:00Z; {mine.Folder}/hour/KRW-BTC.csv verifies",
            $"{output}"
        );
        Assert.Contains("KRW-ETH: 61 candles, 61 of them new", $"{output}");
        Assert.StartsWith("KRW-XYZ: Refused: ", $"{errors}");
        Assert.DoesNotContain("KRW-XYZ", $"{output}");
    }

    [Fact]
    public async Task Given_a_market_that_was_not_there_yet_When_it_is_collected_Then_that_is_told_and_no_file_is_made()
    {
        await using var mine = await Mine.OpenAsync();
        var output = new StringWriter();

        var code = await RunAsync(mine, output, TextWriter.Null, "KRW-ETH", "2023-12-01", "2023-12-02");

        Assert.Equal((ExitCode.Done, false), (code, File.Exists(mine.File)));
        Assert.Contains("KRW-ETH: the exchange has no candle of that time", $"{output}");
    }

    [Theory]
    [InlineData("collect --from 2024-01-01", "--market")]
    [InlineData("collect --market KRW-ETH", "--from")]
    [InlineData("collect --market KRW-ETH,BTC --from 2024-01-01", "--market has 'BTC'")]
    [InlineData("collect --market KRW-ETH --from 2024-1-1", "'2024-1-1' is no day and no instant")]
    [InlineData("collect --market KRW-ETH --from 2024-01-01 --to then", "'then' is no day and no instant")]
    [InlineData("collect --market KRW-ETH --from 2024-01-01 --interval 2h", "2h")]
    [InlineData("collect --market KRW-ETH --from 2024-01-01 --upbit nowhere", "--upbit must be an http")]
    [InlineData("indicators --out x.csv", "--candles")]
    [InlineData("indicators --candles /nowhere.csv --out x.csv", "/nowhere.csv")]
    public void Given_a_command_line_that_lacks_or_mistakes_something_When_it_is_parsed_Then_that_is_named(
        string line,
        string named
    )
    {
        var errors = CommandLine.Build(TextWriter.Null, TextWriter.Null).Parse(line.Split(' ')).Errors;

        Assert.Contains(errors, error => error.Message.Contains(named, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2024-02-28", "2024-02-28T00:00:00Z", "2024-02-29T00:00:00Z")]
    [InlineData("2024-02-28T10:00Z", "2024-02-28T10:00:00Z", "2024-02-28T10:00:00Z")]
    [InlineData("2024-02-28T10:00:30+09:00", "2024-02-28T01:00:30Z", "2024-02-28T01:00:30Z")]
    [InlineData("2024-02-28T10:00", "2024-02-28T10:00:00Z", "2024-02-28T10:00:00Z")]
    public void Given_a_day_or_an_instant_When_it_is_a_beginning_or_an_end_Then_a_day_is_whole(
        string text,
        string from,
        string until
    )
    {
        var (first, last) = (CandleCommands.From(""), CandleCommands.To(""));
        var parsed = new System.CommandLine.RootCommand { first, last }.Parse(["--from", text, "--to", text]);

        Assert.Equal(DateTimeOffset.Parse(from, CultureInfo.InvariantCulture), parsed.GetValue(first));
        Assert.Equal(DateTimeOffset.Parse(until, CultureInfo.InvariantCulture), parsed.GetValue(last));
    }

    [Fact]
    public async Task Given_a_candle_file_When_its_indicators_are_written_Then_each_is_as_computed_and_absent_is_empty()
    {
        await using var mine = await Mine.OpenAsync();
        await mine.CollectAsync(until: 150);
        var target = Path.Combine(mine.Folder, "table.csv");

        await IndicatorsCommand.RunAsync(mine.File, target, TextWriter.Null, CancellationToken.None);

        var lines = await File.ReadAllLinesAsync(target);
        var series = await CandleFile.ReadAsync(mine.File, Sheet.Market, CandleInterval.Hour, CancellationToken.None);
        var last = IndicatorSet.Compute(series).Last!;
        var fields = lines[^1].Split(',');
        Assert.Equal(
            "time_utc,rsi14,macd,macd_signal,macd_histogram,bb_upper,bb_middle,bb_lower,adx14,atr14,sma20,sma60,"
                + "ema12,ema26,ema50,stoch_k,stoch_d,obv,volume_ratio",
            lines[0]
        );
        Assert.Equal(series.Count + 1, lines.Length);
        Assert.Equal("2024-01-01T10:00:00Z" + new string(',', 18), WithoutObv(lines[1]));
        Assert.Equal(
            [last.Rsi14, last.BollingerUpper, last.Adx14, last.Ema50, last.StochasticD, last.Obv, last.VolumeRatio],
            new[] { 1, 5, 8, 14, 16, 17, 18 }.Select(at =>
                (double?)double.Parse(fields[at], CultureInfo.InvariantCulture)
            )
        );
    }

    // It begins with the first candle.
    private static string WithoutObv(string line)
    {
        var fields = line.Split(',');
        fields[17] = "";
        return string.Join(',', fields);
    }

    private static Task<int> RunAsync(
        Mine mine,
        TextWriter output,
        TextWriter errors,
        string markets,
        string from = "2024-01-01",
        string to = "2024-01-03"
    ) =>
        CommandLine
            .Build(output, errors)
            .Parse([
                "collect",
                "--market",
                markets,
                "--from",
                from,
                "--to",
                to,
                "--out",
                mine.Folder,
                "--upbit",
                $"{mine.Address}",
            ])
            .InvokeAsync();
}
