using Telegram.Bot.Requests.Abstractions;

namespace Telegram.Bot.Args;

/// <summary>A call that is about to be made.</summary>
public class ApiRequestEventArgs : EventArgs
{
    public ApiRequestEventArgs(IRequest request, HttpRequestMessage? httpRequestMessage = null) =>
        (Request, HttpRequestMessage) = (request, httpRequestMessage);

    public IRequest Request { get; }

    public HttpRequestMessage? HttpRequestMessage { get; }
}

/// <summary>An answer that came.</summary>
public class ApiResponseEventArgs
{
    public ApiResponseEventArgs(HttpResponseMessage responseMessage, ApiRequestEventArgs apiRequestEventArgs) =>
        (ResponseMessage, ApiRequestEventArgs) = (responseMessage, apiRequestEventArgs);

    public HttpResponseMessage ResponseMessage { get; }

    public ApiRequestEventArgs ApiRequestEventArgs { get; }
}
