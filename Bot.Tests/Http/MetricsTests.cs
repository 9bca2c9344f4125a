using System.Net;

namespace Bot.Tests.Http;

/// <summary>What a running bot tells Prometheus.</summary>
public sealed class MetricsTests(WatchedBot bot) : IClassFixture<WatchedBot>
{
    /// <summary>As the specification names them.</summary>
    private static readonly string[] Specified =
    [
        "scheduler_job_duration_seconds",
        "scheduler_job_success_total",
        "trades_total",
        "trade_volume_krw_total",
        "trade_fee_krw_total",
        "ai_decisions_total",
        "ai_confidence",
        "ai_cost_krw_total",
        "portfolio_value_krw",
        "portfolio_profit_rate",
        "bot_running",
        "bot_state",
        "exchange_requests_total",
        "outbox_depth",
        "cycle_last_completed_timestamp_seconds",
    ];

    [Fact]
    public async Task Given_a_bot_that_traded_When_its_metrics_are_read_Then_each_of_the_specification_has_a_sample()
    {
        var text = await bot.Client.GetStringAsync("/metrics");

        await File.WriteAllTextAsync("/tmp/wt-openapi/metrics.txt", text);
        Assert.All(Specified, name => Assert.Contains($"\n# TYPE {name} ", $"\n{text}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Given_a_bot_When_its_health_is_asked_Then_it_is_ready()
    {
        var answer = await bot.Client.GetAsync(new Uri("/health/ready", UriKind.Relative));
        var text = await answer.Content.ReadAsStringAsync();
        await File.WriteAllTextAsync("/tmp/wt-openapi/ready.txt", text);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
