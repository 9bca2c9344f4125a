using System.Globalization;
using Bot.Domain.Decisions;
using Bot.Domain.Reasons;
using Bot.Host.Telegram.Texts;
using Bot.Host.Trading;

namespace Bot.Host.Telegram.Screens;

/// <summary>
/// Explains how a cycle ended, from its journal row alone: the ladder of gates, the advice, the order.
/// </summary>
public sealed class WhyScreen(AccountReader reader) : IScreen
{
    private const int LongestSection = 300;
    private const int MostBack = 100_000;

    /// <inheritdoc />
    public CommandName Command => CommandName.Why;

    /// <inheritdoc />
    public async Task<Step> AnswerAsync(ChatPerson person, string? argument, CancellationToken token)
    {
        var texts = person.Texts;
        if (!TryRead(argument, out var which))
        {
            return Keyboard.Misfit(texts, argument ?? "", $"1, 2, 3, … | -1 … -{MostBack}");
        }

        var cycle = which > 0
            ? await reader.CycleAsync(person.Account, which, token)
            : await reader.CycleBackAsync(person.Account, (int)-which, token);
        if (cycle is null)
        {
            return new Step.Show(View.Of(
                which == 0 ? texts.Screens.NoCycle : texts.Answers.NoCycle,
                Keyboard.Row(texts, CommandName.Why), Keyboard.Back(texts)));
        }

        var (earlier, later) = await reader.NeighboursAsync(person.Account, cycle.Row.Id, token);
        return new Step.Show(View.Of(
            string.Join('\n', Lines(cycle, texts)), [.. Keys(earlier, later, texts)]));
    }

    /// <summary>The explanation, line by line.</summary>
    public static IEnumerable<string> Lines(CycleStory cycle, ITexts texts)
    {
        var labels = texts.Screens;
        yield return Html.Bold(
            $"{labels.Why} · #{cycle.Row.Id} · {Html.Escape(cycle.Row.Market)} · "
            + $"{Figure.Moment(cycle.Row.StartedAt)} KST");
        yield return $"➡ {texts.Words.Of(cycle.Reason)}";
        if (cycle.Decider is null || cycle.Reason.IsTrade())
        {
            // Else the ladder says the same, in words.
            yield return Html.Excerpt(cycle.Row.Figures, LongestSection);
        }

        foreach (var line in Ladder(cycle, texts).Concat(Said(cycle.Notes.Advice, texts)))
        {
            yield return line;
        }

        yield return cycle.Notes.Order is { } order ? Order(order, cycle.Row.Market, texts) : labels.NoOrder;
    }

    /// <summary>The rungs of all steps; the one that decided in bold.</summary>
    public static IEnumerable<string> Ladder(CycleStory cycle, ITexts texts)
    {
        var decider = cycle.Decider;
        (string Heading, IReadOnlyList<Rung> Rungs)[] parts =
        [
            (texts.Screens.Gate, cycle.Notes.Gate),
            (texts.Screens.QuickBacktest, cycle.Notes.Quick),
            (texts.Screens.Signal, cycle.Notes.Signal),
            (texts.Screens.Validation, cycle.Notes.Validation),
            (texts.Screens.Sizing, cycle.Notes.Size),
        ];
        foreach (var (heading, rungs) in parts)
        {
            yield return rungs.Count == 0 ? $"<i>{heading}</i>: {texts.Screens.NotReached}" : $"<i>{heading}</i>";
            foreach (var rung in rungs)
            {
                var line = $"{(rung.Passed ? "✅" : "⛔")} {Phrases.Rung(rung, texts)}";
                yield return ReferenceEquals(rung, decider) ? Html.Bold(line) : line;
            }
        }
    }

    private static IEnumerable<string> Said(AdviceNotes? advice, ITexts texts)
    {
        if (advice is null)
        {
            yield return texts.Screens.NoAdvice;
            yield break;
        }

        yield return $"<i>{texts.Screens.Said}</i> ({Html.Escape(advice.Source)}): "
            + $"{AdviceLines.Verdict(advice, texts)}";
        foreach (var line in AdviceLines.Rationale(advice, texts, LongestSection))
        {
            yield return line;
        }
    }

    private static string Order(OrderNotes order, string market, ITexts texts) =>
        $"<i>{texts.Screens.Order}</i>: {AdviceLines.Side(order.Side, texts)} {Figure.Coins(order.Volume, market)} @ "
        + $"{(order.AveragePrice is { } price ? Figure.Price(price) : texts.Words.None)} = {Figure.Won(order.Funds)}, "
        + $"{texts.Notices.Fee} {Figure.Won(order.Fee)}, "
        + $"<code>{Html.Escape(order.Id)}</code> ({Html.Escape(order.Status)})";

    private static IEnumerable<IReadOnlyList<Key>> Keys(long? earlier, long? later, ITexts texts)
    {
        Key[] walk =
        [
            .. earlier is { } before ? [Key.To(texts.Keys.Earlier, CommandName.Why, $"{before}")] : Array.Empty<Key>(),
            .. later is { } after ? [Key.To(texts.Keys.Later, CommandName.Why, $"{after}")] : Array.Empty<Key>(),
        ];
        if (walk.Length > 0)
        {
            yield return walk;
        }

        yield return Keyboard.Row(texts, CommandName.Status, CommandName.Risk, CommandName.Trades);
        yield return Keyboard.Back(texts);
    }

    // A number is a cycle; a negative one counts back from the last.
    private static bool TryRead(string? argument, out long which)
    {
        which = 0;
        return argument is null
            || (TryNumber(argument.TrimStart('#'), out which)
                && which is not 0 and >= -MostBack);
    }

    private static bool TryNumber(string text, out long number) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
}
