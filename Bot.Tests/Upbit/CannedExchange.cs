using System.Net;
using System.Text;
using Bot.Host.Trading;
using Bot.Host.Upbit;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bot.Tests.Upbit;

/// <summary>Our client on answers that a test wrote: what the exchange says, byte by byte.</summary>
internal sealed class CannedExchange : HttpMessageHandler
{
    private readonly HttpClient _http;

    public CannedExchange()
    {
        _http = new HttpClient(this, disposeHandler: false) { BaseAddress = new Uri("http://exchange.test") };
        Limits = new UpbitRateLimits(TimeProvider.System);
        Client = new UpbitClient(
            _http,
            new UpbitSigner("access", "secret"),
            Limits,
            NullLogger<UpbitClient>.Instance,
            Clock
        );
        Exchange = new UpbitExchange(Client, new HurriedTime());
    }

    /// <summary>The answer to a request: status and body.</summary>
    public Func<HttpRequestMessage, (int Status, string Body)> Answer { get; set; } = _ => (200, "[]");

    public DateTimeOffset? Date { get; set; }

    public List<string> Seen { get; } = [];

    public ClockSkew Clock { get; } = new(TimeProvider.System);

    public UpbitRateLimits Limits { get; }

    public UpbitClient Client { get; }

    public UpbitExchange Exchange { get; }

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        Seen.Add($"{request.Method} {request.RequestUri!.PathAndQuery}");
        var (status, body) = Answer(request);
        var response = new HttpResponseMessage((HttpStatusCode)status)
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)),
        };
        response.Headers.Date = Date;
        return Task.FromResult(response);
    }

    protected override void Dispose(bool disposing)
    {
        _http.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>A clock on which every wait is over at once.</summary>
    private sealed class HurriedTime : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
