using Bot.Host.Backups;
using Bot.Host.Storage.Rows;
using Bot.Host.Trading;
using Bot.Sandbox.Telegram;
using Bot.Tests.Telegram;

namespace Bot.Tests.Backups;

public sealed class BackupChatTests
{
    private const long Trader = 8;

    [Fact]
    public async Task Given_no_backup_When_one_is_asked_for_Then_it_is_made_and_shown_everywhere()
    {
        await using var chat = await Chat.OpenAsync();
        var before = await chat.TypeAsync("/backup");
        Assert.Contains("⚠ full: no backup yet", before.Text, StringComparison.Ordinal);

        await chat.PressAsync(before, "💾 Make one now");
        var made = await chat.SeeAsync("restored into a temporary file and checked");

        var name = chat.Get<BackupBook>().Read().Full.Newest!.Name.ToString();
        Assert.Contains(name, made.Text, StringComparison.Ordinal);
        Assert.Contains(name, (await chat.TypeAsync("/backup list")).Text, StringComparison.Ordinal);
        Assert.Matches("✅ full: .* ago · .* MB · restored and checked", (await chat.TypeAsync("/backup")).Text);
        Assert.Matches("✅ Backup: .* ago \\(full\\)", (await chat.TypeAsync("/health")).Text);
    }

    [Fact]
    public async Task Given_a_backup_that_failed_When_it_is_looked_at_Then_the_reason_stands_there_escaped()
    {
        await using var chat = await Chat.OpenAsync();
        chat.Get<BackupBook>().Failed(BackupKind.Full, DateTimeOffset.UnixEpoch, "no <room> left");

        Assert.Contains("no <room> left", (await chat.TypeAsync("/backup")).Text, StringComparison.Ordinal);
        Assert.Contains("⛔ Backup: no backup yet", (await chat.TypeAsync("/health")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_trader_When_backups_are_asked_for_Then_they_are_the_owners()
    {
        await using var chat = await Chat.OpenAsync();
        chat.Server.People.Add(new Person(Trader, "Theo"));
        await chat.WriteAsync(db =>
            db.People.Add(
                new PersonRow
                {
                    Id = Trader,
                    AccountId = 1,
                    Role = PersonRole.Trader,
                    ChatId = Trader,
                    Language = "en",
                }
            )
        );

        var answer = await chat.TypeAsync("/backup now", Trader);

        Assert.DoesNotContain("backup is being made", answer.Text, StringComparison.Ordinal);
        Assert.Empty(chat.Get<BackupBook>().All());
    }

    [Fact]
    public async Task Given_an_argument_that_means_nothing_When_it_is_typed_Then_what_is_allowed_is_said()
    {
        await using var chat = await Chat.OpenAsync();

        Assert.Contains("now | list", (await chat.TypeAsync("/backup yesterday")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_backup_that_failed_When_people_are_told_Then_the_owner_is_in_words()
    {
        await using var chat = await Chat.OpenAsync();

        await chat.TellAsync(new Notice.BackupFailed("incremental", "the disk is full"));
        await chat.TellAsync(new Notice.BackupWorks("incremental"));

        var told = await chat.SeeAsync("The backup (incremental) failed");
        Assert.Contains("the disk is full", told.Text, StringComparison.Ordinal);
        Assert.NotNull(await chat.SeeAsync("The backup (incremental) works again"));
    }
}
