using System.Globalization;
using Bot.Host.Upbit;

namespace Bot.Host.Watching.Metrics;

/// <summary>Counts what goes out to the exchange by group and by status of the answer.</summary>
internal sealed class CountedLine(BotMeters meters, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const string Lost = "lost";

    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var status = Lost;
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            status = ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture);
            return response;
        }
        finally
        {
            if (request.Options.TryGetValue(UpbitWire.GroupOption, out var group))
            {
                meters.Request(group, status);
            }
        }
    }
}
