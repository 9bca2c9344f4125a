namespace Bot.Host.Telegram.Texts;

/// <summary>Letters by e-mail in Korean.</summary>
public sealed class KoreanMail : IMailTexts
{
    /// <inheritdoc />
    public string Trouble => "이메일을 보낼 수 없습니다";

    /// <inheritdoc />
    public string Footer => "ChatTrader는 이메일을 읽지 않습니다. 조작은 텔레그램 채팅에서 해 주세요.";

    /// <inheritdoc />
    public string Subject(string first, int more) => more == 0 ? first : $"{first} 외 {more}건";

    /// <inheritdoc />
    public string Left(int count) => $"… 외 {count}건은 텔레그램 채팅에서 확인하세요.";
}
