using Bot.Host.Telegram.Looks;

namespace Bot.Host.Telegram.Screens;

/// <summary>What works and what does not, each measured now.</summary>
public sealed class HealthScreen(IEnumerable<IHealthProbe> probes) : IScreen
{
    /// <inheritdoc />
    public CommandName Command => CommandName.Health;

    /// <inheritdoc />
    public async Task<Step> AnswerAsync(ChatPerson person, string? argument, CancellationToken token)
    {
        var (texts, checks) = (person.Texts, new List<HealthCheck>());
        foreach (var probe in probes)
        {
            checks.AddRange(await probe.ReadAsync(person, token));
        }

        var worst = checks.Max(check => check.Mark);
        var lines = checks.Select(check => $"{check.Sign} {check.Text}");
        return new Step.Show(View.Of(
            $"🩺 {Html.Bold(texts.Health.Sum(worst))}\n{string.Join('\n', lines)}",
            Keyboard.Row(person, CommandName.Health, CommandName.Logs, CommandName.Drill),
            Keyboard.Row(person, CommandName.Backup, CommandName.Audit, CommandName.Version),
            Keyboard.Back(texts)));
    }
}
