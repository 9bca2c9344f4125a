using Bot.Domain.Reasons;
using Bot.Host.Charts;
using Bot.Host.Telegram.Looks;
using Bot.Host.Telegram.Texts;
using Bot.Host.Trading;

namespace Bot.Host.Telegram.Screens;

/// <summary>
/// Explains how a cycle ended, from its journal row alone: the ladder of gates, the advice, the order.
/// </summary>
public sealed class WhyScreen(
    AccountReader reader, DecisionCard card, ThemeChoice themes, PictureDesk desk) : IScreen
{
    private const int LongestSection = 300;
    private const int LinesShort = 3;

    /// <inheritdoc />
    public CommandName Command => CommandName.Why;

    /// <inheritdoc />
    public async Task<Step> AnswerAsync(ChatPerson person, string? argument, CancellationToken token)
    {
        var texts = person.Texts;
        var wish = PictureWish.Read(argument);
        var number = wish is { Rest: [var given, ..] } ? given : null;
        if (wish is null || wish.Rest.Count > 1 || CycleChoice.Read(number) is not { } which)
        {
            return Keyboard.Misfit(texts, argument ?? "", $"{CycleChoice.Allowed} | picture | light | dark");
        }

        if (await which.FindAsync(reader, person.Account, token) is not { } cycle)
        {
            return new Step.Show(View.Of(
                which.IsLast ? texts.Screens.NoCycle : texts.Answers.NoCycle,
                Keyboard.Row(texts, CommandName.Why), Keyboard.Back(texts)));
        }

        return wish.IsAsked
            ? new Step.Send(going => DrawAsync(person, cycle, wish.Theme, going))
            : new Step.Show(View.Of(
                string.Join('\n', Lines(cycle, texts)), [.. await KeysAsync(person, cycle, null, token)]));
    }

    /// <summary>The explanation, line by line.</summary>
    public static IEnumerable<string> Lines(CycleStory cycle, ITexts texts)
    {
        var labels = texts.Screens;
        yield return Html.Bold(
            $"{labels.Why} · #{cycle.Row.Id} · {Html.Escape(cycle.Row.Market)} · "
            + $"{Figure.Moment(cycle.Row.StartedAt)} KST");
        yield return $"➡ {texts.Words.Of(cycle.Reason)}";
        if (cycle.Decider is null)
        {
            // Else the ladder says the same.
            yield return texts.Tell(cycle.Row.Figures, LongestSection);
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
        + $"<code>{Html.Escape(order.Id)}</code> ({texts.Tell(order.Status)})";

    private async Task<Parcel> DrawAsync(
        ChatPerson person, CycleStory cycle, ChartTheme? asked, CancellationToken token)
    {
        var texts = person.Texts;
        var theme = await themes.OfAsync(person, asked, token);
        var text = string.Join('\n', Lines(cycle, texts).Take(LinesShort));
        var view = View.Of(text, [.. await KeysAsync(person, cycle, theme, token)]);
        if (await card.ReadAsync(cycle, texts, theme, token) is not { } picture)
        {
            return new Parcel(view with { Html = $"{text}\n{texts.Looks.NoCard}" }, []);
        }

        var name = $"why {cycle.Row.Id} {texts.Code} {theme}";
        return await desk.ParcelAsync(view, (name, pictures => pictures.Decision(picture)), texts, token);
    }

    private async Task<IReadOnlyList<IReadOnlyList<Key>>> KeysAsync(
        ChatPerson person, CycleStory cycle, ChartTheme? shown, CancellationToken token)
    {
        var (texts, id) = (person.Texts, cycle.Row.Id);
        var neighbours = await reader.NeighboursAsync(person.Account, id, token);
        Key[] picture = shown is not null || await card.HasAsync(cycle, token)
            ? [.. PictureWish.Keys(CommandName.Why, $"{id}", shown, texts)]
            : [];
        return
        [
            .. CycleChoice.Walk(CommandName.Why, neighbours, texts),
            [.. picture, Key.To(texts.Keys.Of(CommandName.Report), CommandName.Report, $"{id}")],
            Keyboard.Row(texts, CommandName.Status, CommandName.Risk, CommandName.Trades),
            Keyboard.Back(texts),
        ];
    }
}
