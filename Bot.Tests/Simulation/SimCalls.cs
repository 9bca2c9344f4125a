using Bot.Tests.Crashes;

namespace Bot.Tests.Simulation;

/// <summary>The wire of a process that can die before a request leaves and after its answer came.</summary>
internal sealed class SimCalls(Mortality mortality) : DelegatingHandler(new SocketsHttpHandler())
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        // Polls come as time passes on the wall: they are no points that a seed could name.
        var path = request.RequestUri!.AbsolutePath;
        var isPoint = !path.EndsWith("/getUpdates", StringComparison.Ordinal);
        var name = $"{request.Method} {path[(path.LastIndexOf('/') + 1)..]}";
        Pass(name, isPoint, isAfter: false);
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            await response.Content.LoadIntoBufferAsync(cancellationToken);
            return response;
        }
        finally
        {
            Pass(name, isPoint, isAfter: true);
        }
    }

    private void Pass(string name, bool isPoint, bool isAfter)
    {
        if (isPoint)
        {
            mortality.Pass(name, isAfter);
        }
        else
        {
            mortality.Check();
        }
    }
}
