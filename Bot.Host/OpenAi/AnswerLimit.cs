namespace Bot.Host.OpenAi;

/// <summary>Reads answers whole and refuses those without end, so that no answer fills the memory.</summary>
internal sealed class AnswerLimit(HttpMessageHandler inner, long bytes) : DelegatingHandler(inner)
{
    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var response = await base.SendAsync(request, cancellationToken);
        var isWhole = false;
        try
        {
            await response.Content.LoadIntoBufferAsync(bytes, cancellationToken);
            isWhole = true;
            return response;
        }
        finally
        {
            if (!isWhole)
            {
                response.Dispose();
            }
        }
    }
}
