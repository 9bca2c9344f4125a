using Bot.Domain.Ablation;
using Bot.Host.Telegram.Texts;

namespace Bot.Host.Telegram.Screens;

/// <summary>What the advisor added: the four arms beside one another, and how far its words can be trusted.</summary>
public sealed class AiScreen(AblationReader reader) : IScreen
{
    /// <inheritdoc />
    public CommandName Command => CommandName.Ai;

    /// <inheritdoc />
    public async Task<Step> AnswerAsync(ChatPerson person, string? argument, CancellationToken token)
    {
        var (texts, figures) = (person.Texts, await reader.ReadAsync(person.Account, token));
        return new Step.Show(View.Of(
            string.Join('\n', Lines(figures, texts)),
            Keyboard.Row(texts, CommandName.Advisor, CommandName.Daily, CommandName.Why),
            Keyboard.Back(texts)));
    }

    private static IEnumerable<string> Lines(AblationFigures figures, ITexts texts)
    {
        var (labels, none) = (texts.Ablation, texts.Words.None);
        yield return Html.Bold($"{labels.Title} · {Html.Escape(figures.Market)}");
        if (figures.Purses.Count == 0)
        {
            yield return labels.NoCycle;
        }
        else
        {
            foreach (var line in Arms(figures, texts))
            {
                yield return line;
            }
        }

        yield return "";
        yield return Html.Bold(labels.Calibration);
        yield return labels.Rule((int)Calibration.Default.Horizon.TotalHours, Needed);
        foreach (var line in figures.Calibration)
        {
            yield return Line(line, texts);
        }

        yield return "";
        yield return labels.Calls(figures.Answered + figures.Failed, figures.Failed, figures.Cycles);
        yield return $"{labels.CostThisMonth}: {(figures.CostThisMonth is { } cost ? Figure.Won(cost) : none)}";
    }

    private static IEnumerable<string> Arms(AblationFigures figures, ITexts texts)
    {
        var (labels, none) = (texts.Ablation, texts.Words.None);
        var first = figures.Purses[0];
        yield return labels.Since(Figure.Moment(first.Since), Figure.Won(first.Start.Value));
        foreach (var purse in figures.Purses)
        {
            yield return $"{labels.Of(purse.Arm)}: {Figure.Won(purse.Equity.Value)} "
                + $"({Figure.Change(purse.Return?.Value, none)}) · {labels.Trades(purse.Trades)}"
                + (purse.Arm == Arm.Alone ? $" · {labels.NoAdvice(figures.Cycles - figures.Answered)}" : "");
        }

        yield return $"{Html.Bold(labels.Added)}: {Added(figures, none)}";
        yield return labels.Terms;
    }

    // An advisor that was never asked added nothing; that is no figure of its skill.
    private static string Added(AblationFigures figures, string none)
    {
        if (figures.Answered + figures.Failed == 0)
        {
            return none;
        }

        var (rules, applied) = (Of(figures, Arm.Rules), Of(figures, Arm.Applied));
        var points = applied.Return?.Value - rules.Return?.Value;
        return $"{Figure.Gain((applied.Equity - rules.Equity).Value)} ({Figure.Change(points, none)})";
    }

    private static ArmPurse Of(AblationFigures figures, Arm arm) => figures.Purses.Single(purse => purse.Arm == arm);

    private static string Line(CalibrationLine line, ITexts texts)
    {
        var labels = texts.Ablation;
        var rate = line.HitRate is { } percent
            ? $"{Figure.Percent(percent)} ({labels.Hits(line.Hits, line.Judged)})"
            : texts.Words.None;
        return $"{texts.Words.Of(line.Confidence)}: {rate}"
            + (line.Pending > 0 ? $" · {labels.Pending(line.Pending)}" : "")
            + (line.Unmeasured > 0 ? $" · {labels.Unmeasured(line.Unmeasured)}" : "");
    }

    private static string Needed => Figure.Percent(Calibration.Default.Needed.Value);
}
