using System.Net;

namespace Telegram.Bot.Exceptions;

/// <summary>A call that got no usable answer.</summary>
public class RequestException : Exception
{
    public RequestException(string message)
        : base(message)
    {
    }

    public RequestException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public RequestException(string message, HttpStatusCode httpStatusCode)
        : base(message) => HttpStatusCode = httpStatusCode;

    public RequestException(string message, HttpStatusCode httpStatusCode, Exception? innerException)
        : base(message, innerException) => HttpStatusCode = httpStatusCode;

    /// <summary>The status of an answer that could not be used; null without an answer.</summary>
    public HttpStatusCode? HttpStatusCode { get; }
}
