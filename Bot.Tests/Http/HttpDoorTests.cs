using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Bot.Host.Http;
using Bot.Host.Http.Api;
using Bot.Host.Options;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bot.Tests.Http;

/// <summary>How the listener opens, and what it says where it cannot.</summary>
public sealed class HttpDoorTests : IDisposable
{
    private readonly List<string> _said = [];
    private readonly ILoggerFactory _logs;

    public HttpDoorTests() => _logs = LoggerFactory.Create(logging => logging.AddProvider(new Said(_said)));

    public void Dispose() => _logs.Dispose();

    [Fact]
    public async Task Given_a_port_that_is_taken_When_the_door_opens_Then_it_says_so_goes_on_and_tries_again_later()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        using var door = Door(new HttpOptions { Listen = taken.LocalEndpoint.ToString()! });

        await door.StartAsync(CancellationToken.None);
        await SaidAsync("cannot be opened");

        Assert.False(door.ExecuteTask!.IsCompleted);
        Assert.Contains("trading goes on", Assert.Single(_said), StringComparison.Ordinal);
        await door.StopAsync(CancellationToken.None);
    }

    [Theory]
    [InlineData("0.0.0.0:0", "", "not encrypted", "Http:ApiToken is empty")]
    [InlineData("0.0.0.0:0", WatchedBot.Token, "not encrypted", "take the token")]
    [InlineData("127.0.0.1:0", "")]
    [InlineData("127.0.0.1:0", WatchedBot.Token)]
    public async Task Given_a_place_beyond_this_machine_When_the_door_opens_Then_it_is_warned_of(
        string listen,
        string token,
        params string[] warned
    )
    {
        using var door = Door(new HttpOptions { Listen = listen, ApiToken = token });

        await door.StartAsync(CancellationToken.None);
        await door.OpenedAsync(CancellationToken.None);

        Assert.Equal(warned.Length > 0, _said.Exists(line => line.Contains("beyond", StringComparison.Ordinal)));
        Assert.All(warned, words => Assert.Contains(words, Assert.Single(_said), StringComparison.Ordinal));
        await door.StopAsync(CancellationToken.None);
    }

    [Theory]
    [InlineData("0.0.0.0:0", "/inside", null, 401)]
    [InlineData("0.0.0.0:0", "/inside", "wrong", 401)]
    [InlineData("0.0.0.0:0", "/inside", WatchedBot.Token, 200)]
    [InlineData("0.0.0.0:0", "/hello", null, 200)]
    [InlineData("127.0.0.1:0", "/inside", null, 200)]
    public async Task Given_what_is_nobody_elses_business_When_it_is_asked_from_beyond_Then_it_takes_the_token(
        string listen,
        string path,
        string? token,
        int status
    )
    {
        var options = new HttpOptions { Listen = listen, ApiToken = WatchedBot.Token };
        using var gate = new ApiGate(options);
        using var door = new HttpDoor(options, new HttpDesk(options, [new Hello()], gate), _logs);
        await door.StartAsync(CancellationToken.None);
        var address = await door.OpenedAsync(CancellationToken.None);
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"http://127.0.0.1:{address.Port}{path}");
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);

        using var answer = await client.SendAsync(request);

        Assert.Equal(status, (int)answer.StatusCode);
        await door.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Given_an_open_door_When_it_is_stopped_Then_the_port_is_free_again()
    {
        using var door = Door(new HttpOptions { Listen = "127.0.0.1:0" });
        await door.StartAsync(CancellationToken.None);
        var address = await door.OpenedAsync(CancellationToken.None);

        await door.StopAsync(CancellationToken.None);

        using var free = new TcpListener(IPAddress.Loopback, address.Port);
        free.Start();
        Assert.True(free.Server.IsBound);
    }

    private HttpDoor Door(HttpOptions options) => new(options, new HttpDesk(options, [new Hello()]), _logs);

    private async Task SaidAsync(string text)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!_said.ToList().Exists(line => line.Contains(text, StringComparison.Ordinal)))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, patience.Token);
        }
    }

    private sealed class Hello : IHttpRoutes
    {
        public IEnumerable<HttpRoute> Routes =>
            [
                new("GET", "/hello", context => context.Response.WriteAsync("hello")),
                new("GET", "/inside", context => context.Response.WriteAsync("inside")) { IsInside = true },
            ];
    }

    private sealed class Said(List<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) =>
            categoryName.StartsWith("Bot.", StringComparison.Ordinal) ? this : NullLogger.Instance;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            if (logLevel >= LogLevel.Warning)
            {
                lines.Add(formatter(state, exception));
            }
        }

        public void Dispose() { }
    }
}
