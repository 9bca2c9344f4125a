using Bot.Host.Storage.Rows;
using Bot.Host.Telegram.People;
using Bot.Host.Trading;

namespace Bot.Host.Telegram.Screens;

/// <summary>Invites somebody, as what is chosen by a key.</summary>
public sealed class InviteScreen(BotName name) : IScreen
{
    private const string Viewer = "viewer";
    private const string Trader = "trader";
    private const string Own = "own";

    /// <inheritdoc />
    public CommandName Command => CommandName.Invite;

    /// <inheritdoc />
    public async Task<Step> AnswerAsync(ChatPerson person, string? argument, CancellationToken token)
    {
        var (texts, people) = (person.Texts, person.Texts.People);
        if (person.Role < PersonRole.Trader)
        {
            return new Step.Refuse(View.Of(texts.Answers.NotAllowed(PersonRole.Trader), Keyboard.Back(texts)));
        }

        (string Name, string Label, PersonCommand.Invite Invite)[] all =
        [
            (Viewer, people.InviteViewer, new PersonCommand.Invite(PersonRole.Viewer, person.Account)),
            (Trader, people.InviteTrader, new PersonCommand.Invite(PersonRole.Trader, person.Account)),
            (Own, people.InviteOwn, new PersonCommand.Invite(PersonRole.Trader, null)),
        ];
        var allowed = all.Where(one => Invitations.MayInvite(person, one.Invite)).ToList();
        if (argument is null)
        {
            return new Step.Show(View.Of(
                $"{Html.Bold(people.InviteTitle)}\n{people.InviteAbout}",
                [
                    .. allowed.Select(IReadOnlyList<Key> (one) => [Key.To(one.Label, CommandName.Invite, one.Name)]),
                    Keyboard.Back(texts),
                ]));
        }

        if (allowed.Find(one => one.Name.Equals(argument, StringComparison.OrdinalIgnoreCase)).Invite is not { } invite)
        {
            return Keyboard.Misfit(texts, argument, string.Join(" | ", allowed.Select(one => one.Name)));
        }

        await name.LearnAsync(token);
        return new Step.Act(invite, Asking.Always);
    }
}
