using System.Net;
using System.Text.Json;

namespace Bot.Tests.Http;

/// <summary>What a running bot tells Prometheus.</summary>
[Collection(WatchedBot.Name)]
public sealed class MetricsTests(WatchedBot bot)
{
    /// <summary>As the specification names them.</summary>
    private static readonly string[] Specified =
    [
        "scheduler_job_duration_seconds histogram",
        "scheduler_job_success_total counter",
        "scheduler_job_failure_total counter",
        "trades_total counter",
        "trade_volume_krw_total counter",
        "trade_fee_krw_total counter",
        "ai_decisions_total counter",
        "ai_confidence gauge",
        "ai_cost_krw_total counter",
        "portfolio_value_krw gauge",
        "portfolio_profit_rate gauge",
        "bot_running gauge",
        "bot_state gauge",
        "bot_errors_total counter",
        "exchange_requests_total counter",
        "outbox_depth gauge",
        "cycle_last_completed_timestamp_seconds gauge",
    ];

    [Fact]
    public async Task Given_a_bot_that_traded_When_its_metrics_are_read_Then_each_of_the_specification_has_a_sample()
    {
        var text = await bot.Client.GetStringAsync("/metrics");

        Assert.All(Specified, one => Assert.Contains($"# TYPE {one}\n", text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Given_a_bot_that_traded_When_its_metrics_are_read_Then_they_agree_with_its_journal()
    {
        await using var db = await bot.Run.DatabaseAsync();
        var fills = db.Fills.AsEnumerable().Where(fill => fill.Side == Domain.Orders.OrderSide.Buy).ToList();

        var samples = Samples.Read(await bot.Client.GetStringAsync("/metrics"));

        var orders = fills.Select(fill => fill.OrderId).Distinct(StringComparer.Ordinal).Count();
        Assert.Equal(orders, samples["trades_total{account=\"1\",side=\"buy\",symbol=\"KRW-ETH\"}"]);
        Assert.Equal(
            (double)fills.Sum(fill => fill.Fee),
            samples["trade_fee_krw_total{account=\"1\",side=\"buy\",symbol=\"KRW-ETH\"}"],
            0.001
        );
        Assert.Equal(db.Cycles.Count(), samples["scheduler_job_duration_seconds_count{account=\"1\",task=\"cycle\"}"]);
        Assert.Equal(1, samples["bot_state{account=\"1\",state=\"Running\"}"]);
    }

    [PrometheusFact]
    public async Task Given_the_metrics_of_a_bot_When_promtool_checks_them_Then_it_has_nothing_to_say()
    {
        var text = await bot.Client.GetStringAsync("/metrics");

        var (code, output) = await Promtool.RunAsync(text, "check", "metrics");

        Assert.Equal((0, ""), (code, output));
    }

    [Fact]
    public async Task Given_a_bot_that_is_well_When_its_health_is_asked_Then_it_is_ready_and_each_part_was_measured()
    {
        var answer = await bot.Client.GetAsync(new Uri("/health/ready", UriKind.Relative));

        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var parts = json.RootElement.GetProperty("parts").EnumerateObject().ToDictionary(one => one.Name);
        Assert.Equal(["backup", "cycles", "database", "exchange", "scheduler", "telegram"], parts.Keys.Order());
        Assert.Equal("ok", parts["database"].Value.GetProperty("status").GetString());
    }

    [Fact]
    public async Task Given_a_bot_that_is_well_When_it_is_asked_whether_it_lives_Then_it_does()
    {
        var answer = await bot.Client.GetAsync(new Uri("/health/live", UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("alive", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "/nothing", HttpStatusCode.NotFound)]
    [InlineData("GET", "/metrics/", HttpStatusCode.NotFound)]
    [InlineData("POST", "/metrics", HttpStatusCode.MethodNotAllowed)]
    [InlineData("DELETE", "/health/live", HttpStatusCode.MethodNotAllowed)]
    [InlineData("HEAD", "/metrics", HttpStatusCode.OK)]
    public async Task Given_a_path_and_a_method_When_it_is_asked_Then_the_status_is_the_right_one(
        string method,
        string path,
        HttpStatusCode status
    )
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);

        var answer = await bot.Client.SendAsync(request);

        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task Given_a_name_of_the_web_that_leads_here_When_it_asks_Then_it_reads_nothing()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics") { Headers = { Host = "evil.example" } };

        var answer = await bot.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.MisdirectedRequest, answer.StatusCode);
        Assert.DoesNotContain("portfolio", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
