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
        ["LOG_LEVEL"] = "Log:Level",
    };

    /// <summary>The values of familiar names under our keys.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Read(IReadOnlyDictionary<string, string> environment) =>
        environment
            .Where(pair => Keys.ContainsKey(pair.Key))
            .Select(pair => new KeyValuePair<string, string>(Keys[pair.Key], Translated(pair.Key, pair.Value)));

    // The names are theirs, and so are some of the values.
    private static string Translated(string name, string value)
    {
        var text = value.Trim().Trim('"', '\'');
        return name switch
        {
            "TRADING_SYMBOL" when text.Split('/') is [var coin, "KRW"] => $"KRW-{coin}",
            "LOG_LEVEL" => Level(text),
            _ => value,
        };
    }

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
