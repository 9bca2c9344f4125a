using System.Globalization;
using Bot.Host.Backups;
using Bot.Host.Options;

namespace Bot.Tests.Backups;

/// <summary>Which backup is due when; all times Korean.</summary>
public sealed class BackupScheduleTests
{
    private const string Off = "never";

    [Theory]
    [InlineData("2026-11-21 01:59:59", "2026-11-20 02:00:03", "2026-11-20 22:00:05", "2026-11-15 02:01", Off)]
    [InlineData("2026-11-21 02:00:00", "2026-11-20 02:00:03", "2026-11-20 22:00:05", "2026-11-15 02:01", "full")]
    [InlineData("2026-11-21 05:59:59", "2026-11-21 02:00:03", "2026-11-20 22:00:05", "2026-11-15 02:01", Off)]
    [InlineData("2026-11-21 06:00:00", "2026-11-21 02:00:03", "2026-11-20 22:00:05", "2026-11-15 02:01", "incremental")]
    [InlineData("2026-11-21 06:01:00", "2026-11-21 02:00:03", "2026-11-21 06:00:05", "2026-11-15 02:01", Off)]
    [InlineData("2026-11-22 01:59:59", "2026-11-21 02:00:03", "2026-11-21 22:00:05", "2026-11-15 02:01", Off)]
    [InlineData(
        "2026-11-22 02:01:00",
        "2026-11-22 02:00:03",
        "2026-11-21 22:00:05",
        "2026-11-15 02:01",
        "configuration"
    )]
    [InlineData("2026-11-22 02:02:00", "2026-11-22 02:00:03", "2026-11-21 22:00:05", "2026-11-22 02:01", Off)]
    [InlineData("2026-11-21 15:00:00", Off, Off, Off, "full")]
    [InlineData("2026-11-21 15:00:00", "2026-11-21 14:59:00", Off, Off, "configuration")]
    [InlineData("2026-11-25 15:00:00", "2026-11-21 02:00:03", "2026-11-21 06:00:03", "2026-11-15 02:01", "full")]
    public void Given_what_there_is_When_the_clock_shows_a_time_Then_what_is_due_is_due_once(
        string now,
        string full,
        string incremental,
        string configuration,
        string due
    )
    {
        var standings = new BackupStandings(
            Standing(BackupKind.Full, full),
            Standing(BackupKind.Incremental, incremental),
            Standing(BackupKind.Configuration, configuration)
        );

        var found = new BackupSchedule(new BackupOptions()).Due(standings, Korean(now));

        Assert.Equal(due, found?.Text() ?? Off);
    }

    [Theory]
    [InlineData(14, Off)]
    [InlineData(15, "full")]
    public void Given_a_failure_When_minutes_have_passed_Then_it_is_tried_again_after_a_quarter_of_an_hour(
        int minutes,
        string due
    )
    {
        var at = Korean("2026-11-21 02:00");
        var standings = new BackupStandings(
            Standing(BackupKind.Full, "2026-11-20 02:00") with
            {
                Failure = new BackupFailure(at, "full disk"),
            },
            Standing(BackupKind.Incremental, "2026-11-21 02:01"),
            Standing(BackupKind.Configuration, "2026-11-21 02:01")
        );

        var found = new BackupSchedule(new BackupOptions()).Due(standings, at.AddMinutes(minutes));

        Assert.Equal(due, found?.Text() ?? Off);
    }

    [Fact]
    public void Given_a_full_one_that_fails_When_it_rests_Then_the_incremental_one_is_made_upon_an_older_one()
    {
        var at = Korean("2026-11-21 02:00");
        var standings = new BackupStandings(
            Standing(BackupKind.Full, "2026-11-20 02:00") with
            {
                Failure = new BackupFailure(at, "full disk"),
            },
            Standing(BackupKind.Incremental, "2026-11-20 22:00"),
            Standing(BackupKind.Configuration, "2026-11-21 02:01")
        );

        Assert.Equal(BackupKind.Incremental, new BackupSchedule(new BackupOptions()).Due(standings, at.AddMinutes(1)));
    }

    private static BackupStanding Standing(BackupKind kind, string at) =>
        new(kind, at == Off ? null : new BackupMade(new BackupName(Korean(at), kind), 1), Failure: null);

    private static DateTimeOffset Korean(string at) =>
        new(DateTime.Parse(at, CultureInfo.InvariantCulture), TimeSpan.FromHours(9));
}
