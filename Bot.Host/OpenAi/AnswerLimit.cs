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
        try
        {
            await response.Content.LoadIntoBufferAsync(bytes, cancellationToken);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }
}
