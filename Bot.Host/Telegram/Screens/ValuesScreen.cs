using Bot.Host.Settings;
using Bot.Host.Telegram.Texts;
using Bot.Host.Trading;

namespace Bot.Host.Telegram.Screens;

/// <summary>Values of an account's own, moved by keys or typed.</summary>
/// <param name="command">Which.</param>
/// <param name="settings">What it sets.</param>
/// <param name="reader">Reads the numbers.</param>
public sealed class ValuesScreen(CommandName command, IReadOnlyList<Setting> settings, TermsReader reader) : IScreen
{
    /// <inheritdoc />
    public CommandName Command => command;

    /// <inheritdoc />
    public async Task<Step> AnswerAsync(ChatPerson person, string? argument, CancellationToken token)
    {
        var seen = await reader.ReadAsync(person.Account, token);
        var page = new Page(new ValueViews(command, settings, person.Texts), seen);
        var (request, words) = (ValueRequest.Read(argument, settings, seen.Terms), person.Texts.Settings);
        return request switch
        {
            ValueRequest.Show show => new Step.Show(page.Of(show.Setting, seen.Terms, null)),
            ValueRequest.Old old => Refuse(page, old.Setting, request.IsOpen, words.Meanwhile),
            ValueRequest.Bad bad => Refuse(page, bad.Setting, isOpen: true, words.Refused(bad.Setting, bad.Given)),
            ValueRequest.Unknown unknown =>
                Refuse(page, null, false, words.Unknown(unknown.Given, string.Join(", ", settings.Select(Named)))),
            ValueRequest.Change { Changes: [] } none => Refuse(page, none.Setting, request.IsOpen, words.AlreadySo),
            ValueRequest.Change change => Change(page, change, words),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

        static string Named(Setting setting) => setting.Name;
    }

    private static Step Change(Page page, ValueRequest.Change change, ISettingTexts words)
    {
        var (before, setting) = (page.Seen.Terms, change.IsOpen ? change.Setting : null);
        var after = before.With(change.Changes);
        if (Contradictions.Brought(before, after) is [var first, ..])
        {
            return Refuse(page, null, isOpen: false, words.Of(first));
        }

        return new Step.Act(
            new PersonCommand.SetValues(change.Changes),
            Asking.WhenLive,
            string.Join('\n', page.Views.Meaning(page.Seen, after)),
            page.Of(setting, after, null));
    }

    private static Step.Refuse Refuse(Page page, Setting? setting, bool isOpen, string note) =>
        new(page.Of(isOpen ? setting : null, page.Seen.Terms, note));

    /// <summary>The pages of an account.</summary>
    private sealed record Page(ValueViews Views, TermsPicture Seen)
    {
        public View Of(Setting? setting, AccountTerms terms, string? note) =>
            setting is null ? Views.All(Seen, terms, note) : Views.One(setting, Seen, terms, note);
    }
}
