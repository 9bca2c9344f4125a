using Bot.Host.Http;
using Bot.Host.Http.Api;
using Bot.Host.Options;
using Microsoft.AspNetCore.Http;

namespace Bot.Tests.Http;

/// <summary>Who is let in, and how often.</summary>
public sealed class ApiGateTests : IDisposable
{
    private const int PerMinute = 5;

    private readonly ApiGate _gate = new(
        new HttpOptions { ApiToken = WatchedBot.Token, RequestsPerMinute = PerMinute }
    );

    public void Dispose() => _gate.Dispose();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Bearer wrong")]
    [InlineData("Basic " + WatchedBot.Token)]
    [InlineData(WatchedBot.Token)]
    [InlineData("Bearer " + WatchedBot.Token + "x")]
    [InlineData("Bearer x" + WatchedBot.Token)]
    public void Given_no_token_or_another_When_it_asks_Then_it_is_told_to_bring_one(string? header)
    {
        var context = Context(header);

        var refused = Assert.Throws<HttpRefusalException>(() => _gate.Enter(context));

        Assert.Equal(401, refused.Problem.Status);
        Assert.Equal("Bearer", context.Response.Headers.WWWAuthenticate);
    }

    [Theory]
    [InlineData("Bearer " + WatchedBot.Token)]
    [InlineData("bearer  " + WatchedBot.Token)]
    public void Given_the_token_When_it_asks_more_often_than_is_allowed_Then_it_waits(string header)
    {
        for (var one = 0; one < PerMinute; one++)
        {
            _gate.Enter(Context(header));
        }

        var refused = Assert.Throws<HttpRefusalException>(() => _gate.Enter(Context(header)));

        Assert.Equal(429, refused.Problem.Status);
        Assert.InRange(refused.Problem.RetryAfter!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
    }

    [Fact]
    public void Given_others_who_try_tokens_without_end_When_the_owner_asks_Then_he_is_let_in()
    {
        var statuses = Enumerable
            .Range(0, 100)
            .Select(one => Assert.Throws<HttpRefusalException>(() => _gate.Enter(Context($"Bearer {one}"))))
            .Select(refused => refused.Problem.Status)
            .ToList();

        _gate.Enter(Context($"Bearer {WatchedBot.Token}"));

        Assert.Equal(ApiGate.RefusalsPerMinute, statuses.Count(status => status == 401));
        Assert.Equal(100 - ApiGate.RefusalsPerMinute, statuses.Count(status => status == 429));
    }

    private static DefaultHttpContext Context(string? header)
    {
        var context = new DefaultHttpContext();
        if (header is not null)
        {
            context.Request.Headers.Authorization = header;
        }

        return context;
    }
}
