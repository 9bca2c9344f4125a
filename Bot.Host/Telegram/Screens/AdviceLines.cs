using Bot.Domain.Decisions;
using Bot.Domain.Orders;
using Bot.Domain.Strategies;
using Bot.Host.Telegram.Texts;
using Bot.Host.Trading;

namespace Bot.Host.Telegram.Screens;

/// <summary>An advisor's words, escaped and cut: they come from outside.</summary>
public static class AdviceLines
{
    /// <summary>Decision and confidence, or why there was none.</summary>
    public static string Verdict(AdviceNotes advice, ITexts texts)
    {
        if (advice.Failure is { } failure)
        {
            return $"⛔ {texts.Tell(failure, 200)}";
        }

        var action = Enum.TryParse<TradeAction>(advice.Action, out var named)
            ? texts.Words.Of(named)
            : texts.Words.None;
        return Enum.TryParse<Confidence>(advice.Confidence, out var confidence)
            ? $"<b>{action}</b> ({texts.Words.Of(RungName.Confidence)}: {texts.Words.Of(confidence)})"
            : Html.Bold(action);
    }

    /// <summary>The six sections, those that say something; the rules only repeat the strategy's rungs.</summary>
    public static IEnumerable<string> Rationale(AdviceNotes advice, ITexts texts, int longest)
    {
        if (advice is not { Rationale: { } rationale, Source: not "rules" })
        {
            return [];
        }

        string[] sections =
        [
            rationale.Overall, rationale.Trend, rationale.Momentum, rationale.VolatilityVolume, rationale.Structure,
            rationale.Decision,
        ];
        return texts.Notices.RationaleHeadings.Zip(sections)
            .Where(pair => pair.Second.Length > 0)
            .Select(pair => $"<i>{pair.First}</i>: {Html.Excerpt(pair.Second.ReplaceLineEndings(" "), longest)}");
    }

    /// <summary>The side of an order of the journal in words.</summary>
    public static string Side(string side, ITexts texts) =>
        Enum.TryParse<OrderSide>(side, ignoreCase: true, out var known) ? texts.Words.Of(known) : Html.Escape(side);
}
