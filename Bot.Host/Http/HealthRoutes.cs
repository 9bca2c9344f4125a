using System.Text.Json;
using Bot.Host.Watching.Health;
using Microsoft.AspNetCore.Http;

namespace Bot.Host.Http;

/// <summary><c>/health/live</c> for whoever restarts the process, <c>/health/ready</c> for whoever asks how it
/// is.</summary>
internal sealed class HealthRoutes(HealthBoard board, SchedulerPart scheduler, IHostApplicationLifetime lifetime)
    : IHttpRoutes
{
    /// <inheritdoc />
    public IEnumerable<HttpRoute> Routes =>
        [new("GET", "/health/live", LiveAsync), new("GET", "/health/ready", ReadyAsync) { IsInside = true }];

    // Asks nothing of database and network: a restart cures neither.
    private Task LiveAsync(HttpContext context)
    {
        var dead = lifetime.ApplicationStopping.IsCancellationRequested ? null : scheduler.Dead;
        return Answers.WriteAsync(
            context,
            dead is null ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable,
            json =>
            {
                json.WriteStartObject();
                json.WriteString("status", dead is null ? "alive" : "dead");
                if (dead is not null)
                {
                    json.WriteString("detail", dead);
                }

                json.WriteEndObject();
            }
        );
    }

    private async Task ReadyAsync(HttpContext context)
    {
        var parts = await board.ReadAsync(context.RequestAborted);
        var isStopping = lifetime.ApplicationStopping.IsCancellationRequested;
        var isReady = !isStopping && parts.All(part => part.Health.Mark != PartMark.Fault);
        await Answers.WriteAsync(
            context,
            isReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable,
            json =>
            {
                json.WriteStartObject();
                json.WriteString("status", Status(isReady, isStopping));
                json.WriteString("version", StartUp.Version);
                json.WriteStartObject("parts");
                foreach (var part in parts)
                {
                    Write(json, part);
                }

                json.WriteEndObject();
                json.WriteEndObject();
            }
        );
    }

    private static string Status(bool isReady, bool isStopping)
    {
        if (isStopping)
        {
            return "stopping";
        }

        return isReady ? "ready" : "not ready";
    }

    private static void Write(Utf8JsonWriter json, NamedHealth part)
    {
        json.WriteStartObject(part.Name);
        json.WriteString("status", part.Health.Mark.ToString().ToLowerInvariant());
        json.WriteString("detail", part.Health.Detail);
        foreach (var (name, value) in part.Health.Figures)
        {
            json.WriteNumber(name, value);
        }

        json.WriteEndObject();
    }
}
