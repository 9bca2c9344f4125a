using System.Diagnostics.Metrics;
using System.Globalization;
using Bot.Domain.Decisions;

namespace Bot.Host.Watching.Metrics;

/// <summary>What is counted where it happens. Each program has its own meter, and counts from its start.</summary>
public sealed class BotMeters : IDisposable
{
    // From a look at the price to a cycle whose advisor was retried.
    private static readonly double[] Seconds = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120];

    private static readonly string[] Logged = ["database", "fault", "io", "network", "reported", "timeout"];

    private static readonly IEnumerable<string> Troubles = Enum.GetValues<TerminalReason>()
        .Where(reason => reason.IsTrouble())
        .Select(CycleEnds.KindOf);

    private readonly Histogram<double> _duration;
    private readonly Counter<long> _success;
    private readonly Counter<long> _failure;
    private readonly Counter<long> _errors;
    private readonly Counter<long> _requests;

    public BotMeters()
    {
        Meter = new Meter("ChatTrader");
        _duration = Meter.CreateHistogram(
            "scheduler_job_duration_seconds",
            null,
            "How long work of the scheduler took, by task, in seconds.",
            null,
            new InstrumentAdvice<double> { HistogramBucketBoundaries = Seconds }
        );
        _success = Meter.CreateCounter<long>(
            "scheduler_job_success_total",
            null,
            "Work of the scheduler that came to its end, by task."
        );
        _failure = Meter.CreateCounter<long>(
            "scheduler_job_failure_total",
            null,
            "Work of the scheduler that failed, by task; of cycles also those that ended in trouble."
        );
        _errors = Meter.CreateCounter<long>(
            "bot_errors_total",
            null,
            "Errors that were logged, by kind, and cycles that ended in trouble, by terminal reason."
        );
        _requests = Meter.CreateCounter<long>(
            "exchange_requests_total",
            null,
            "Requests that went out to the exchange, by its group and the status of the answer; lost is none."
        );
    }

    /// <summary>The meter of all of them.</summary>
    internal Meter Meter { get; }

    /// <summary>A piece of work came to its end.</summary>
    /// <param name="task">Which, of a fixed list.</param>
    /// <param name="account">Whose.</param>
    /// <param name="took">How long.</param>
    /// <param name="isWell">False where it failed.</param>
    public void JobEnded(string task, int account, TimeSpan took, bool isWell)
    {
        var whose = new KeyValuePair<string, object?>("account", account.ToString(CultureInfo.InvariantCulture));
        var what = new KeyValuePair<string, object?>("task", task);
        _duration.Record(took.TotalSeconds, whose, what);

        // Both are there from the first time on, so that the first failure is seen to be a change.
        _success.Add(isWell ? 1 : 0, whose, what);
        _failure.Add(isWell ? 0 : 1, whose, what);
    }

    /// <summary>Says of each kind of error that there was none yet: the first is a change.</summary>
    internal void Begin()
    {
        string[] kinds = [.. Logged, .. Troubles];
        foreach (var kind in kinds)
        {
            _errors.Add(0, new KeyValuePair<string, object?>("error_type", kind));
        }
    }

    /// <summary>Something went wrong.</summary>
    /// <param name="kind">Of a fixed list.</param>
    public void Error(string kind) => _errors.Add(1, new KeyValuePair<string, object?>("error_type", kind));

    /// <summary>A request was answered, or was not.</summary>
    /// <param name="group">As the exchange calls it.</param>
    /// <param name="status">Of HTTP, or <c>lost</c>.</param>
    public void Request(string group, string status) =>
        _requests.Add(
            1,
            new KeyValuePair<string, object?>("group", group),
            new KeyValuePair<string, object?>("status", status)
        );

    /// <inheritdoc />
    public void Dispose() => Meter.Dispose();
}
