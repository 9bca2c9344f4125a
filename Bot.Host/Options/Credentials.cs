namespace Bot.Host.Options;

/// <summary>Secrets that systemd hands over as files (<c>LoadCredential=</c>), each under a name of its own.</summary>
internal static class Credentials
{
    /// <summary>The variable that names their folder.</summary>
    public const string Folder = "CREDENTIALS_DIRECTORY";

    /// <summary>The key that each of them sets. One that this program has no key for sets nothing.</summary>
    public static IReadOnlyDictionary<string, string> Keys { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["telegram-bot-token"] = "Telegram:BotToken",
            ["upbit-access-key"] = "Upbit:AccessKey",
            ["upbit-secret-key"] = "Upbit:SecretKey",
            ["openai-api-key"] = "OpenAI:ApiKey",
            ["http-api-token"] = "Http:ApiToken",
            ["smtp-password"] = "Email:Password",
        };

    /// <summary>Those that lie in a folder and hold something.</summary>
    public static IEnumerable<(string Key, Given Given)> Read(string folder, List<string> problems)
    {
        foreach (var (name, key) in Keys)
        {
            var path = Path.Combine(folder, name);
            if (
                OptionKeys.Find(key) is not null
                && File.Exists(path)
                && GivenOptions.Secret($"the credential {name}", path, problems) is { } text
                && text.Trim().Length > 0
            )
            {
                yield return (key, new Given(text, $"credential {name}"));
            }
        }
    }
}
