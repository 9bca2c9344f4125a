using Bot.Host.Watching.Metrics;
using Microsoft.AspNetCore.Http;

namespace Bot.Host.Http;

/// <summary><c>/metrics</c> for Prometheus.</summary>
internal sealed class MetricsRoutes(MetricsPage page) : IHttpRoutes
{
    /// <inheritdoc />
    public IEnumerable<HttpRoute> Routes => [new("GET", "/metrics", AnswerAsync) { IsInside = true }];

    private async Task AnswerAsync(HttpContext context) =>
        await Answers.WriteAsync(
            context,
            (StatusCodes.Status200OK, PrometheusText.ContentType),
            await page.ReadAsync(context.RequestAborted)
        );
}
