using Bot.Domain.Risk;
using Bot.Domain.Strategies;
using Bot.Host.Telegram.Texts;

namespace Bot.Host.Telegram.Screens;

/// <summary>What bounds the size of an entry, in words: a profile says it, by what the strategy sizes by.</summary>
internal static class EntrySize
{
    public static string Of(RiskProfile profile, string strategy, ITexts texts)
    {
        var labels = texts.Screens;
        return StrategyCatalog.Default.Find(strategy) is { SizesItself: true }
            ? $"{labels.TargetVolatility} {Figure.Percent(profile.TargetVolatility.Value)}"
                + $" · {labels.ShareMost} {Figure.Percent(profile.ShareMost.Value)}"
            : $"{labels.Share} {Figure.Percent(profile.ShareOfCash.Value)}";
    }
}
