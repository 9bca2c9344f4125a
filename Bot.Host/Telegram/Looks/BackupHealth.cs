using Bot.Host.Backups;
using Bot.Host.Telegram.Texts;

namespace Bot.Host.Telegram.Looks;

/// <summary>How old the newest backup is, and whether the last attempts worked.</summary>
public sealed class BackupHealth(BackupBook book, WallClock wall) : IHealthProbe
{
    /// <summary>Letters of a reason that are shown.</summary>
    public const int LongestWhy = 200;

    private const double Megabyte = 1 << 20;
    private static readonly TimeSpan WellBelow = TimeSpan.FromHours(26);
    private static readonly TimeSpan WeakBelow = TimeSpan.FromHours(50);

    /// <inheritdoc />
    public Task<IReadOnlyList<HealthCheck>> ReadAsync(ChatPerson person, CancellationToken token)
    {
        var standings = book.Read();
        return Task.FromResult<IReadOnlyList<HealthCheck>>(
            [new HealthCheck(Mark(standings), $"{person.Texts.Backups.Label}: {Text(standings, person.Texts)}")]);
    }

    /// <summary>How backups stand, in a line.</summary>
    public string Text(BackupStandings standings, ITexts texts)
    {
        var newest = standings.Newest is { } made
            ? $"{texts.Looks.Ago(wall.Now - made.Name.At)} ({texts.Backups.Of(made.Name.Kind)}) · "
                + $"{Size(made.Bytes)} · {texts.Backups.Checked}"
            : texts.Backups.None;
        var off = book.IsScheduled ? "" : $" · {texts.Backups.Off}";
        return standings.Failing?.Failure is { } failure
            ? $"{newest}{off} · {texts.Backups.LastFailed(texts.Tell(failure.Why, LongestWhy))}"
            : $"{newest}{off}";
    }

    /// <summary>Bytes in megabytes, in words.</summary>
    public static string Size(long bytes) => $"{Figure.Number(bytes / Megabyte, "")} MB";

    private HealthMark Mark(BackupStandings standings) =>
        (standings.Failing, standings.Newest) switch
        {
            (not null, _) => HealthMark.Ill,
            _ when !book.IsScheduled => HealthMark.Well,
            (_, null) => HealthMark.Weak,
            (_, { } made) => HealthCheck.Below(wall.Now - made.Name.At, WellBelow, WeakBelow),
        };
}
