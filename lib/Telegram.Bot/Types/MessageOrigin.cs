using System.Text.Json.Serialization;
using Telegram.Bot.Serialization;
using Telegram.Bot.Types.Enums;

namespace Telegram.Bot.Types;

/// <summary>Where a forwarded message comes from.</summary>
[JsonConverter(typeof(PolymorphicConverter<MessageOrigin>))]
[Discriminator("type")]
[Case("user", typeof(MessageOriginUser))]
[Case("hidden_user", typeof(MessageOriginHiddenUser))]
[Case("chat", typeof(MessageOriginChat))]
[Case("channel", typeof(MessageOriginChannel))]
public abstract class MessageOrigin
{
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public abstract MessageOriginType Type { get; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    [JsonConverter(typeof(UnixTimeConverter))]
    public DateTime Date { get; set; }
}

/// <summary>From a person.</summary>
public class MessageOriginUser : MessageOrigin
{
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public override MessageOriginType Type => MessageOriginType.User;

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public User SenderUser { get; set; } = default!;
}

/// <summary>From a person who hides who they are.</summary>
public class MessageOriginHiddenUser : MessageOrigin
{
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public override MessageOriginType Type => MessageOriginType.HiddenUser;

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string SenderUserName { get; set; } = default!;
}

/// <summary>From a chat that speaks as itself.</summary>
public class MessageOriginChat : MessageOrigin
{
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public override MessageOriginType Type => MessageOriginType.Chat;

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public Chat SenderChat { get; set; } = default!;

    public string? AuthorSignature { get; set; }
}

/// <summary>From a channel.</summary>
public class MessageOriginChannel : MessageOrigin
{
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public override MessageOriginType Type => MessageOriginType.Channel;

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public Chat Chat { get; set; } = default!;

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public int MessageId { get; set; }

    public string? AuthorSignature { get; set; }
}
