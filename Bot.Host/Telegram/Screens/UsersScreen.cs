using System.Globalization;
using Bot.Host.Storage.Rows;
using Bot.Host.Telegram.People;
using Bot.Host.Telegram.Texts;
using Bot.Host.Trading;

namespace Bot.Host.Telegram.Screens;

/// <summary>The owner's overview of accounts and people, and what can be changed about a person.</summary>
public sealed class UsersScreen(PeopleReader reader) : IScreen
{
    private const string Page = "from";
    private const string Remove = "remove";
    private const int NameMost = 30;

    /// <inheritdoc />
    public CommandName Command => CommandName.Users;

    /// <inheritdoc />
    public async Task<Step> AnswerAsync(ChatPerson person, string? argument, CancellationToken token)
    {
        var texts = person.Texts;
        if (person.Role < PersonRole.Owner)
        {
            return new Step.Refuse(View.Of(texts.Answers.NotAllowed(PersonRole.Owner), Keyboard.Back(texts)));
        }

        return (argument ?? "").Split('-', 2) switch
        {
            [""] => new Step.Show(await OverviewAsync(1, texts, token)),
            [Page, var from] when Number(from) is { } first =>
                new Step.Show(await OverviewAsync((int)Math.Min(first, int.MaxValue), texts, token)),
            [var id] when Number(id) is { } known => await CardAsync(known, null, texts, token),
            [var id, var what] when Number(id) is { } known => await CardAsync(known, what, texts, token),
            _ => Keyboard.Misfit(texts, argument!, texts.People.UsersAllowed),
        };
    }

    private static long? Number(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private async Task<View> OverviewAsync(int from, ITexts texts, CancellationToken token)
    {
        var (accounts, next) = await reader.PageAsync(from, token);
        var lines = accounts.Select(one => Lines(one, texts));
        var keys = accounts
            .SelectMany(one => one.People)
            .Where(person => person.Role != PersonRole.Owner)
            .Select(person => Key.To($"👤 {Short(person)}", CommandName.Users, $"{person.Id}"))
            .Chunk(2)
            .Select(IReadOnlyList<Key> (row) => row)
            .ToList();
        if (next is { } first)
        {
            keys.Add([Key.To(texts.Keys.Later, CommandName.Users, $"{Page}-{first}")]);
        }

        return View.Of(
            $"{Html.Bold(texts.People.UsersTitle)}\n{string.Join('\n', lines)}",
            [.. keys, Keyboard.Row(texts, CommandName.Invite), Keyboard.Back(texts)]);
    }

    private static string Lines(AccountFolk one, ITexts texts)
    {
        var (picture, row) = (one.Account, one.Account.Account);
        var worth = picture.Worth is { } equity ? Figure.Won(equity.Equity) : texts.Words.None;
        var people = one.People.Count == 0
            ? texts.People.Nobody
            : string.Join(
                " · ",
                one.People.Select(person => $"{Html.Escape(Short(person))} ({texts.Words.Of(person.Role)})"));
        return $"\n<b>{row.Id} {Html.Excerpt(row.Name, NameMost)}</b> · {Html.Escape(row.Market)} · "
            + $"{texts.Words.Of(row.Mode)} · {texts.Words.Of(row.State)}\n"
            + $"{worth} · {texts.People.Today} {Figure.Change(picture.DayPercent, texts.Words.None)}\n{people}";
    }

    private async Task<Step> CardAsync(long id, string? what, ITexts texts, CancellationToken token)
    {
        if (await reader.FindAsync(id, token) is not (var person, var account))
        {
            return new Step.Refuse(View.Of(
                texts.People.NoPerson, Keyboard.Row(texts, CommandName.Users), Keyboard.Back(texts)));
        }

        var about = $"👤 <b>{Html.Excerpt(PeopleReader.NameOf(person), NameMost)}</b> · {texts.Words.Of(person.Role)}\n"
            + $"{texts.People.AccountOf(account.Id, Html.Excerpt(account.Name, NameMost))} · <code>{person.Id}</code>";
        return (what, Role(what)) switch
        {
            (null, _) => new Step.Show(Card(person, about, texts)),
            _ when person.Role == PersonRole.Owner => Refused(texts.People.OwnerStays, texts),
            (Remove, _) when await reader.LeavesAloneAsync(person, token) => Refused(texts.People.LastTrader, texts),
            (Remove, _) => new Step.Act(new PersonCommand.Remove(person.Id), Asking.Always, about),
            (_, { } role) when role == person.Role => new Step.Show(Card(person, about, texts)),
            (_, PersonRole.Viewer) when await reader.LeavesAloneAsync(person, token) =>
                Refused(texts.People.LastTrader, texts),
            (_, { } role) => new Step.Act(new PersonCommand.SetRole(person.Id, role), Asking.Always, about),
            _ => Keyboard.Misfit(texts, what, texts.People.UsersAllowed),
        };
    }

    private static PersonRole? Role(string? what) => what switch
    {
        "trader" => PersonRole.Trader,
        "viewer" => PersonRole.Viewer,
        _ => null,
    };

    private static View Card(PersonRow person, string about, ITexts texts)
    {
        var people = texts.People;
        IReadOnlyList<Key> acts = person.Role switch
        {
            PersonRole.Owner => [],
            PersonRole.Trader => [Key.To(people.MakeViewer, CommandName.Users, $"{person.Id}-viewer"), Gone()],
            _ => [Key.To(people.MakeTrader, CommandName.Users, $"{person.Id}-trader"), Gone()],
        };
        var back = Keyboard.Row(texts, CommandName.Users);
        return acts.Count == 0
            ? View.Of(about, back, Keyboard.Back(texts))
            : View.Of(about, acts, back, Keyboard.Back(texts));

        Key Gone() => Key.To(people.RemoveKey, CommandName.Users, $"{person.Id}-{Remove}");
    }

    private static Step.Refuse Refused(string html, ITexts texts) =>
        new(View.Of(html, Keyboard.Row(texts, CommandName.Users), Keyboard.Back(texts)));

    // What is written on a key is not escaped; nothing in it may be unseen all the same.
    private static string Short(PersonRow person) =>
        ForeignText.Line(PeopleReader.NameOf(person), NameMost) is { Length: > 0 } name ? name : $"{person.Id}";
}
