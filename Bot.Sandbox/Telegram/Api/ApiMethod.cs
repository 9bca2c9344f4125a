namespace Bot.Sandbox.Telegram.Api;

/// <summary>A method of the Bot API.</summary>
internal delegate Task<ApiReply> ApiMethod(CallArguments arguments, CancellationToken cancellationToken);
