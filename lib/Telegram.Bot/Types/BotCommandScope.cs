using System.Text.Json.Serialization;
using Telegram.Bot.Serialization;
using Telegram.Bot.Types.Enums;

namespace Telegram.Bot.Types;

/// <summary>Whom a list of commands is for.</summary>
[JsonConverter(typeof(PolymorphicConverter<BotCommandScope>))]
[Discriminator("type")]
[Case("default", typeof(BotCommandScopeDefault))]
[Case("all_private_chats", typeof(BotCommandScopeAllPrivateChats))]
[Case("all_group_chats", typeof(BotCommandScopeAllGroupChats))]
[Case("all_chat_administrators", typeof(BotCommandScopeAllChatAdministrators))]
[Case("chat", typeof(BotCommandScopeChat))]
[Case("chat_administrators", typeof(BotCommandScopeChatAdministrators))]
[Case("chat_member", typeof(BotCommandScopeChatMember))]
public abstract class BotCommandScope
{
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public abstract BotCommandScopeType Type { get; }

    public static BotCommandScopeDefault Default() => new();

    public static BotCommandScopeAllPrivateChats AllPrivateChats() => new();

    public static BotCommandScopeAllGroupChats AllGroupChats() => new();

    public static BotCommandScopeAllChatAdministrators AllChatAdministrators() => new();

    public static BotCommandScopeChat Chat(ChatId chatId) => new() { ChatId = chatId };

    public static BotCommandScopeChatAdministrators ChatAdministrators(ChatId chatId) => new() { ChatId = chatId };

    public static BotCommandScopeChatMember ChatMember(ChatId chatId, long userId) =>
        new() { ChatId = chatId, UserId = userId };
}

/// <summary>Everybody without a narrower list.</summary>
public class BotCommandScopeDefault : BotCommandScope
{
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public override BotCommandScopeType Type => BotCommandScopeType.Default;
}

/// <summary>All private chats.</summary>
public class BotCommandScopeAllPrivateChats : BotCommandScope
{
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public override BotCommandScopeType Type => BotCommandScopeType.AllPrivateChats;
}

/// <summary>All groups.</summary>
public class BotCommandScopeAllGroupChats : BotCommandScope
{
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public override BotCommandScopeType Type => BotCommandScopeType.AllGroupChats;
}

/// <summary>The administrators of all groups.</summary>
public class BotCommandScopeAllChatAdministrators : BotCommandScope
{
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public override BotCommandScopeType Type => BotCommandScopeType.AllChatAdministrators;
}

/// <summary>One chat.</summary>
public class BotCommandScopeChat : BotCommandScope
{
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public override BotCommandScopeType Type => BotCommandScopeType.Chat;

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public ChatId ChatId { get; set; } = default!;
}

/// <summary>The administrators of one chat.</summary>
public class BotCommandScopeChatAdministrators : BotCommandScope
{
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public override BotCommandScopeType Type => BotCommandScopeType.ChatAdministrators;

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public ChatId ChatId { get; set; } = default!;
}

/// <summary>One member of one chat.</summary>
public class BotCommandScopeChatMember : BotCommandScope
{
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public override BotCommandScopeType Type => BotCommandScopeType.ChatMember;

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public ChatId ChatId { get; set; } = default!;

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public long UserId { get; set; }
}
