using System.Diagnostics.Metrics;
using Bot.Host.Backups;

namespace Bot.Host.Watching.Metrics;

/// <summary>How backups stand, as instruments.</summary>
internal sealed class BackupMeters
{
    private readonly BackupBook _book;
    private BackupStandings? _standings;

    public BackupMeters(BotMeters meters, BackupBook book)
    {
        _book = book;
        var meter = meters.Meter;
        meter.CreateObservableGauge(
            "backup_scheduled",
            () => book.IsScheduled ? 1 : 0,
            null,
            "1 where the bot makes backups by itself."
        );
        meter.CreateObservableGauge(
            "backup_last_success_timestamp_seconds",
            () => Of(one => one.Newest?.Name.At.ToUnixTimeSeconds()),
            null,
            "When the newest backup was made that was restored and found whole, by kind."
        );
        meter.CreateObservableGauge(
            "backup_last_size_bytes",
            () => Of(one => one.Newest?.Bytes),
            null,
            "What the newest backup takes on the disk, by kind."
        );
        meter.CreateObservableGauge(
            "backup_last_failed",
            () => Of(Failed),
            null,
            "1 where the newest attempt failed, by kind; nothing before the first."
        );
    }

    private static double? Failed(BackupStanding one)
    {
        if (one.Failure is not null)
        {
            return 1;
        }

        return one.Newest is null ? null : 0;
    }

    /// <summary>Looks how they stand now.</summary>
    public void Read()
    {
        try
        {
            _standings = _book.Read();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            _standings = null;
        }
    }

    private IEnumerable<Measurement<double>> Of(Func<BackupStanding, double?> value)
    {
        BackupStanding[] all = _standings is var (full, part, configuration) ? [full, part, configuration] : [];
        return all.Select(one => (one.Kind, Value: value(one)))
            .Where(one => one.Value is not null)
            .Select(one => new Measurement<double>(
                one.Value!.Value,
                new KeyValuePair<string, object?>("kind", one.Kind.Text())
            ));
    }
}
