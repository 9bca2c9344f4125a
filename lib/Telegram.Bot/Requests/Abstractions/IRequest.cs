using Telegram.Bot.Types;

namespace Telegram.Bot.Requests.Abstractions;

/// <summary>A call of the Bot API.</summary>
public interface IRequest
{
    HttpMethod HttpMethod { get; }

    string MethodName { get; }

    /// <summary>The call is the answer to a webhook, and so names its method in its body.</summary>
    bool IsWebhookResponse { get; set; }

    HttpContent? ToHttpContent();
}

/// <summary>A call with a result.</summary>
public interface IRequest<TResponse> : IRequest;

/// <summary>A call that goes to a chat.</summary>
public interface IChatTargetable
{
    ChatId ChatId { get; }
}

/// <summary>A call that may be made on behalf of a business account.</summary>
public interface IBusinessConnectable
{
    string? BusinessConnectionId { get; }
}
