namespace Telegram.Bot.Types;

/// <summary>How links are previewed.</summary>
public class LinkPreviewOptions
{
    public static readonly LinkPreviewOptions Disabled = new() { IsDisabled = true };

    public bool IsDisabled { get; set; }

    public string? Url { get; set; }

    public bool PreferSmallMedia { get; set; }

    public bool PreferLargeMedia { get; set; }

    public bool ShowAboveText { get; set; }

    [Obsolete("Use LinkPreviewOptions.Disabled instead of 'true'")]
    public static implicit operator LinkPreviewOptions?(bool disabled) => disabled ? Disabled : null;

    public static implicit operator LinkPreviewOptions(string url) => new() { Url = url };
}
