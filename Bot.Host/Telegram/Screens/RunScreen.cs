using Bot.Host.Settings;
using Bot.Host.Telegram.Texts;
using Bot.Host.Trading;

namespace Bot.Host.Telegram.Screens;

/// <summary>
/// Starts trading; where a halt was left by stopping, only after showing why it was and where the limits stand.
/// </summary>
public sealed class RunScreen(AccountReader reader, AccountSettings settings) : IScreen
{
    /// <inheritdoc />
    public CommandName Command => CommandName.Run;

    /// <inheritdoc />
    public async Task<Step> AnswerAsync(ChatPerson person, string? argument, CancellationToken token)
    {
        var picture = await reader.ReadAsync(person.Account, token);
        if (await reader.HaltLeftAsync(picture.Account, token) is not { } halt)
        {
            return new Step.Act(new PersonCommand.Run(picture.Account.Mode), Asking.WhenLive);
        }

        var texts = person.Texts;
        var profile = (await settings.OfAsync(picture.Account, token)).Profile;
        var since = texts.Screens.Since(Figure.ClockOrMoment(halt.At, picture.Now));
        string[] left =
        [
            texts.Screens.RunFigures,
            $"{StateIcons.Of(halt.To)} {texts.Words.Of(halt.To)}: {Phrases.Reason(halt.Reason, texts)} ({since})",
        ];
        var figures = left.Concat(RiskScreen.Lines(picture, profile, texts));
        return new Step.Act(new PersonCommand.Run(picture.Account.Mode), Asking.Always, string.Join('\n', figures));
    }
}
