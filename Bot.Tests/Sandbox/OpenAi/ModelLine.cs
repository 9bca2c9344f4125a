using System.ClientModel;
using System.ClientModel.Primitives;
using System.Text.Json;
using Bot.Host.OpenAi;
using Bot.Sandbox.OpenAi;
using OpenAI;
using OpenAI.Chat;

namespace Bot.Tests.Sandbox.OpenAi;

/// <summary>A sandbox server and a line to it through the published .NET client.</summary>
internal sealed class ModelLine : IAsyncDisposable
{
    public const string Message =
        """
        {"legal_actions":["hold","buy"],"signal":"buy","last_price":4321000,"change_24h_percent":-1.25,
        "indicators":{"rsi14":28.5,"sma20":4400000,"sma60":4500000,"atr_percent":1.1,"volume_ratio":2.5}}
        """;

    private ModelLine(OpenAiServer server) => Server = server;

    public OpenAiServer Server { get; }

    public static async Task<ModelLine> OpenAsync(OpenAiServerOptions? options = null) =>
        new(await OpenAiServer.StartAsync(options ?? new()));

    public Task<ChatCompletion> AskAsync(string message = Message) => AskAsync(
        ChatResponseFormat.CreateJsonSchemaFormat("advice", AdviceSchema.Json, jsonSchemaIsStrict: true), message);

    public async Task<ChatCompletion> AskAsync(ChatResponseFormat format, string message, int? mostTokens = null)
    {
        var options = new ChatCompletionOptions { ResponseFormat = format, MaxOutputTokenCount = mostTokens };
        ChatMessage[] messages = [new SystemChatMessage("You advise."), new UserChatMessage(message)];
        return await Client().CompleteChatAsync(messages, options);
    }

    public async Task<JsonElement> AdviceAsync(string message = Message) => Read(await AskAsync(message));

    public static JsonElement Read(ChatCompletion completion) =>
        JsonSerializer.Deserialize<JsonElement>(completion.Content[0].Text);

    /// <summary>A client that gives up at the first failure, or after so many seconds.</summary>
    public ChatClient Client(string key = "sk-test", int retries = 0, int seconds = 60) =>
        new("gpt-4o-mini", new ApiKeyCredential(key), Options(retries, seconds));

    public OpenAIClientOptions Options(int retries = 0, int seconds = 60) => new()
    {
        Endpoint = Server.Address,
        NetworkTimeout = TimeSpan.FromSeconds(seconds),
        RetryPolicy = new ClientRetryPolicy(retries),
    };

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
