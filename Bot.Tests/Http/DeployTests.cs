using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Bot.Tests.Http;

/// <summary>Rules, scrape and dashboard hold with what a running bot tells, by Prometheus' own word.</summary>
[Collection(WatchedBot.Name)]
public sealed partial class DeployTests(WatchedBot bot) : IDisposable
{
    private static readonly string Rules = Path.Combine(Promtool.Folder, "chattrader.rules.yml");

    private readonly string _folder = Directory.CreateTempSubdirectory("prometheus-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [PrometheusTheory]
    [InlineData("check", "rules", "chattrader.rules.yml")]
    [InlineData("check", "config", "prometheus.yml")]
    [InlineData("test", "rules", "chattrader.rules.test.yml")]
    public async Task Given_what_is_deployed_When_promtool_checks_it_Then_it_accepts_it(params string[] arguments)
    {
        var (code, output) = await Promtool.RunAsync(null, arguments);

        Assert.True(code == 0, output);
    }

    [Fact]
    public void Given_the_rules_When_their_tests_are_listed_Then_each_alert_fires_in_one_and_is_silent_in_another()
    {
        var alerts = AlertPattern().Matches(File.ReadAllText(Rules)).Select(match => match.Groups["name"].Value);
        var tests = File.ReadAllText(Path.Combine(Promtool.Folder, "chattrader.rules.test.yml"));

        Assert.All(
            alerts,
            alert =>
            {
                Assert.Matches($@"alertname: {alert}\n +exp_alerts:\n +- exp_labels", tests);
                Assert.Contains($"alertname: {alert}, exp_alerts: []", tests, StringComparison.Ordinal);
            }
        );
    }

    [Fact]
    public async Task Given_a_running_bot_When_rules_and_dashboard_are_read_Then_it_tells_every_metric_that_they_use()
    {
        var told = FamilyPattern()
            .Matches(await bot.Client.GetStringAsync("/metrics"))
            .Select(match => match.Groups["name"].Value)
            .ToHashSet(StringComparer.Ordinal);
        var rules = ExpressionPattern()
            .Matches(await File.ReadAllTextAsync(Rules))
            .Select(match => match.Groups["text"].Value);

        var used = rules.Concat(Dashboard()).SelectMany(MetricsOf).Distinct(StringComparer.Ordinal).ToList();

        Assert.True(used.Count > 25, $"{used.Count} metrics used");
        Assert.Equal(["up"], used.Where(name => !told.Contains(name)));
    }

    [PrometheusFact]
    public async Task Given_a_running_bot_When_a_real_prometheus_scrapes_it_Then_it_is_up_and_its_samples_are_there()
    {
        var port = FreePort();
        var config = Path.Combine(_folder, "prometheus.yml");
        var deployed = await File.ReadAllTextAsync(Path.Combine(Promtool.Folder, "prometheus.yml"));
        await File.WriteAllTextAsync(
            config,
            deployed
                .Replace("127.0.0.1:8080", bot.Address.Authority, StringComparison.Ordinal)
                .Replace("chattrader.rules.yml", Rules, StringComparison.Ordinal)
                .Replace("15s", "1s", StringComparison.Ordinal)
        );
        using var prometheus = Start(config, port);
        try
        {
            Assert.Equal("1", await AskAsync(port, "up{job=\"chattrader\"}"));
            Assert.Equal("1", await AskAsync(port, "bot_state{account=\"1\",state=\"Running\"}"));
            Assert.NotEqual("0", await AskAsync(port, "sum(trades_total)"));
        }
        finally
        {
            prometheus.Kill();
            await prometheus.WaitForExitAsync();
        }
    }

    private Process Start(string config, int port) =>
        Process.Start(
            new ProcessStartInfo(
                Promtool.ServerPath,
                [
                    $"--config.file={config}",
                    $"--storage.tsdb.path={Path.Combine(_folder, "data")}",
                    $"--web.listen-address=127.0.0.1:{port}",
                    "--log.level=error",
                ]
            )
        )!;

    // Until it has scraped, it knows nothing.
    private static async Task<string> AskAsync(int port, string query)
    {
        using var client = new HttpClient();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var address = new Uri($"http://127.0.0.1:{port}/api/v1/query?query={Uri.EscapeDataString(query)}");
        while (true)
        {
            try
            {
                using var json = JsonDocument.Parse(await client.GetStringAsync(address, patience.Token));
                var found = json.RootElement.GetProperty("data").GetProperty("result");
                if (found.GetArrayLength() > 0 && found[0].GetProperty("value")[1].GetString() is { } value)
                {
                    return value;
                }
            }
            catch (HttpRequestException)
            {
                // It is not up yet.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, patience.Token);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static IEnumerable<string> Dashboard()
    {
        var file = Path.Combine(SharedData.Root, "deploy", "grafana", "chattrader.json");
        using var json = JsonDocument.Parse(File.ReadAllText(file));
        return
        [
            .. json
                .RootElement.GetProperty("panels")
                .EnumerateArray()
                .SelectMany(panel => panel.GetProperty("targets").EnumerateArray())
                .Select(target => target.GetProperty("expr").GetString()!),
        ];
    }

    // Names before a selector, a range, a space or an end; those of a histogram without their endings.
    private static IEnumerable<string> MetricsOf(string expression) =>
        NamePattern()
            .Matches(SelectorPattern().Replace(expression, " "))
            .Select(match => SuffixPattern().Replace(match.Value, ""));

    [GeneratedRegex(@"- alert: (?<name>\w+)", RegexOptions.ExplicitCapture)]
    private static partial Regex AlertPattern();

    [GeneratedRegex(@"# TYPE (?<name>\w+) ", RegexOptions.ExplicitCapture)]
    private static partial Regex FamilyPattern();

    [GeneratedRegex(@"expr: (?<text>.*?)\n +(for|labels):", RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex ExpressionPattern();

    [GeneratedRegex(@"\{[^}]*\}|\[[^\]]*\]|(on|by|group_right) \([^)]*\)")]
    private static partial Regex SelectorPattern();

    [GeneratedRegex(@"\b[a-z]+_[a-z_]+\b(?<!histogram_quantile)|\bup\b")]
    private static partial Regex NamePattern();

    [GeneratedRegex("_(bucket|sum|count)$")]
    private static partial Regex SuffixPattern();
}
