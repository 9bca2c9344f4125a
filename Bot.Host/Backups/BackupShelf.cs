using System.Globalization;
using System.Text.Json;
using Bot.Domain.Time;
using Bot.Host.Options;
using Bot.Host.Storage;

namespace Bot.Host.Backups;

/// <summary>Decides which backups are kept, and takes away the others and what was left behind.</summary>
/// <param name="place">Where everything lies.</param>
/// <param name="book">What there is.</param>
/// <param name="options">How much is kept.</param>
public sealed class BackupShelf(BackupPlace place, BackupBook book, BackupOptions options)
{
    private const string MonthName = "cleaned.json";
    private const int DaysOfCopies = 30;
    private const int DaysOfWeek = 7;

    /// <summary>
    /// What is not kept: of the full ones the last of each of so many days and weeks stay; incremental ones stay with
    /// those of the days; of the configuration as many stay as there are weeks, and the last. What is built upon
    /// another comes before it.
    /// </summary>
    public IReadOnlyList<BackupName> Superfluous(IReadOnlyList<BackupName> all)
    {
        var full = all.Where(one => one.Kind == BackupKind.Full).OrderByDescending(one => one.At).ToList();
        var days = Lasts(full, one => DayOf(one), options.DailyKept);
        var kept = days.Union(Lasts(full, one => MondayOf(DayOf(one)), options.WeeklyKept)).ToHashSet();
        var configurations = all.Where(one => one.Kind == BackupKind.Configuration)
            .OrderByDescending(one => one.At)
            .Take(Math.Max(1, options.WeeklyKept));
        kept.UnionWith(configurations);
        kept.UnionWith(all.Where(one => one.Kind == BackupKind.Incremental && days.Contains(BasisOf(one, full)!)));
        return [.. all.Where(one => !kept.Contains(one)).OrderBy(one => one.Kind == BackupKind.Full)];
    }

    /// <summary>Takes away what is not kept. To be called after one was made that is whole.</summary>
    /// <returns>How many.</returns>
    /// <exception cref="IOException">Some could not be taken away; the others are gone.</exception>
    public int Tidy()
    {
        var gone = Superfluous([.. book.All().Select(one => one.Name)]);
        TakeAway([.. gone.Select(name => Path.Combine(place.Folder, name.ToString()))]);
        return gone.Count;
    }

    /// <summary>
    /// Once a month: incremental backups whose full one is gone, folders that bear a name and hold no manifest, and
    /// copies of the database that were made before an update, except the newest.
    /// </summary>
    /// <returns>What was taken away; null where the month has been cleaned.</returns>
    /// <exception cref="IOException">Some could not be taken away; the others are gone.</exception>
    public IReadOnlyList<string>? Clean(DateTimeOffset now)
    {
        var month = TradingDay.Of(now).Date.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        var mark = new SpillFile(place.Folder, MonthName);
        if (!Directory.Exists(place.Folder) || ReadMonth(mark) == month)
        {
            return null;
        }

        List<string> gone = [.. Strays(), .. OldCopies(now)];
        mark.TryWrite(month);
        TakeAway(gone);
        return gone;
    }

    // One that belongs to somebody else keeps none of the others.
    internal static void TakeAway(IReadOnlyList<string> paths)
    {
        var failures = paths.Select(Fault).OfType<Exception>().ToList();
        if (failures is [var first, ..])
        {
            throw new IOException($"{failures.Count} of {paths.Count} stay: {first.Message}", first);
        }
    }

    private static Exception? Fault(string path)
    {
        try
        {
            if (File.Exists(path))
            {
                File.Delete(path);
            }
            else
            {
                Directory.Delete(path, recursive: true);
            }

            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return failure;
        }
    }

    private static string? ReadMonth(SpillFile mark)
    {
        try
        {
            return mark.Read<string>();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private IEnumerable<string> Strays()
    {
        var all = book.All().Select(one => one.Name).ToList();
        var full = all.Where(one => one.Kind == BackupKind.Full).OrderByDescending(one => one.At).ToList();
        return all.Where(one =>
                !File.Exists(Path.Combine(place.Folder, one.ToString(), BackupManifest.FileName))
                || (one.Kind == BackupKind.Incremental && BasisOf(one, full) is null)
            )
            .Select(one => Path.Combine(place.Folder, one.ToString()));
    }

    private IEnumerable<string> OldCopies(DateTimeOffset now) =>
        new DirectoryInfo(place.Data)
            .EnumerateFiles($"{DatabaseStart.FileName}.before-*")
            .OrderByDescending(file => file.LastWriteTimeUtc)
            .Skip(1)
            .Where(file => now.UtcDateTime - file.LastWriteTimeUtc > TimeSpan.FromDays(DaysOfCopies))
            .Select(file => file.FullName);

    // An incremental one is always built upon the last full one before it.
    private static BackupName? BasisOf(BackupName one, List<BackupName> full) => full.Find(basis => basis.At < one.At);

    private static HashSet<BackupName> Lasts(
        IEnumerable<BackupName> newestFirst,
        Func<BackupName, DateOnly> of,
        int most
    ) => [.. newestFirst.GroupBy(of).Take(most).Select(group => group.First())];

    private static DateOnly DayOf(BackupName one) => TradingDay.Of(one.At).Date;

    private static DateOnly MondayOf(DateOnly day) =>
        day.AddDays(-(((int)day.DayOfWeek + DaysOfWeek - 1) % DaysOfWeek));
}
