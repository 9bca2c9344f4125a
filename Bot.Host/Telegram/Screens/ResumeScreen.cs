using Bot.Domain.States;
using Bot.Host.Settings;
using Bot.Host.Trading;

namespace Bot.Host.Telegram.Screens;

/// <summary>Leaves safe mode, after showing why it was entered and where the limits stand.</summary>
public sealed class ResumeScreen(AccountReader reader, AccountSettings settings) : IScreen
{
    /// <inheritdoc />
    public CommandName Command => CommandName.Resume;

    /// <inheritdoc />
    public async Task<Step> AnswerAsync(ChatPerson person, string? argument, CancellationToken token)
    {
        var texts = person.Texts;
        var picture = await reader.ReadAsync(person.Account, token);
        if (!picture.Account.State.IsSafeMode())
        {
            return new Step.Refuse(View.Of(texts.Screens.NothingToResume, Keyboard.Back(texts)));
        }

        var profile = (await settings.OfAsync(picture.Account, token)).Profile;
        var lines = RiskScreen.Lines(picture, profile, texts).Prepend(texts.Screens.ResumeFigures);
        var figures = string.Join('\n', lines);
        return new Step.Act(new PersonCommand.Resume(DespiteCause: true), Asking.Always, figures);
    }
}
