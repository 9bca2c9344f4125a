using System.Globalization;

namespace Telegram.Bot;

/// <summary>Who the bot is, where the Bot API is, and how long a refusal for haste is sat out.</summary>
public class TelegramBotClientOptions
{
    private const string Official = "https://api.telegram.org";
    private const int BotIdDigitsAtMost = 16;

    /// <param name="token">The bot's number, a colon, and the secret.</param>
    /// <param name="baseUrl">A Bot API server of one's own; of its address, scheme, host and port are used.</param>
    /// <param name="useTestEnvironment">Whether the bot lives in Telegram's test environment.</param>
    public TelegramBotClientOptions(string token, string? baseUrl = null, bool useTestEnvironment = false)
    {
        Token = token ?? throw new ArgumentNullException(nameof(token));
        BaseUrl = baseUrl;
        UseTestEnvironment = useTestEnvironment;
        BotId = Number(token);
        var server = baseUrl is null ? Official : Server(baseUrl);
        var path = $"bot{token}{(useTestEnvironment ? "/test" : "")}";
        BaseRequestUrl = $"{server}/{path}";
        BaseFileUrl = $"{server}/file/{path}";
    }

    public string Token { get; }

    public string? BaseUrl { get; }

    public bool UseTestEnvironment { get; }

    public long BotId { get; }

    public bool LocalBotServer => BaseUrl is not null;

    public string BaseFileUrl { get; }

    public string BaseRequestUrl { get; }

    /// <summary>The longest wait, in seconds, that the server may ask for and get; longer ones are thrown.</summary>
    public int RetryThreshold { get; set; } = 60;

    /// <summary>Attempts in all.</summary>
    public int RetryCount { get; set; } = 3;

    private static long Number(string token)
    {
        var colon = token.IndexOf(':', StringComparison.Ordinal);
        return colon is >= 1 and <= BotIdDigitsAtMost
            && long.TryParse(token.AsSpan(0, colon), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new ArgumentException("Bot token invalid", nameof(token));
    }

    private static string Server(string baseUrl) =>
        Uri.TryCreate(baseUrl, UriKind.Absolute, out var address) && address.Authority.Length > 0
            ? $"{address.Scheme}://{address.Authority}"
            : throw new ArgumentException(
                "Invalid format. A valid base URL should look like \"http://localhost:8081\"", nameof(baseUrl));
}
