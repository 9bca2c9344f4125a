using System.Net.WebSockets;
using Bot.Host.Trading;

namespace Bot.Host.Upbit.Stream;

/// <summary>One connection to the stream, from its handshake to its end.</summary>
internal sealed class StreamConnection(StreamPace pace, bool isPrivate, Action<StreamHint> take)
{
    private const int FirstBuffer = 16 * 1024;
    private static readonly TimeSpan FarewellMost = TimeSpan.FromSeconds(2);

    /// <summary>What a refused handshake was answered with; null where none was.</summary>
    public (int Status, string Told)? Refusal { get; private set; }

    private static readonly byte[] Ping = "PING"u8.ToArray();

    /// <summary>Serves a connection until it ends.</summary>
    /// <returns>Why it ended.</returns>
    public async Task<string> RunAsync(Uri address, string? bearer, byte[] request, CancellationToken token)
    {
        using var socket = new ClientWebSocket();
        socket.Options.KeepAliveInterval = TimeSpan.Zero;
        socket.Options.CollectHttpResponseDetails = true;
        if (bearer is not null)
        {
            socket.Options.SetRequestHeader("Authorization", $"Bearer {bearer}");
        }

        try
        {
            using var hurry = new CancellationTokenSource(pace.Silence, TimeProvider.System);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(token, hurry.Token);
            await socket.ConnectAsync(address, either.Token);
            await socket.SendAsync(request, WebSocketMessageType.Text, endOfMessage: true, either.Token);
            take(new StreamHint.Gap(isPrivate));
            return await ServeAsync(socket, token);
        }
        catch (Exception exception) when (exception is WebSocketException or HttpRequestException or IOException)
        {
            Refusal = RefusalOf(socket);
            return exception.Message;
        }
        catch (OperationCanceledException) when (!token.IsCancellationRequested)
        {
            return "silence";
        }
    }

    // The body is lost with the handshake; only a header may say how long to wait.
    private static (int Status, string Told)? RefusalOf(ClientWebSocket socket)
    {
        var status = (int)socket.HttpStatusCode;
        if (status < 400)
        {
            return null;
        }

        var after = socket.HttpResponseHeaders?.FirstOrDefault(header =>
            header.Key.Equals("Retry-After", StringComparison.OrdinalIgnoreCase)
        );
        return (status, after?.Value?.FirstOrDefault() is { } seconds ? $"{seconds} s" : "");
    }

    private async Task<string> ServeAsync(ClientWebSocket socket, CancellationToken token)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(token);
        var pinging = PingAsync(socket, end.Token);
        try
        {
            return await ListenAsync(socket, token);
        }
        finally
        {
            await end.CancelAsync();
            await pinging;
            await CloseAsync(socket);
        }
    }

    private async Task<string> ListenAsync(ClientWebSocket socket, CancellationToken token)
    {
        var buffer = new byte[FirstBuffer];
        while (true)
        {
            var (kept, length) = await MessageAsync(socket, buffer, token);
            buffer = kept;
            if (length is null)
            {
                return socket.CloseStatusDescription is { Length: > 0 } why ? why : "closed by the exchange";
            }

            switch (StreamJson.Read(buffer.AsMemory(0, length.Value)))
            {
                case StreamWord.Hint(var hint):
                    take(hint);
                    break;
                case StreamWord.Refusal refusal:
                    return $"{refusal.Name}: {refusal.Message}";
                case null:
                    // What cannot be read may have been about an order.
                    take(new StreamHint.Gap(isPrivate));
                    break;
            }
        }
    }

    // One message, however it was cut into frames; null where the connection was closed.
    private async Task<(byte[] Buffer, int? Length)> MessageAsync(
        ClientWebSocket socket,
        byte[] buffer,
        CancellationToken token
    )
    {
        using var silence = new CancellationTokenSource(pace.Silence, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(token, silence.Token);
        var length = 0;
        while (true)
        {
            if (length == buffer.Length)
            {
                if (length >= pace.MessageMost)
                {
                    throw new IOException($"a message of more than {pace.MessageMost} bytes");
                }

                Array.Resize(ref buffer, Math.Min(length * 2, pace.MessageMost));
            }

            var got = await socket.ReceiveAsync(buffer.AsMemory(length), either.Token);
            if (got.MessageType == WebSocketMessageType.Close)
            {
                return (buffer, null);
            }

            length += got.Count;
            if (got.EndOfMessage)
            {
                return (buffer, length);
            }
        }
    }

    private async Task PingAsync(ClientWebSocket socket, CancellationToken token)
    {
        using var timer = new PeriodicTimer(pace.Ping, TimeProvider.System);
        try
        {
            while (await timer.WaitForNextTickAsync(token))
            {
                await socket.SendAsync(Ping, WebSocketMessageType.Text, endOfMessage: true, token);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException or IOException)
        {
            // The listener sees the end of the connection as well, and says why.
            return;
        }
    }

    private static async Task CloseAsync(ClientWebSocket socket)
    {
        if (socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived))
        {
            return;
        }

        using var hurry = new CancellationTokenSource(FarewellMost);
        try
        {
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, hurry.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException or IOException)
        {
            socket.Abort();
        }
    }
}
