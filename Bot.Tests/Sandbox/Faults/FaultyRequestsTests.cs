using System.Diagnostics;
using System.Net;
using Bot.Sandbox.Faults;

namespace Bot.Tests.Sandbox.Faults;

/// <summary>What faults do to real requests: whether they act, and what the client hears.</summary>
public sealed class FaultyRequestsTests
{
    [Theory]
    [InlineData(FaultKind.DropRequest, 0)]
    [InlineData(FaultKind.DropAnswer, 1)]
    public async Task Given_a_break_on_a_line_in_use_when_a_person_posts_then_nothing_is_heard_and_it_acted_or_not(
        FaultKind fault, int acted)
    {
        await using var till = await Till.OpenAsync(new() { Path = "/pay", Nth = 2, Fault = fault });
        Assert.Equal("1: a", await till.PostAsync("a"));
        await Assert.ThrowsAsync<HttpRequestException>(() => till.PostAsync("b"));
        Assert.Equal(1 + acted, till.Acted.Count);
        Assert.Equal($"{2 + acted}: c", await till.PostAsync("c"));
    }

    [Fact]
    public async Task Given_a_duplicate_when_posted_then_the_whole_body_acts_twice_and_the_second_answer_is_heard()
    {
        var body = new string('x', 200_000);
        await using var till = await Till.OpenAsync(new() { Path = "/pay", Fault = FaultKind.Duplicate });
        Assert.Equal($"2: {body}", await till.PostAsync(body));
        Assert.Equal([body, body], till.Acted);
    }

    [Fact]
    public async Task Given_a_status_when_posted_then_it_answers_with_body_and_header_and_nothing_acts()
    {
        await using var till = await Till.OpenAsync(new()
        {
            Path = "/pay", Fault = FaultKind.Status, Status = 429, RetryAfter = 3,
            Body = """{"name":"too_many_requests"}""",
        });
        using var response = await till.SendAsync("a");
        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(3), response.Headers.RetryAfter?.Delta);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("""{"name":"too_many_requests"}""", await response.Content.ReadAsStringAsync());
        Assert.Empty(till.Acted);
    }

    [Fact]
    public async Task Given_a_status_without_a_body_when_posted_then_the_answer_is_an_empty_500()
    {
        await using var till = await Till.OpenAsync(new() { Path = "/pay", Fault = FaultKind.Status });
        using var response = await till.SendAsync("a");
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Equal("", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData(FaultMoment.Before)]
    [InlineData(FaultMoment.After)]
    public async Task Given_a_delay_when_posted_then_the_answer_is_whole_and_not_sooner(FaultMoment moment)
    {
        await using var till = await Till.OpenAsync(
            new() { Path = "/pay", Fault = FaultKind.Delay, Delay = TimeSpan.FromMilliseconds(200), When = moment });
        var started = Stopwatch.GetTimestamp();
        Assert.Equal("1: a", await till.PostAsync("a"));
        Assert.True(Stopwatch.GetElapsedTime(started) >= TimeSpan.FromMilliseconds(190));
    }

    [Theory]
    [InlineData(FaultMoment.Before, 0)]
    [InlineData(FaultMoment.After, 1)]
    public async Task Given_a_delay_longer_than_the_client_waits_then_it_acted_or_not(FaultMoment moment, int acted)
    {
        await using var till = await Till.OpenAsync(
            new() { Path = "/pay", Fault = FaultKind.Delay, Delay = TimeSpan.FromMinutes(5), When = moment });
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var call = till.SendAsync("a", cancellationToken: patience.Token);
        while (till.Plan.Fired.Count == 0 || till.Acted.Count < acted)
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal("b", (await till.PostAsync("b"))[^1..]);
        Assert.Equal(1 + acted, till.Acted.Count);
    }

    [Fact]
    public async Task Given_a_bot_api_path_then_rules_name_the_method_alone()
    {
        await using var till = await Till.OpenAsync(
            new() { Server = "telegram", Path = "sendMessage", Fault = FaultKind.Status, Status = 502 }, "telegram");
        using var response = await till.SendAsync("a", path: "/bot42:secret/sendMessage");
        Assert.Equal(HttpStatusCode.BadGateway, response.StatusCode);
        Assert.Equal("telegram POST sendMessage, call 1: status", Assert.Single(till.Plan.Fired).ToString());
    }

    [Fact]
    public async Task Given_an_empty_plan_or_none_then_everything_passes()
    {
        await using var till = await Till.OpenAsync(null);
        Assert.Equal("1: a", await till.PostAsync("a"));
        till.Plan.Add(new() { Path = "/other", From = 1, Fault = FaultKind.DropRequest });
        Assert.Equal("2: b", await till.PostAsync("b"));
        Assert.Empty(till.Plan.Fired);
    }
}
