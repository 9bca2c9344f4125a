using System.ClientModel;
using System.Text.Json;
using Bot.Host.OpenAi;
using Bot.Sandbox;
using Bot.Sandbox.Faults;
using Bot.Sandbox.OpenAi;
using OpenAI.Chat;
using OpenAI.Models;

namespace Bot.Tests.Sandbox.OpenAi;

/// <summary>What the published .NET client gets from the sandbox.</summary>
public sealed class OpenAiServerTests
{
    [Fact]
    public async Task Given_a_strict_schema_when_asked_then_the_answer_conforms_and_is_made_of_the_numbers()
    {
        await using var line = await ModelLine.OpenAsync();
        var completion = await line.AskAsync();
        var advice = ModelLine.Read(completion);
        Assert.Equal(1, advice.GetProperty("action").GetInt32());
        Assert.Contains(advice.GetProperty("confidence").GetString(), new[] { "high", "medium", "low" });
        var rationale = advice.GetProperty("rationale");
        Assert.Equal(
            ["overall", "trend", "momentum", "volatility_volume", "structure", "decision"],
            rationale.EnumerateObject().Select(section => section.Name));
        Assert.Equal(
            "The last price is 4,321,000; it changed by -1.25 % in 24 hours.",
            rationale.GetProperty("overall").GetString());
        Assert.Equal("RSI 14 of 28.5 is oversold.", rationale.GetProperty("momentum").GetString());
        Assert.Equal("No numbers were given for this.", rationale.GetProperty("structure").GetString());
    }

    [Fact]
    public async Task Given_an_answer_then_everything_around_it_has_the_form_of_the_api()
    {
        var start = new DateTimeOffset(2024, 5, 6, 7, 8, 9, TimeSpan.Zero);
        await using var line = await ModelLine.OpenAsync(new() { Time = new ReplayClock(start) });
        var completion = await line.AskAsync();
        Assert.StartsWith("chatcmpl-", completion.Id, StringComparison.Ordinal);
        Assert.Equal(start, completion.CreatedAt);
        Assert.Equal("gpt-4o-mini", completion.Model);
        Assert.Equal(ChatFinishReason.Stop, completion.FinishReason);
        Assert.Equal(ChatMessageRole.Assistant, completion.Role);
        Assert.Null(completion.Refusal);
        Assert.True(completion.Usage.InputTokenCount > 0);
        Assert.Equal(
            completion.Usage.TotalTokenCount, completion.Usage.InputTokenCount + completion.Usage.OutputTokenCount);
    }

    [Theory]
    [InlineData("""["hold","buy","sell"]""", "sell", 2)]
    [InlineData("""["hold","buy","sell"]""", "buy", 1)]
    [InlineData("""["hold","buy","sell"]""", "hold", 0)]
    [InlineData("""["buy","hold"]""", "buy", 0)]
    [InlineData("""["buy","hold"]""", "sell", 1)]
    [InlineData("""["hold"]""", "buy", 0)]
    [InlineData("""["hold","sell"]""", "none", 0)]
    public async Task Given_a_signal_when_asked_then_it_is_followed_where_it_is_legal(
        string legal, string signal, int index)
    {
        await using var line = await ModelLine.OpenAsync();
        var advice = await line.AdviceAsync($$"""{"legal_actions":{{legal}},"signal":"{{signal}}"}""");
        Assert.Equal(index, advice.GetProperty("action").GetInt32());
    }

    [Fact]
    public async Task Given_one_seed_when_two_servers_are_asked_the_same_then_they_answer_the_same()
    {
        var options = new OpenAiServerOptions { Seed = 7, Time = new ReplayClock(DateTimeOffset.UnixEpoch) };
        await using var one = await ModelLine.OpenAsync(options);
        await using var other = await ModelLine.OpenAsync(options);
        await one.AskAsync();
        await other.AskAsync();
        Assert.Equal(one.Server.Calls, other.Server.Calls);
    }

    [Fact]
    public async Task Given_a_script_when_asked_then_its_answers_come_in_order_to_the_letter_and_then_the_rule_speaks()
    {
        await using var line = await ModelLine.OpenAsync();
        line.Server.Script.Enqueue("first");
        line.Server.Script.Enqueue("""{"second":2}""");
        Assert.Equal("first", (await line.AskAsync()).Content[0].Text);
        Assert.Equal("""{"second":2}""", (await line.AskAsync()).Content[0].Text);
        Assert.Equal(1, (await line.AdviceAsync()).GetProperty("action").GetInt32());
    }

    [Fact]
    public async Task Given_another_schema_when_asked_then_the_answer_is_the_least_that_conforms()
    {
        var schema = BinaryData.FromString(
            """
            {"type":"object","additionalProperties":false,"required":["name","size"],
             "properties":{"name":{"type":"string"},"size":{"enum":["small","large"]}}}
            """);
        await using var line = await ModelLine.OpenAsync();
        var completion = await line.AskAsync(
            ChatResponseFormat.CreateJsonSchemaFormat("thing", schema, jsonSchemaIsStrict: true), "a thing");
        Assert.Equal("""{"name":"","size":"small"}""", completion.Content[0].Text);
    }

    [Fact]
    public async Task Given_a_most_of_tokens_when_the_answer_is_longer_then_it_ends_there_for_length()
    {
        await using var line = await ModelLine.OpenAsync();
        var completion = await line.AskAsync(ChatResponseFormat.CreateTextFormat(), ModelLine.Message, mostTokens: 10);
        Assert.Equal(ChatFinishReason.Length, completion.FinishReason);
        Assert.Equal(10, completion.Usage.OutputTokenCount);
    }

    [Theory]
    [InlineData(OpenAiFault.RateLimit, 429)]
    [InlineData(OpenAiFault.ServerError, 500)]
    public async Task Given_a_failure_when_asked_then_the_client_gets_its_status_and_the_next_answer_is_whole(
        OpenAiFault fault, int status)
    {
        await using var line = await ModelLine.OpenAsync();
        line.Server.Next(fault);
        var error = await Assert.ThrowsAsync<ClientResultException>(() => line.AskAsync());
        Assert.Equal(status, error.Status);
        Assert.Equal(1, (await line.AdviceAsync()).GetProperty("action").GetInt32());
        Assert.Equal([status, 200], line.Server.Calls.Select(call => call.Status));
    }

    [Fact]
    public async Task Given_a_rate_limit_when_the_client_tries_again_then_it_waits_as_told_and_succeeds()
    {
        await using var line = await ModelLine.OpenAsync(new() { RetryAfter = TimeSpan.Zero });
        line.Server.Next(OpenAiFault.RateLimit);
        line.Server.Next(OpenAiFault.RateLimit);
        var completion = await line.Client(retries: 2).CompleteChatAsync(new UserChatMessage(ModelLine.Message));
        Assert.Equal(ChatFinishReason.Stop, completion.Value.FinishReason);
        Assert.Equal(3, line.Server.Calls.Count);
    }

    [Fact]
    public async Task Given_a_slow_answer_when_asked_then_the_client_gives_up_and_the_server_ends_all_the_same()
    {
        await using var line = await ModelLine.OpenAsync(new() { SlowAnswer = TimeSpan.FromMinutes(10) });
        line.Server.Next(OpenAiFault.Slow);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => line.Client(seconds: 2).CompleteChatAsync(new UserChatMessage(ModelLine.Message)));
    }

    [Fact]
    public async Task Given_a_cut_off_answer_when_asked_then_it_is_half_and_says_length()
    {
        await using var line = await ModelLine.OpenAsync();
        line.Server.Next(OpenAiFault.CutOff);
        var completion = await line.AskAsync();
        Assert.Equal(ChatFinishReason.Length, completion.FinishReason);
        Assert.ThrowsAny<JsonException>(() => ModelLine.Read(completion));
    }

    [Fact]
    public async Task Given_a_refusal_when_asked_then_there_is_no_content()
    {
        await using var line = await ModelLine.OpenAsync();
        line.Server.Next(OpenAiFault.Refusal);
        var completion = await line.AskAsync();
        Assert.Equal("I'm sorry, I can't assist with that request.", completion.Refusal);
        Assert.DoesNotContain(completion.Content, part => !string.IsNullOrEmpty(part.Text));
    }

    [Fact]
    public async Task Given_thoughts_when_asked_then_they_stand_before_the_answer()
    {
        await using var line = await ModelLine.OpenAsync();
        line.Server.Next(OpenAiFault.Think);
        var text = (await line.AskAsync()).Content[0].Text;
        Assert.Matches("^<think>.+</think>\\s*\\{", text);
        var plain = (await line.AskAsync()).Content[0].Text;
        Assert.EndsWith($"</think>\n\n{plain}", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_wrong_types_when_asked_then_the_names_are_right_and_no_advice_can_be_read()
    {
        await using var line = await ModelLine.OpenAsync();
        line.Server.Next(OpenAiFault.WrongTypes);
        var completion = await line.AskAsync();
        var answer = ModelLine.Read(completion);
        Assert.Equal("1", answer.GetProperty("action").GetString());
        Assert.Equal(JsonValueKind.Number, answer.GetProperty("rationale").GetProperty("overall").ValueKind);
        Assert.Null(AdviceSchema.Read(completion.Content[0].Text, []).Advice);
    }

    [Fact]
    public async Task Given_a_planned_drop_when_asked_then_the_connection_breaks_though_the_server_answered()
    {
        var plan = new FaultPlan();
        plan.Add(new() { Server = "openai", Path = "/v1/chat/completions", Fault = FaultKind.DropAnswer });
        await using var line = await ModelLine.OpenAsync(new() { Faults = plan });
        await Assert.ThrowsAnyAsync<Exception>(() => line.AskAsync());
        Assert.Equal(200, Assert.Single(line.Server.Calls).Status);
        Assert.Single(plan.Fired);
    }

    [Fact]
    public async Task Given_models_then_the_client_can_list_and_look_at_them()
    {
        await using var line = await ModelLine.OpenAsync(new() { Models = ["a", "b"] });
        var client = new OpenAIModelClient(new ApiKeyCredential("sk-test"), line.Options());
        Assert.Equal(["a", "b"], (await client.GetModelsAsync()).Value.Select(model => model.Id));
        Assert.Equal("b", (await client.GetModelAsync("b")).Value.Id);
        Assert.Equal(404, (await Assert.ThrowsAsync<ClientResultException>(() => client.GetModelAsync("c"))).Status);
    }

    [Fact]
    public async Task Given_a_key_when_another_is_used_then_it_is_refused_and_not_told_whole()
    {
        await using var line = await ModelLine.OpenAsync(new() { ApiKey = "sk-right" });
        var error = await Assert.ThrowsAsync<ClientResultException>(
            () => line.Client("sk-wrong-and-long").CompleteChatAsync(new UserChatMessage("a")));
        Assert.Equal(401, error.Status);
        Assert.Contains("invalid_api_key", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-wrong-and-long", error.Message, StringComparison.Ordinal);
        Assert.NotNull(await line.Client("sk-right").CompleteChatAsync(new UserChatMessage("a")));
    }

    [Fact]
    public async Task Given_more_calls_than_are_kept_then_the_newest_stay()
    {
        await using var line = await ModelLine.OpenAsync();
        using var http = new HttpClient { DefaultRequestHeaders = { { "Authorization", "Bearer sk-test" } } };
        for (var call = 1; call <= 1_003; call++)
        {
            using var content = new StringContent($"{call}");
            using var response = await http.PostAsync($"{line.Server.Address}/chat/completions", content);
        }

        Assert.Equal(1_000, line.Server.Calls.Count);
        Assert.Equal(["4", "1003"], [line.Server.Calls[0].Request, line.Server.Calls[^1].Request]);
    }

    [Fact]
    public async Task Given_whole_answers_then_they_go_out_to_the_letter_before_anything_else()
    {
        await using var line = await ModelLine.OpenAsync();
        line.Server.Replies.Enqueue(new OpenAiReply("<p>"u8.ToArray()) { Status = 503, ContentType = "text/html" });
        using var http = new HttpClient { DefaultRequestHeaders = { { "Authorization", "Bearer sk-test" } } };
        using var content = new StringContent("{}");
        using var response = await http.PostAsync($"{line.Server.Address}/chat/completions", content);

        Assert.Equal(503, (int)response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType!.ToString());
        Assert.Equal("<p>", await response.Content.ReadAsStringAsync());
        Assert.NotNull(await line.AskAsync());
    }

    [Fact]
    public async Task Given_a_truncated_answer_then_the_connection_is_lost_in_the_middle_of_it()
    {
        await using var line = await ModelLine.OpenAsync();
        line.Server.Replies.Enqueue(new OpenAiReply(new byte[1_000]) { IsTruncated = true });

        await Assert.ThrowsAnyAsync<Exception>(() => line.AskAsync());
    }
}
