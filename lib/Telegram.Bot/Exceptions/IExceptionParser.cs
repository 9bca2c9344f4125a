using Telegram.Bot.Types;

namespace Telegram.Bot.Exceptions;

/// <summary>Makes an exception of an error answer.</summary>
public interface IExceptionParser
{
    ApiRequestException Parse(ApiResponse apiResponse);
}

/// <summary>Makes one that says what the answer says.</summary>
public class DefaultExceptionParser : IExceptionParser
{
    public ApiRequestException Parse(ApiResponse apiResponse)
    {
        ArgumentNullException.ThrowIfNull(apiResponse);
        return new(apiResponse.Description ?? "", apiResponse.ErrorCode, apiResponse.Parameters);
    }
}

/// <summary>An answer without its result.</summary>
public class ApiResponse
{
    public bool Ok { get; init; }

    public string? Description { get; init; }

    public int ErrorCode { get; init; }

    public ResponseParameters? Parameters { get; init; }
}
