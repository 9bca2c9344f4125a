using System.Diagnostics;
using System.Globalization;
using System.Text;
using Bot.Host.Charts;
using Bot.Host.Commands;
using Bot.Tests.Candles;

namespace Bot.Tests.Charts;

public sealed class ChartCommandTests : IDisposable
{
    private readonly Sheet _sheet = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _errors = new();

    [PictureFact]
    public async Task Given_a_run_When_its_chart_is_drawn_in_two_processes_Then_they_are_the_same_to_the_byte()
    {
        var (here, there) = (Target("here.png"), Target("there.png"));

        Assert.Equal(ExitCode.Done, await RunAsync(here, new Pictures()));
        Assert.Equal(ExitCode.Done, await RunElsewhereAsync(there));

        Assert.Equal(await File.ReadAllBytesAsync(here), await File.ReadAllBytesAsync(there));
    }

    [Fact]
    public async Task Given_no_librsvg_When_a_chart_is_asked_for_Then_it_is_said_before_the_run()
    {
        var code = await RunAsync(Target("run.png"), new Pictures(new Rasterizer(["librsvg-of-nowhere.so.2"])));

        Assert.Equal(ExitCode.Failed, code);
        Assert.Equal("librsvg is missing: apt install librsvg2-2 fonts-nanum", $"{_errors}".Trim());
        Assert.Equal("", $"{_output}");
    }

    [Theory]
    [InlineData("nowhere/run.png", "nowhere")]
    [InlineData("", "is a folder; name a file")]
    public async Task Given_a_target_that_cannot_be_written_When_a_chart_is_asked_for_Then_it_is_said_before_the_run(
        string target,
        string said
    )
    {
        var error = await Assert.ThrowsAnyAsync<IOException>(() => RunAsync(Target(target), new Pictures()));

        Assert.Contains(said, error.Message, StringComparison.Ordinal);
        Assert.Equal("", $"{_output}");
    }

    public void Dispose()
    {
        _output.Dispose();
        _errors.Dispose();
        _sheet.Dispose();
    }

    private string Target(string name) => Path.Combine(_sheet.Folder, name);

    private Task<int> RunAsync(string chart, Pictures pictures) =>
        BacktestCommand.RunAsync(
            new BacktestOptions { Candles = Candles() },
            new BacktestOutputs { Chart = chart, Pictures = pictures },
            _output,
            _errors,
            CancellationToken.None
        );

    private async Task<int> RunElsewhereAsync(string chart)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "chattrader.dll");
        var start = new ProcessStartInfo("dotnet", [program, "backtest", "--candles", Candles(), "--chart", chart])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    private string Candles()
    {
        var rows = Enumerable
            .Range(0, 200)
            .Select(hour =>
            {
                var price = 4_000_000 + (hour * 1_000);
                var start = Some
                    .Start.AddHours(hour)
                    .ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
                return $"{start},{price},{price + 1_000},{price - 1_000},{price},10";
            });
        return _sheet.Write(Encoding.UTF8.GetBytes(Sheet.Of([.. rows])));
    }
}
