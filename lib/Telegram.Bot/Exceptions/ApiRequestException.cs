using Telegram.Bot.Types;

namespace Telegram.Bot.Exceptions;

/// <summary>A call that the Bot API refused; the message is its description.</summary>
public class ApiRequestException : RequestException
{
    public ApiRequestException(string message)
        : base(message)
    {
    }

    public ApiRequestException(string message, int errorCode)
        : base(message) => ErrorCode = errorCode;

    public ApiRequestException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public ApiRequestException(string message, int errorCode, Exception innerException)
        : base(message, innerException) => ErrorCode = errorCode;

    public ApiRequestException(string message, int errorCode, ResponseParameters? parameters)
        : base(message) => (ErrorCode, Parameters) = (errorCode, parameters);

    public ApiRequestException(string message, int errorCode, ResponseParameters? parameters, Exception innerException)
        : base(message, innerException) => (ErrorCode, Parameters) = (errorCode, parameters);

    public virtual int ErrorCode { get; }

    public ResponseParameters? Parameters { get; }

    /// <summary>As every exception, with the code in the place of the type's name.</summary>
    public override string ToString()
    {
        var usual = base.ToString();
        var colon = usual.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? usual : $"Telegram Bot API error {ErrorCode}{usual[colon..]}";
    }
}
