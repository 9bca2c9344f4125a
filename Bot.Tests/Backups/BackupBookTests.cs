using Bot.Host.Backups;

namespace Bot.Tests.Backups;

public sealed class BackupBookTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("backups").FullName;

    [Fact]
    public void Given_no_folder_When_it_is_read_Then_there_is_no_backup_and_nothing_failed()
    {
        var read = new BackupBook(Path.Combine(_folder, "none"), isScheduled: true).Read();

        Assert.Null(read.Newest);
        Assert.Null(read.Failing);
    }

    [Fact]
    public void Given_backups_of_all_kinds_When_they_are_read_Then_the_newest_of_each_stands_with_its_size()
    {
        Make("20261120T170000Z-full", 5);
        Make("20261121T170000Z-full", 7);
        Make("20261121T210000Z-incremental", 3);
        Make("20261118T170000Z-configuration", 1);

        var read = Book().Read();

        Assert.Equal(("20261121T170000Z-full", 7L), (read.Full.Newest?.Name.ToString(), read.Full.Newest?.Bytes));
        Assert.Equal("20261121T210000Z-incremental", read.Newest?.Name.ToString());
        Assert.Equal(TimeSpan.FromHours(4), read.Full.Age(read.Incremental.Newest!.Name.At));
    }

    [Theory]
    [InlineData(".new-20261121T170000Z-full")]
    [InlineData("20261121T170000Z-other")]
    [InlineData("20261121-full")]
    [InlineData("notes")]
    public void Given_a_folder_of_another_name_When_it_is_read_Then_it_is_no_backup(string name)
    {
        Make(name, 5);

        Assert.Empty(Book().All());
    }

    [Fact]
    public void Given_an_attempt_that_failed_When_another_works_Then_the_failure_stands_until_then()
    {
        Book().Failed(BackupKind.Full, DateTimeOffset.UnixEpoch, "the disk is full");
        Assert.Equal("the disk is full", Book().Read().Failing?.Failure?.Why);

        Book().Worked(BackupKind.Full);

        Assert.Null(Book().Read().Failing);
        Assert.Empty(Book().Untold());
    }

    [Fact]
    public void Given_a_failure_that_was_told_When_it_fails_again_and_works_then_Then_each_turn_is_told_once()
    {
        Book().Failed(BackupKind.Full, DateTimeOffset.UnixEpoch, "the disk is full");
        Assert.Single(Book().Untold());
        Book().Told(BackupKind.Full);
        Book().Failed(BackupKind.Full, DateTimeOffset.UnixEpoch.AddHours(1), "the disk is still full");
        Assert.Empty(Book().Untold());

        Book().Worked(BackupKind.Full);

        Assert.True(Assert.Single(Book().Untold()).Failure.IsOver);
        Book().Told(BackupKind.Full);
        Assert.Empty(Book().Untold());
    }

    [Fact]
    public void Given_a_note_of_failures_that_is_damaged_When_it_is_read_Then_the_backups_still_stand()
    {
        Make("20261121T170000Z-full", 7);
        File.WriteAllText(Path.Combine(_folder, BackupBook.FailuresName), "{ half");

        Assert.NotNull(Book().Read().Newest);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private BackupBook Book() => new(_folder, isScheduled: true);

    private void Make(string name, int bytes)
    {
        var made = Directory.CreateDirectory(Path.Combine(_folder, name));
        File.WriteAllBytes(Path.Combine(made.FullName, "database.gz"), new byte[bytes]);
    }
}
