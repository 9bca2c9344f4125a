using System.Text.Json.Serialization;
using Telegram.Bot.Exceptions;

namespace Telegram.Bot.Types;

/// <summary>An answer with its result.</summary>
public class ApiResponse<TResult> : ApiResponse
{
    public TResult Result { get; init; } = default!;
}

/// <summary>What an error answer says beside its text.</summary>
public class ResponseParameters
{
    public long? MigrateToChatId { get; set; }

    public int? RetryAfter { get; set; }
}
