using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Bot.Sandbox.Upbit;

namespace Bot.Tests.Sandbox.Upbit;

/// <summary>A client's WebSocket to the sandbox exchange.</summary>
internal sealed class StreamLine : IAsyncDisposable
{
    private readonly ClientWebSocket _socket;
    private readonly CancellationTokenSource _patience = new(TimeSpan.FromSeconds(20));

    private StreamLine(ClientWebSocket socket) => _socket = socket;

    /// <summary>The kind of the frame read last.</summary>
    public WebSocketMessageType Kind { get; private set; }

    public static async Task<StreamLine> OpenAsync(
        UpbitServer server,
        string? token = null,
        Action<ClientWebSocketOptions>? change = null
    )
    {
        var line = new StreamLine(new());
        if (token is not null)
        {
            line._socket.Options.SetRequestHeader("Authorization", $"Bearer {token}");
        }

        line._socket.Options.KeepAliveInterval = TimeSpan.Zero;
        line._socket.Options.CollectHttpResponseDetails = true;
        change?.Invoke(line._socket.Options);
        var address = token is null ? server.StreamAddress : new Uri($"{server.StreamAddress}/private");
        await line._socket.ConnectAsync(address, line._patience.Token);
        return line;
    }

    public Task SayAsync(string text) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, _patience.Token);

    /// <summary>Subscribes; quotes are written as apostrophes.</summary>
    public Task AskAsync(string parts) => SayAsync($$"""[{"ticket":"t"},{{parts.Replace('\'', '"')}}]""");

    public async Task<JsonElement> ReadAsync()
    {
        var text = await TryReadAsync();
        return JsonElement.Parse(text ?? throw new InvalidOperationException("the server closed"));
    }

    /// <summary>The next message; null when the server closes.</summary>
    public async Task<string?> TryReadAsync()
    {
        var buffer = new byte[64 * 1024];
        var part = await _socket.ReceiveAsync(buffer.AsMemory(), _patience.Token);
        Kind = part.MessageType;
        Assert.True(part.EndOfMessage);
        return part.MessageType == WebSocketMessageType.Close ? null : Encoding.UTF8.GetString(buffer, 0, part.Count);
    }

    public async ValueTask DisposeAsync()
    {
        await Task.CompletedTask;
        _socket.Dispose();
        _patience.Dispose();
    }
}
