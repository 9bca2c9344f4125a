using Bot.Host.Telegram.Looks;
using Bot.Host.Telegram.Notices;

namespace Bot.Host.Telegram.Screens;

/// <summary>A cycle in its four stages.</summary>
public sealed class ReportScreen(AccountReader reader) : IScreen
{
    /// <inheritdoc />
    public CommandName Command => CommandName.Report;

    /// <inheritdoc />
    public async Task<Step> AnswerAsync(ChatPerson person, string? argument, CancellationToken token)
    {
        var texts = person.Texts;
        if (CycleChoice.Read(argument) is not { } which)
        {
            return Keyboard.Misfit(texts, argument ?? "", CycleChoice.Allowed);
        }

        if (await which.FindAsync(reader, person.Account, token) is not { } cycle)
        {
            return new Step.Show(View.Of(
                which.IsLast ? texts.Screens.NoCycle : texts.Answers.NoCycle,
                Keyboard.Row(texts, CommandName.Report, CommandName.Status), Keyboard.Back(texts)));
        }

        var worth = await reader.WorthAtAsync(person.Account, cycle.Row.EndedAt, token);
        var first = await reader.FirstWorthAsync(person.Account, token);
        var neighbours = await reader.NeighboursAsync(person.Account, cycle.Row.Id, token);
        return new Step.Show(View.Of(
            CycleReport.Text(cycle, worth, first, texts),
            [
                .. CycleChoice.Walk(CommandName.Report, neighbours, texts),
                [
                    Key.To(texts.Keys.Of(CommandName.Why), CommandName.Why, $"{cycle.Row.Id}"),
                    .. Keyboard.Row(texts, CommandName.Status, CommandName.Daily),
                ],
                Keyboard.Back(texts),
            ]));
    }
}
