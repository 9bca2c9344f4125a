using System.Text.Json.Serialization;

namespace Telegram.Bot.Types;

/// <summary>A page that learns who pressed the key.</summary>
public class LoginUrl
{
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string Url { get; set; } = default!;

    public string? ForwardText { get; set; }

    public string? BotUsername { get; set; }

    public bool RequestWriteAccess { get; set; }

    public static implicit operator string(LoginUrl self) => self.Url;

    public static implicit operator LoginUrl(string url) => new() { Url = url };
}

/// <summary>What a key copies.</summary>
public class CopyTextButton
{
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string Text { get; set; } = default!;

    public static implicit operator string(CopyTextButton self) => self.Text;

    public static implicit operator CopyTextButton(string text) => new() { Text = text };
}

/// <summary>Which chats are offered for an inline query.</summary>
public class SwitchInlineQueryChosenChat
{
    public string? Query { get; set; }

    public bool AllowUserChats { get; set; }

    public bool AllowBotChats { get; set; }

    public bool AllowGroupChats { get; set; }

    public bool AllowChannelChats { get; set; }
}

/// <summary>A game, which only the server knows.</summary>
public class CallbackGame;
