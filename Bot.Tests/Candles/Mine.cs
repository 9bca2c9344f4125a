using System.Globalization;
using Bot.Domain.Time;
using Bot.Host.Candles;
using Bot.Host.Trading;
using Bot.Host.Upbit;
using Bot.Sandbox;
using Bot.Sandbox.Upbit;
using Bot.Sandbox.Upbit.Markets;
using Bot.Tests.Crashes;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bot.Tests.Candles;

/// <summary>
/// A sandbox exchange with 3,000 hours of a market, some of them without trades, and a collector whose waits pass at
/// once.
/// </summary>
internal sealed class Mine : IAsyncDisposable
{
    public const int HourCount = 3_000;
    public static readonly DateTimeOffset Begin = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly IReadOnlyList<ReplayedCandle> Hours =
    [
        .. Enumerable.Range(0, HourCount + 100).Where(IsTraded).Select(Hour),
    ];
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mine");
    private readonly ReplayClock _wire = new(Begin);
    private UpbitServer _server = null!;
    private HttpClient _http = null!;

    private Mine() { }

    public string File => Path.Combine(_folder.FullName, "hour", "KRW-ETH.csv");

    public string Folder => _folder.FullName;

    public Uri Address => _server.Address;

    /// <summary>What goes wrong with the answer of a request, counted from 1.</summary>
    public Func<int, string, string> Distort { get; set; } = (_, body) => body;

    public int Requests { get; private set; }

    /// <summary>An exchange; by default its clock stands in the hour after those that are to be collected.</summary>
    public static async Task<Mine> OpenAsync(
        TimeSpan? past = null,
        Func<UpbitServerOptions, UpbitServerOptions>? change = null
    )
    {
        var mine = new Mine();
        var options = new UpbitServerOptions
        {
            Time = new ReplayClock(Begin.AddHours(HourCount) + (past ?? TimeSpan.FromMinutes(30))),
            Wire = mine._wire,
            Markets =
            [
                ReplayedMarket.FromCandles("KRW-ETH", TimeSpan.FromHours(1), Hours),
                ReplayedMarket.FromCandles("KRW-BTC", TimeSpan.FromHours(1), Hours.Take(500)),
            ],
            RateLimits = RequestLimits.Off,
        };
        mine._server = await UpbitServer.StartAsync(change?.Invoke(options) ?? options);
        mine._http = new HttpClient(new Distorted(mine)) { BaseAddress = mine._server.Address };
        return mine;
    }

    public Task<Collected> CollectAsync(
        int from = 0,
        int until = HourCount + 50,
        int window = 300,
        CancellationToken token = default
    )
    {
        var time = new EagerClock(_wire);
        var clock = new ClockSkew(time);
        var client = new UpbitClient(
            _http,
            new UpbitSigner("", ""),
            new UpbitRateLimits(time),
            NullLogger<UpbitClient>.Instance,
            clock
        );
        return new CandleCollector(new CandlePages(client, clock, time), new Silence())
        {
            WindowCandles = window,
        }.CollectAsync(File, Sheet.Market, CandleInterval.Hour, Begin.AddHours(from), Begin.AddHours(until), token);
    }

    /// <summary>The archive of a program whose clock stands where the exchange's does.</summary>
    public CandleArchive Archive()
    {
        var (wire, clock) = (new EagerClock(_wire), new ClockSkew(Now));
        var client = new UpbitClient(
            _http,
            new UpbitSigner("", ""),
            new UpbitRateLimits(wire),
            NullLogger<UpbitClient>.Instance,
            clock,
            isPatient: true
        );
        return new CandleArchive(client, clock, wire, Now, Folder);
    }

    /// <summary>The market's clock: half an hour after the last of the hours.</summary>
    public ReplayClock Now { get; } = new(Begin.AddHours(HourCount).AddMinutes(30));

    /// <summary>The file of some hours, as it must be to the byte.</summary>
    public static string Expected(int from = 0, int until = HourCount) =>
        Sheet.Of([
            .. Hours
                .Where(hour => hour.Start >= Begin.AddHours(from) && hour.Start < Begin.AddHours(until))
                .Select(hour =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{hour.Start:yyyy-MM-ddTHH:mm:ssZ},{hour.Open},{hour.High},{hour.Low},{hour.Close},{hour.Volume}"
                    )
                ),
        ]);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _server.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    // Single hours, and once two weeks, are without trades; the market begins at the tenth hour.
    private static bool IsTraded(int hour) => hour >= 10 && hour % 41 != 7 && hour is < 1_000 or > 1_340;

    private static ReplayedCandle Hour(int hour)
    {
        var price = 3_000_000m + (hour * 7919 % 101 * 1000m);
        return new ReplayedCandle(
            Begin.AddHours(hour),
            price,
            price + 5000m,
            price - 3000m,
            price + 1000m,
            hour + 0.00000001m
        );
    }

    private sealed class Silence : IProgress<CollectProgress>
    {
        public void Report(CollectProgress value) { }
    }

    private sealed class Distorted(Mine mine) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            var number = ++mine.Requests;
            var response = await base.SendAsync(request, cancellationToken);
            if (response.IsSuccessStatusCode)
            {
                var body = await response.Content.ReadAsStringAsync(cancellationToken);
                response.Content = new StringContent(mine.Distort(number, body));
            }

            return response;
        }
    }
}
