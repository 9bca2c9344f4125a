using Bot.Host.Telegram.Looks;
using Bot.Host.Telegram.Texts;

namespace Bot.Host.Telegram.Screens;

/// <summary>What was earned, beside what holding the coin would have.</summary>
public sealed class ProfitScreen(ProfitReader profits) : IScreen
{
    /// <inheritdoc />
    public CommandName Command => CommandName.Profit;

    /// <inheritdoc />
    public async Task<Step> AnswerAsync(ChatPerson person, string? argument, CancellationToken token)
    {
        var (texts, profit) = (person.Texts, await profits.ReadAsync(person.Account, token));
        var results = texts.Results;
        IEnumerable<string> lines = profit.All.To is null
            ? [results.NothingMeasured]
            :
            [
                .. Lines(results.Today, profit.Today, texts),
                .. Lines(results.Days(7), profit.Week, texts),
                .. Lines(results.Days(30), profit.Month, texts),
                .. Lines(Since(profit.All, results), profit.All, texts),
                $"<i>{results.WithoutFlows}</i>",
            ];
        return new Step.Show(View.Of(
            $"{Html.Bold(results.Profit)}\n{string.Join('\n', lines)}",
            Keyboard.Row(texts, CommandName.Daily, CommandName.Weekly, CommandName.Monthly),
            Keyboard.Row(texts, CommandName.Performance, CommandName.Trades, CommandName.Balance),
            Keyboard.Back(texts)));
    }

    /// <summary>A span in two lines: what equity did, and what came of trades.</summary>
    public static IEnumerable<string> Lines(string label, SpanFigures span, ITexts texts)
    {
        var none = texts.Words.None;
        var change = span.Change is { } amount ? Figure.Gain(amount) : none;
        yield return $"{label}: <b>{change}</b> ({Figure.Change(span.Percent, none)}) · "
            + $"{texts.Screens.BuyAndHold} {Figure.Change(span.Hold, none)}";
        yield return $"   {texts.Results.Realised} {Figure.Gain(span.Realised)} · "
            + $"{texts.Results.Fees} {Figure.Won(span.Fees)} · {texts.Ablation.Trades(span.Trades)}";
    }

    private static string Since(SpanFigures all, IResultTexts results) =>
        results.Since(all.From is { } first ? Figure.Moment(first.At) : "");
}
