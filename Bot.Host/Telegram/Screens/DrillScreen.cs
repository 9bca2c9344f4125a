using Bot.Host.Telegram.Looks;

namespace Bot.Host.Telegram.Screens;

/// <summary>A panic tried without touching anything; what it found is noted.</summary>
public sealed class DrillScreen(Drill drill) : IScreen
{
    /// <inheritdoc />
    public CommandName Command => CommandName.Drill;

    /// <inheritdoc />
    public async Task<Step> AnswerAsync(ChatPerson person, string? argument, CancellationToken token)
    {
        var (texts, steps) = (person.Texts, await drill.RunAsync(person, token));
        var worst = steps.Max(step => step.Mark);
        var view = View.Of(
            $"🚒 {Html.Bold(texts.Health.DrillTitle)}\n"
            + $"{string.Join('\n', steps.Select((step, at) => $"{step.Sign} {at + 1}. {step.Text}"))}\n"
            + $"➡ {Html.Bold(texts.Health.DrillSum(worst))}\n<i>{texts.Health.DrillNote}</i>",
            Keyboard.Row(person, CommandName.Drill, CommandName.Health, CommandName.Orders),
            Keyboard.Row(person, CommandName.Panic),
            Keyboard.Back(texts));
        var count = steps.Count(step => step.Mark == HealthMark.Ill);
        return new Step.Show(view) { Noted = $"drill: {worst}, {count} of {steps.Count} steps would fail" };
    }
}
