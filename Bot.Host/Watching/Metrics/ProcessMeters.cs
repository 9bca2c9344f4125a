using System.Diagnostics;
using System.Diagnostics.Metrics;
using Bot.Host.Accounts;
using Bot.Host.Options;
using Bot.Host.Telegram;
using Bot.Host.Trading;

namespace Bot.Host.Watching.Metrics;

/// <summary>The process and its lines, as instruments.</summary>
internal sealed class ProcessMeters
{
    private readonly Process _process = Process.GetCurrentProcess();
    private bool? _isDatabaseUp;

    public ProcessMeters(
        BotMeters meters,
        AccountHouse house,
        UpdatePump pump,
        ClockSkew clock,
        WallClock wall,
        TelegramOptions telegram,
        IHostApplicationLifetime lifetime
    )
    {
        var (meter, begun) = (meters.Meter, wall.Now);
        Machine(meter);
        meter.CreateObservableGauge(
            "exchange_last_answer_timestamp_seconds",
            () => Maybe(clock.SinceAnswer is { } since ? Seconds(wall.Now - since) : null),
            null,
            "When the exchange last answered."
        );
        meter.CreateObservableGauge(
            "exchange_clock_skew_seconds",
            () => Maybe(clock.Last?.TotalSeconds),
            null,
            "What the exchange's clock is ahead of ours."
        );
        meter.CreateObservableGauge(
            "telegram_last_poll_timestamp_seconds",
            () => Maybe(telegram.Enabled ? Seconds(pump.LastPollAt ?? begun) : null),
            null,
            "When a poll for updates last succeeded; before the first, when the program began."
        );
        meter.CreateObservableGauge(
            "scheduler_last_beat_timestamp_seconds",
            () => Maybe(house.LastBeat is { } beat ? Seconds(beat.At) : null),
            null,
            "When the scheduler last looked what is due; it does once a second."
        );
        meter.CreateObservableGauge(
            "bot_stopping",
            () => lifetime.ApplicationStopping.IsCancellationRequested ? 1 : 0,
            null,
            "1 while the program ends."
        );
    }

    /// <summary>Whether the database could be read just now.</summary>
    public void Tell(bool isDatabaseUp) => _isDatabaseUp = isDatabaseUp;

    private void Machine(Meter meter)
    {
        meter.CreateObservableGauge(
            "bot_info",
            () => new Measurement<long>(1, new KeyValuePair<string, object?>("version", StartUp.Version)),
            null,
            "1, with the program's version."
        );
        meter.CreateObservableGauge(
            "database_up",
            () =>
                Maybe(
                    _isDatabaseUp switch
                    {
                        null => null,
                        true => 1,
                        false => 0,
                    }
                ),
            null,
            "1 where the database could be read."
        );
        meter.CreateObservableGauge(
            "process_resident_memory_bytes",
            () => Environment.WorkingSet,
            null,
            "Resident memory."
        );
        meter.CreateObservableCounter(
            "process_cpu_seconds_total",
            () => Cpu().TotalSeconds,
            null,
            "Time of processors, of user and system."
        );
        meter.CreateObservableGauge(
            "process_start_time_seconds",
            () => Seconds(new DateTimeOffset(_process.StartTime.ToUniversalTime(), TimeSpan.Zero)),
            null,
            "When the process began."
        );
    }

    private static TimeSpan Cpu() => Environment.CpuUsage.TotalTime;

    private static double Seconds(DateTimeOffset instant) => instant.ToUnixTimeMilliseconds() / 1_000.0;

    private static IEnumerable<Measurement<double>> Maybe(double? value) =>
        value is { } known ? [new Measurement<double>(known)] : [];
}
