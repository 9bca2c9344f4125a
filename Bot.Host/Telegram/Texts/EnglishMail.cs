namespace Bot.Host.Telegram.Texts;

/// <summary>Letters by e-mail in English.</summary>
public sealed class EnglishMail : IMailTexts
{
    /// <inheritdoc />
    public string Trouble => "e-mail cannot be sent";

    /// <inheritdoc />
    public string Footer => "ChatTrader reads no e-mail. To act, use the Telegram chat.";

    /// <inheritdoc />
    public string Subject(string first, int more) => more == 0 ? first : $"{first} (and {more} more)";

    /// <inheritdoc />
    public string Left(int count) => $"… and {count} more; the Telegram chat has them all.";
}
