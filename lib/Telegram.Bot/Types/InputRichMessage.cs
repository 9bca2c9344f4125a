namespace Telegram.Bot.Types;

/// <summary>A message with more than text.</summary>
public class InputRichMessage
{
    public string? Html { get; set; }

    public string? Markdown { get; set; }

    public bool IsRtl { get; set; }

    public bool SkipEntityDetection { get; set; }
}
