namespace Bot.Host.Options;

/// <summary>Environment names that people bring from other bots, and the keys they mean here.</summary>
public static class FamiliarNames
{
    private static readonly Dictionary<string, string> Keys = new(StringComparer.Ordinal)
    {
        ["UPBIT_ACCESS_KEY"] = "Upbit:AccessKey",
        ["UPBIT_SECRET_KEY"] = "Upbit:SecretKey",
        ["OPENAI_API_KEY"] = "OpenAI:ApiKey",
        ["OPENAI_MODEL"] = "OpenAI:Model",
        ["TRADING_SYMBOL"] = "Trading:Market",
        ["SCHEDULER_ENABLED"] = "Scheduler:Enabled",
        ["SCHEDULER_INTERVAL_MINUTES"] = "Scheduler:IntervalMinutes",
        ["TELEGRAM_BOT_TOKEN"] = "Telegram:BotToken",
        ["TELEGRAM_CHAT_ID"] = "Telegram:OwnerId",
        ["TELEGRAM_ENABLED"] = "Telegram:Enabled",
        ["LOG_LEVEL"] = "Log:Level",
    };

    // What they set elsewhere is not one figure here.
    private static readonly Dictionary<string, string> Elsewhere = new(StringComparer.Ordinal)
    {
        ["TRADING_MIN_ORDER_AMOUNT"] = "the exchange's own minimum holds",
        ["TRADING_BUY_PERCENTAGE"] = "the risk profile sizes entries, see Trading:Profile",
        ["TRADING_SELL_PERCENTAGE"] = "an exit sells what the bot has bought",
    };

    /// <summary>Whether a name is one of theirs and sets a key of ours.</summary>
    public static bool Sets(string name) => Keys.ContainsKey(name);

    /// <summary>Whether a name is one of theirs, whether it sets a key of ours or not.</summary>
    public static bool IsKnown(string name) => Keys.ContainsKey(name) || Elsewhere.ContainsKey(name);

    /// <summary>The one that is written most like a name that begins as theirs do; null for any other.</summary>
    public static string? Nearest(string name) =>
        name.Contains('_', StringComparison.Ordinal) && !name.Contains("__", StringComparison.Ordinal)
            ? Keys.Keys.Concat(Elsewhere.Keys).MinBy(one => OptionKeys.Distance(one, name))
            : null;

    /// <summary>The value of a familiar name under our key.</summary>
    public static KeyValuePair<string, string> Read(string name, string value) =>
        new(Keys[name], Translated(name, value));

    /// <summary>A sentence for each familiar name that is understood and sets nothing.</summary>
    public static IEnumerable<string> Unused(IEnumerable<string> names) =>
        names.Where(Elsewhere.ContainsKey).Select(name => $"{name} sets nothing here: {Elsewhere[name]}");

    // The names are theirs, and so are some of the values.
    private static string Translated(string name, string value)
    {
        var text = value.Trim().Trim('"', '\'');
        return name switch
        {
            "TRADING_SYMBOL" when text.Split('/') is [var coin, "KRW"] => $"KRW-{coin}",
            "LOG_LEVEL" => Level(text),
            "TELEGRAM_ENABLED" or "SCHEDULER_ENABLED" => Truth(text),
            _ => value,
        };
    }

    private static string Truth(string text) =>
        text.ToUpperInvariant() switch
        {
            "1" or "YES" or "ON" => "true",
            "0" or "NO" or "OFF" => "false",
            _ => text,
        };

    private static string Level(string text) =>
        text.ToUpperInvariant() switch
        {
            "TRACE" => "Verbose",
            "DEBUG" => "Debug",
            "INFO" => "Information",
            "WARN" or "WARNING" => "Warning",
            "ERROR" or "CRITICAL" => "Error",
            _ => text,
        };
}
