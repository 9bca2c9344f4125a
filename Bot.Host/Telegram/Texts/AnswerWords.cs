using Bot.Host.Settings;
using Bot.Host.Storage.Rows;
using Bot.Host.Trading;

namespace Bot.Host.Telegram.Texts;

/// <summary>Puts what came of a command, as it is written down, into a person's words.</summary>
public static class AnswerWords
{
    private const int LongestDetail = 500;

    /// <summary>The detail, escaped; what is not known is told as it is.</summary>
    public static string Of(Notice.CommandAnswered answered, ITexts texts) =>
        (answered.Done ? Chosen(answered.Command, answered.Detail, texts) : Contradicted(answered.Detail, texts))
        ?? texts.Tell(answered.Detail, LongestDetail);

    private static string? Chosen(string kind, string detail, ITexts texts) => kind switch
    {
        "profile" => texts.Words.Profile(detail),
        "mode" when Enum.TryParse<TradingMode>(detail, ignoreCase: true, out var mode)
            && Enum.IsDefined(mode) => texts.Words.Of(mode),
        "advisor" when Enum.TryParse<AdvisorMode>(detail, out var mode) && Enum.IsDefined(mode) => texts.Words.Of(mode),
        "values" => Values(detail, texts),
        _ => null,
    };

    // "Limits:StopLossPercent -4, Exits:Trailing usual"
    private static string? Values(string detail, ITexts texts)
    {
        var changes = new List<string>();
        foreach (var change in detail.Split(", "))
        {
            if (change.Split(' ', 2) is not [var key, var value] || SettingCatalog.Find(key) is not { } setting)
            {
                return null;
            }

            changes.Add(texts.Settings.Change(setting, value == CommandBook.Usual ? null : value));
        }

        return string.Join(", ", changes);
    }

    // "RewardTooLow: Limits:StopLossPercent, Limits:TakeProfitPercent"
    private static string? Contradicted(string detail, ITexts texts)
    {
        if (
            detail.Split(": ", 2) is not [var name, var keys]
            || !Enum.TryParse<ContradictionKind>(name, out var kind)
            || !Enum.IsDefined(kind)
        )
        {
            return null;
        }

        var between = keys.Split(", ").Select(SettingCatalog.Find).OfType<Setting>();
        return texts.Settings.Of(new Contradiction(kind, 0m, [.. between]));
    }
}
