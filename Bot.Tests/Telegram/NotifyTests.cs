using Bot.Host.Storage.Rows;
using Bot.Host.Telegram;
using Bot.Host.Trading;

namespace Bot.Tests.Telegram;

public sealed class NotifyTests
{
    [Theory]
    [InlineData(NotifyLevel.Silent, "", "", "asked", "", "money")]
    [InlineData(NotifyLevel.TradesOnly, "trade", "", "asked", "day", "money")]
    [InlineData(NotifyLevel.Normal, "trade", "other", "asked", "day", "money")]
    [InlineData(NotifyLevel.FourStages, "trade", "other", "asked", "day", "money", "hold")]
    public void Given_a_level_when_something_happens_then_so_much_is_told(NotifyLevel level, params string[] told)
    {
        var person = new PersonRow { Id = 1, NotifyLevel = level };
        (string Name, Notice Notice)[] all =
        [
            ("trade", new Notice.CycleReported(1) { IsTrade = true }),
            ("other", new Notice.CycleReported(1) { AskedBy = "2" }),
            ("asked", new Notice.CycleReported(1) { AskedBy = "1" }),
            ("day", new Notice.DailyReported(new DateOnly(2024, 5, 9))),
            ("money", new Notice.BotStopping()),
            ("hold", new Notice.CycleReported(1)),
        ];

        var heard = all.Where(one => Audience.Wants(person, one.Notice)).Select(one => one.Name);

        Assert.Equal(told.Where(name => name.Length > 0), heard);
    }

    [Theory]
    [InlineData(PersonRole.Owner, true)]
    [InlineData(PersonRole.Trader, false)]
    public void Given_a_stranger_when_they_are_seen_then_owners_alone_are_told(PersonRole role, bool isTold) => Assert.Equal(
        isTold, Audience.Wants(new PersonRow { Id = 1, Role = role }, new Notice.StrangerSeen(7, "Eve")));

    [Theory]
    [InlineData("/notify trades", NotifyLevel.TradesOnly)]
    [InlineData("/notify STAGES", NotifyLevel.FourStages)]
    [InlineData("/notify loud", NotifyLevel.Normal)]
    [InlineData("/notify on", NotifyLevel.Normal)]
    public async Task Given_a_typed_level_when_it_is_known_then_it_is_kept_and_else_the_known_ones_are_named(
        string typed, NotifyLevel level)
    {
        await using var chat = await Chat.OpenAsync();

        var answer = await chat.TypeAsync(typed);

        Assert.Equal(level, await chat.ReadAsync(db => db.People.Single().NotifyLevel));
        Assert.Equal(level == NotifyLevel.Normal, answer.Text.Contains("silent | trades", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Given_the_key_of_a_level_when_it_is_pressed_then_it_is_kept_and_marked()
    {
        await using var chat = await Chat.OpenAsync();

        var turned = await chat.TurnAsync(await chat.TypeAsync("/notify"), "Four messages");

        Assert.Contains("▶ 4️⃣", turned.Text, StringComparison.Ordinal);
        Assert.Equal(NotifyLevel.FourStages, await chat.ReadAsync(db => db.People.Single().NotifyLevel));
    }

    [Fact]
    public async Task Given_four_stages_when_a_cycle_is_told_then_each_has_a_message_of_its_own()
    {
        await using var chat = await Chat.OpenAsync();
        await chat.WriteAsync(db =>
        {
            db.People.Single().NotifyLevel = NotifyLevel.FourStages;
            db.Cycles.Add(Some.Cycle(Bot.Domain.Decisions.TerminalReason.Bought, Some.Bought()));
        });
        await chat.TellAsync(new Notice.CycleReported(1) { IsTrade = true });
        await chat.IdleAsync();

        Assert.Equal(["1️⃣", "2️⃣", "3️⃣", "4️⃣"], chat.Messages().Select(message => message.Text.Split(' ')[0]));
    }
}
