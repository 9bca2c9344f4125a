using Bot.Host.Backups;
using Bot.Host.Options;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Tests.Backups;

public sealed class BackupShelfTests
{
    private static readonly DateTimeOffset First = new(2026, 9, 30, 17, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Given_sixty_days_of_backups_When_they_are_tidied_Then_a_week_of_days_and_four_weeks_stay()
    {
        using var vault = await Vault.OpenAsync();
        var all = Enumerable.Range(0, 60).SelectMany(Day).ToList();

        var kept = all.Except(vault.Shelf(new BackupOptions()).Superfluous(all)).ToList();

        var full = kept.Where(one => one.Kind == BackupKind.Full).Select(one => one.At).ToList();
        Assert.Equal(
            [First.AddDays(38), First.AddDays(45), .. Enumerable.Range(52, 8).Select(day => First.AddDays(day))],
            full.Order()
        );
        Assert.All(
            kept.Where(one => one.Kind == BackupKind.Incremental),
            one => Assert.True(one.At >= First.AddDays(53))
        );
        Assert.Equal(7 * 5, kept.Count(one => one.Kind == BackupKind.Incremental));
        Assert.Equal(4, kept.Count(one => one.Kind == BackupKind.Configuration));
    }

    [Fact]
    public void Given_any_backups_When_they_are_tidied_Then_the_newest_stays_and_what_stays_has_what_it_is_built_upon()
    {
        var kinds = Gen.Elements(BackupKind.Full, BackupKind.Incremental, BackupKind.Configuration);
        var names =
            from hours in Gen.Choose(0, 24 * 90)
            from kind in kinds
            select new BackupName(First.AddHours(hours), kind);
        var shelf = new BackupShelf(
            new BackupPlace("", "", [], [], 0),
            new BackupBook("none", true),
            new BackupOptions()
        );
        Prop.ForAll(
                names.ListOf().ToArbitrary(),
                drawn =>
                {
                    var all = drawn.DistinctBy(one => one.At).OrderBy(one => one.At).ToList();
                    var kept = all.Except(shelf.Superfluous(all)).ToList();
                    var full = all.Where(one => one.Kind == BackupKind.Full).ToList();
                    var built = kept.Where(one => one.Kind == BackupKind.Incremental)
                        .All(one => kept.Contains(full.Last(basis => basis.At < one.At)));
                    return built && (full.Count == 0 || kept.Contains(full[^1]));
                }
            )
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public async Task Given_a_new_month_When_it_is_cleaned_Then_strays_go_once_and_what_is_whole_stays()
    {
        using var vault = await Vault.OpenAsync();
        vault.Made(BackupKind.Full);
        var part = vault.Made(BackupKind.Incremental);
        Directory.CreateDirectory(Path.Combine(vault.Place.Folder, "20240101T000000Z-incremental"));
        Directory.CreateDirectory(Path.Combine(vault.Place.Folder, "20240102T000000Z-full"));
        Directory.CreateDirectory(Path.Combine(vault.Place.Folder, "my notes"));
        var shelf = vault.Shelf(new BackupOptions());

        var gone = shelf.Clean(vault.Clock.GetUtcNow());

        Assert.Equal(2, gone?.Count);
        Assert.Null(vault.Refusal(part.Name));
        Assert.True(Directory.Exists(Path.Combine(vault.Place.Folder, "my notes")));
        Assert.Null(shelf.Clean(vault.Clock.GetUtcNow().AddDays(1)));
    }

    [Fact]
    public async Task Given_one_that_cannot_be_taken_away_When_others_are_to_go_Then_they_do_and_it_is_told()
    {
        using var vault = await Vault.OpenAsync();
        var (other, file) = (Path.Combine(vault.Store.Folder, "other"), Path.Combine(vault.Store.Folder, "copy"));
        Directory.CreateDirectory(other);
        await File.WriteAllTextAsync(file, "");

        var failure = Assert.Throws<IOException>(() =>
            BackupShelf.TakeAway([Path.Combine(vault.Store.Folder, "none"), other, file])
        );

        Assert.StartsWith("1 of 3 stay", failure.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(other) || File.Exists(file));
    }

    // A full one at 02:00 in Korea, five incremental ones behind it, the configuration on Sundays.
    private static IEnumerable<BackupName> Day(int day)
    {
        var at = First.AddDays(day);
        yield return new BackupName(at, BackupKind.Full);
        for (var hours = 4; hours < 24; hours += 4)
        {
            yield return new BackupName(at.AddHours(hours), BackupKind.Incremental);
        }

        if (at.AddHours(9).DayOfWeek == DayOfWeek.Sunday)
        {
            yield return new BackupName(at.AddSeconds(5), BackupKind.Configuration);
        }
    }
}
