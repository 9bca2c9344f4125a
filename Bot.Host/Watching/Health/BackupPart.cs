using Bot.Host.Backups;

namespace Bot.Host.Watching.Health;

/// <summary>
/// How old the newest backup is, and whether the last attempt failed. Never a fault: trading goes on.
/// </summary>
internal sealed class BackupPart(BackupBook book, TimeProvider time) : IHealthPart
{
    /// <summary>There is one a day, and it may take a while.</summary>
    internal static readonly TimeSpan FullMost = TimeSpan.FromHours(26);

    /// <inheritdoc />
    public string Name => "backup";

    /// <inheritdoc />
    public Task<PartHealth> MeasureAsync(CancellationToken token) => Task.FromResult(Measure());

    private PartHealth Measure()
    {
        var standings = book.Read();
        if (standings.Failing is { } failing)
        {
            return new PartHealth(
                PartMark.Weak,
                $"the newest {failing.Kind.Text()} backup failed: {failing.Failure!.Why}"
            );
        }

        if (standings.Newest is not { } newest)
        {
            return new PartHealth(book.IsScheduled ? PartMark.Unknown : PartMark.Off, "there is none");
        }

        var now = time.GetUtcNow();
        var age = now - newest.Name.At;
        var isOld = book.IsScheduled && (standings.Full.Age(now) ?? FullMost) >= FullMost;
        return new PartHealth(
            isOld ? PartMark.Weak : PartMark.Ok,
            $"the newest was made {Ages.Text(age)} ago and checked"
        )
        {
            Figures = [("age_seconds", Ages.Seconds(age))],
        };
    }
}
