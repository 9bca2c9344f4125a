using System.Net.Sockets;
using Bot.Host.Storage;
using Serilog.Core;
using Serilog.Events;

namespace Bot.Host.Watching.Metrics;

/// <summary>Counts errors as they are logged, by what they were.</summary>
internal sealed class ErrorCount(BotMeters meters) : ILogEventSink
{
    /// <inheritdoc />
    public void Emit(LogEvent logEvent)
    {
        if (logEvent.Level >= LogEventLevel.Error)
        {
            meters.Error(KindOf(logEvent.Exception));
        }
    }

    private static string KindOf(Exception? exception) =>
        exception switch
        {
            null => "reported",
            _ when DatabaseFaults.Is(exception) => "database",
            HttpRequestException or SocketException => "network",
            IOException => "io",
            TimeoutException or OperationCanceledException => "timeout",
            _ => "fault",
        };
}
