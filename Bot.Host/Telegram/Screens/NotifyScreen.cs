using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Telegram.Screens;

/// <summary>
/// How much a person is told of cycles: theirs alone, so anybody may choose. In a group: whether the group is told what
/// happens on the account, which a trader decides.
/// </summary>
public sealed class NotifyScreen(IDbContextFactory<BotDb> databases, GroupBook groups) : IScreen
{
    /// <summary>Tells a group.</summary>
    public const string On = "on";

    private const string Off = "off";

    private static readonly (string Name, NotifyLevel Level)[] Levels =
    [
        ("silent", NotifyLevel.Silent),
        ("trades", NotifyLevel.TradesOnly),
        ("normal", NotifyLevel.Normal),
        ("stages", NotifyLevel.FourStages),
    ];

    /// <inheritdoc />
    public CommandName Command => CommandName.Notify;

    /// <inheritdoc />
    public Task<Step> AnswerAsync(ChatPerson person, string? argument, CancellationToken token)
    {
        var asked = argument?.Trim().ToLowerInvariant();
        return person.Group is { } group
            ? InGroupAsync(person, group, asked, token)
            : ForPersonAsync(person, asked, token);
    }

    private async Task<Step> ForPersonAsync(ChatPerson person, string? asked, CancellationToken token)
    {
        var texts = person.Texts;
        await using var db = await databases.CreateDbContextAsync(token);
        var row = await db.People.SingleAsync(one => one.Id == person.Id && one.AccountId == person.Account, token);
        if (asked is null)
        {
            return Shown(person, row.NotifyLevel, Html.Bold(texts.Delivery.Title));
        }

        if (Array.FindIndex(Levels, level => level.Name == asked) is var place && place < 0)
        {
            return Keyboard.Misfit(texts, asked, string.Join(" | ", Levels.Select(level => level.Name)));
        }

        row.NotifyLevel = Levels[place].Level;
        await db.SaveChangesAsync(token);
        return Shown(person, row.NotifyLevel, texts.Delivery.LevelSet(texts.Delivery.Of(row.NotifyLevel)));
    }

    private static Step.Show Shown(ChatPerson person, NotifyLevel chosen, string heading)
    {
        var texts = person.Texts.Delivery;
        var lines = Levels.Select(one =>
            $"{(one.Level == chosen ? "▶ " : "")}<b>{texts.Of(one.Level)}</b>: {texts.About(one.Level)}");
        Key[] keys = [.. Levels.Select(one => Key.To(texts.Of(one.Level), CommandName.Notify, one.Name))];
        return new Step.Show(View.Of(
            string.Join('\n', [heading, .. lines, texts.Always]), keys[..2], keys[2..], Keyboard.Back(person.Texts)));
    }

    private async Task<Step> InGroupAsync(
        ChatPerson person, GroupPlace group, string? asked, CancellationToken token)
    {
        if (asked is not (null or On or Off))
        {
            return Keyboard.Misfit(person.Texts, asked, $"{On} | {Off}");
        }

        if (asked is null)
        {
            return Told(person, group, await groups.AccountOfAsync(group.Chat, token) is not null);
        }

        if (person.Role < PersonRole.Trader)
        {
            return new Step.Refuse(
                View.Of(person.Texts.Answers.NotAllowed(PersonRole.Trader), Keyboard.Back(person.Texts)));
        }

        await groups.SetAsync(person, group, asked == On, token);
        return Told(person, group, asked == On);
    }

    private static Step.Show Told(ChatPerson person, GroupPlace group, bool isTold)
    {
        var texts = person.Texts.Delivery;
        return new Step.Show(View.Of(
            texts.Group(Html.Excerpt(group.Title, 100), isTold),
            [Key.To(isTold ? texts.GroupOff : texts.GroupOn, CommandName.Notify, isTold ? Off : On)],
            Keyboard.Back(person.Texts)));
    }
}
