using System.Text.Json;
using Bot.Domain.Money;
using Bot.Host.Trading;
using Bot.Host.Upbit;
using Bot.Host.Upbit.Stream;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bot.Tests.Upbit;

/// <summary>What is heard of the exchange's stream, and that it is listened to again whatever ends it.</summary>
public sealed class StreamTests : IAsyncLifetime, IDisposable
{
    private const string Fill = """
        {"type":"myOrder","code":"KRW-BTC","uuid":"u-1","ask_bid":"BID","state":"trade","price":9.101e-05,
         "time_in_force":null,"identifier":"ct-1","smp_type":null,"a_new_field":[{}],"stream_type":"REALTIME"}
        """;

    private readonly Heard _heard = new();
    private StreamServer _server = null!;
    private UpbitListener? _listener;

    public async Task InitializeAsync() => _server = await StreamServer.StartAsync();

    public async Task DisposeAsync()
    {
        if (_listener is not null)
        {
            await _listener.StopAsync(CancellationToken.None);
        }

        await _server.DisposeAsync();
    }

    public void Dispose() => _listener?.Dispose();

    [Fact]
    public async Task Given_a_new_connection_When_it_stands_Then_it_asks_for_the_market_and_says_that_something_was_missed()
    {
        await ListenAsync(isPrivate: false);

        var guest = await _server.NextAsync();

        var asked = JsonElement.Parse(guest.Said).EnumerateArray().ToList();
        Assert.Equal(("/websocket/v1", ""), (guest.Path, guest.Authorization));
        Assert.Equal(
            ["ticker KRW-ETH", "trade KRW-ETH", "orderbook KRW-ETH.1"],
            asked[1..4].Select(one => $"{one.GetProperty("type")} {one.GetProperty("codes")[0]}")
        );
        Assert.Equal("DEFAULT", asked[^1].GetProperty("format").GetString());
        Assert.Equal(new StreamHint.Gap(OfAccount: false), await _heard.NextAsync());
    }

    [Fact]
    public async Task Given_keys_When_the_account_is_listened_to_Then_the_handshake_is_signed_and_balances_name_no_codes()
    {
        await ListenAsync(isPrivate: true);

        var guest = await PrivateAsync();

        var asked = JsonElement.Parse(guest.Said).EnumerateArray().ToList();
        Assert.StartsWith("Bearer ey", guest.Authorization, StringComparison.Ordinal);
        Assert.Equal("myAsset", asked[2].GetProperty("type").GetString());
        Assert.False(asked[2].TryGetProperty("codes", out _));
    }

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(7)]
    public async Task Given_a_fill_in_frames_of_any_size_When_it_is_heard_Then_it_hints_at_the_order(int frame)
    {
        await ListenAsync(isPrivate: true);
        await (await PrivateAsync()).SayAsync(Fill, frame);

        Assert.Equal(new StreamHint.Order("ct-1", "u-1", IsClosed: false), await _heard.OrderAsync());
    }

    [Theory]
    [InlineData("""{"type":"ticker","code":"KRW-ETH","trade_price":9.101e-05}""", "0.00009101")]
    [InlineData("""{"type":"trade","code":"KRW-ETH","trade_price":"3000000","best_bid_price":null}""", "3000000")]
    [InlineData("""{"type":"orderbook","code":"KRW-ETH","orderbook_units":[{"bid_price":2999000}]}""", "2999000")]
    public async Task Given_a_message_about_a_market_When_it_is_heard_Then_it_hints_at_a_price(
        string message,
        string price
    )
    {
        await ListenAsync(isPrivate: false);
        await (await _server.NextAsync()).SayAsync(message);
        await _heard.NextAsync();

        var expected = new Price(decimal.Parse(price, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(new StreamHint.Moved(Wire.Market, expected), await _heard.NextAsync());
    }

    [Theory]
    [InlineData("""{"status":"UP"}""")]
    [InlineData("""{"type":"a new kind","code":5}""")]
    [InlineData("""{"type":"ticker","code":"KRW-ETH","trade_price":null}""")]
    [InlineData("""{"type":"ticker","code":"BTC-ETH","trade_price":0.05}""")]
    [InlineData("""{"type":"orderbook","code":"KRW-ETH","orderbook_units":[]}""")]
    public async Task Given_a_message_without_a_hint_When_it_is_heard_Then_nothing_is_told(string message)
    {
        await ListenAsync(isPrivate: false);
        var guest = await _server.NextAsync();
        await guest.SayAsync(message);
        await guest.SayAsync("""{"type":"ticker","code":"KRW-ETH","trade_price":1}""");
        await _heard.NextAsync();

        Assert.IsType<StreamHint.Moved>(await _heard.NextAsync());
    }

    [Theory]
    [InlineData("no json at all")]
    [InlineData("[]")]
    [InlineData("""{"type":"myOrder","uuid":null}""")]
    [InlineData("""{"type":"myOrder","uuid":{}}""")]
    public async Task Given_a_message_that_cannot_be_read_When_it_is_heard_Then_something_was_missed(string message)
    {
        await ListenAsync(isPrivate: false);
        await (await _server.NextAsync()).SayAsync(message);
        await _heard.NextAsync();

        Assert.IsType<StreamHint.Gap>(await _heard.NextAsync());
    }

    [Theory]
    [InlineData("dropped")]
    [InlineData("closed")]
    [InlineData("refused")]
    [InlineData("flooded")]
    [InlineData("silent")]
    public async Task Given_a_connection_that_ends_in_any_way_When_it_has_Then_another_asks_anew(string end)
    {
        await ListenAsync(isPrivate: false, end == "silent" ? 1 : 60);
        var guest = await _server.NextAsync();
        await _heard.NextAsync();
        switch (end)
        {
            case "dropped":
                guest.Drop();
                break;
            case "closed":
                await guest.CloseAsync();
                break;
            case "refused":
                await guest.SayAsync("""{"error":{"name":"WRONG_FORMAT","message":"why"}}""");
                break;
            case "flooded":
                await guest.SayAsync(new string(' ', 70_000));
                break;
        }

        var again = await _server.NextAsync();

        Assert.Contains("KRW-ETH", again.Said, StringComparison.Ordinal);
        Assert.Equal(new StreamHint.Gap(OfAccount: false), await _heard.NextAsync());
    }

    [Fact]
    public async Task Given_a_connection_that_stands_When_nothing_happens_Then_signs_of_life_are_sent()
    {
        await ListenAsync(isPrivate: false);
        var guest = await _server.NextAsync();

        Assert.Equal("PING", await guest.ReadAsync());
    }

    [Theory]
    [InlineData(1, 0.0, 0.5)]
    [InlineData(1, 1.0, 1.0)]
    [InlineData(4, 1.0, 8.0)]
    [InlineData(7, 1.0, 60.0)]
    [InlineData(1_000, 0.0, 30.0)]
    public void Given_connections_that_ended_in_a_row_When_the_next_is_due_Then_it_waits_longer_and_at_most_a_minute(
        int failures,
        double chance,
        double seconds
    )
    {
        Assert.Equal(TimeSpan.FromSeconds(seconds), new StreamPace().Wait(failures, chance));
    }

    private Task ListenAsync(bool isPrivate, double silenceSeconds = 60)
    {
        _listener = new UpbitListener(
            _server.Address,
            isPrivate ? new UpbitSigner("access", "secret") : null,
            [Wire.Market],
            new UpbitRateLimits(TimeProvider.System),
            _heard,
            new StreamPace
            {
                Ping = TimeSpan.FromMilliseconds(50),
                Silence = TimeSpan.FromSeconds(silenceSeconds),
                First = TimeSpan.FromMilliseconds(10),
                MessageMost = 65_536,
            },
            NullLogger<UpbitListener>.Instance
        );
        return _listener.StartAsync(CancellationToken.None);
    }

    private async Task<StreamGuest> PrivateAsync()
    {
        var guest = await _server.NextAsync();
        return guest.Path.EndsWith("/private", StringComparison.Ordinal) ? guest : await PrivateAsync();
    }
}
