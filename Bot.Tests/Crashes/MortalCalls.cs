namespace Bot.Tests.Crashes;

/// <summary>The wire of a process that can die before a request leaves and after its answer came.</summary>
internal sealed class MortalCalls(Mortality mortality, CrashLine line) : DelegatingHandler(new SocketsHttpHandler())
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var name = $"{request.Method} {request.RequestUri!.AbsolutePath}";
        mortality.Pass(name, isAfter: false);
        try
        {
            var response = await line.CarryAsync(
                request,
                () => base.SendAsync(request, cancellationToken),
                cancellationToken
            );
            await response.Content.LoadIntoBufferAsync(cancellationToken);
            return response;
        }
        finally
        {
            mortality.Pass(name, isAfter: true);
        }
    }
}
