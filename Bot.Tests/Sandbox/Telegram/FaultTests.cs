using System.Net;
using Bot.Sandbox.Faults;

namespace Bot.Tests.Sandbox.Telegram;

/// <summary>What a plan of faults does to calls of the Bot API.</summary>
public sealed class FaultTests
{
    [Theory]
    [InlineData(FaultKind.DropRequest, 0)]
    [InlineData(FaultKind.DropAnswer, 1)]
    public async Task Given_a_fault_when_the_call_breaks_then_it_has_acted_or_not(FaultKind fault, int messages)
    {
        await using var line = await OpenAsync(new() { Path = "sendMessage", Fault = fault });
        await Assert.ThrowsAsync<HttpRequestException>(
            () => line.CallAsync("sendMessage", new { chat_id = 1, text = "a" }));
        Assert.Equal(messages, line.Server.Messages(1).Count);
        Assert.Equal(messages + 1, await line.SendAsync("b"));
    }

    [Fact]
    public async Task Given_a_duplicate_when_a_message_is_sent_then_it_stands_twice_and_the_second_is_answered()
    {
        await using var line = await OpenAsync(new() { Path = "sendMessage", Fault = FaultKind.Duplicate });
        Assert.Equal(2, await line.SendAsync("a"));
        Assert.Equal(["a", "a"], line.Server.Messages(1).Select(message => message.Text));
    }

    [Fact]
    public async Task Given_a_status_for_the_second_call_when_calls_are_made_then_only_that_one_gets_it()
    {
        await using var line = await OpenAsync(new()
        {
            Server = "telegram",
            Path = "getMe",
            Fault = FaultKind.Status,
            Nth = 2,
            Status = 502,
            Body = """{"ok":false,"error_code":502,"description":"Bad Gateway"}""",
        });
        Assert.Equal(HttpStatusCode.OK, (await line.CallAsync("getMe")).Status);
        Assert.Equal((HttpStatusCode)502, (await line.CallAsync("getMe")).Status);
        Assert.Equal(HttpStatusCode.OK, (await line.CallAsync("getMe")).Status);
    }

    private static Task<BotLine> OpenAsync(FaultRule rule)
    {
        var plan = new FaultPlan();
        plan.Add(rule);
        return BotLine.OpenAsync(new() { Faults = plan });
    }
}
