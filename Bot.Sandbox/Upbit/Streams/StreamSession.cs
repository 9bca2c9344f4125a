using System.Net.WebSockets;
using System.Threading.Channels;
using Bot.Sandbox.Faults;
using Bot.Sandbox.Upbit.Trading;

namespace Bot.Sandbox.Upbit.Streams;

/// <summary>One connection: hears its client, tells it what it asked for, and ends it after a long silence.</summary>
internal sealed class StreamSession(
    WebSocket socket, HeardLine line, StreamSubscriber subscriber, UpbitServerOptions options)
{
    private const int MostWaiting = 10_000;
    private const int MostBytes = 64 * 1024;
    private static readonly byte[] Up = """{"status":"UP"}"""u8.ToArray();
    private readonly Channel<StreamEvent> _events = Channel.CreateBounded<StreamEvent>(
        new BoundedChannelOptions(MostWaiting) { SingleReader = true });

    private long? _statusAt;
    private int _isTimeNoted;
    private byte[]? _held;
    private bool _isSilent;

    /// <summary>The address that it was opened at.</summary>
    public required string Path { get; init; }

    /// <summary>Whose the connection is; null for a public one.</summary>
    public required string? Key { get; init; }

    /// <summary>Notes something that happened to a pocket; a client that reads too slowly is cut off.</summary>
    public void Note(PocketTold told)
    {
        if (told.Key == Key && !_events.Writer.TryWrite(new PocketHappened(told)))
        {
            socket.Abort();
        }
    }

    /// <summary>Notes that time may have passed, unless that is noted already.</summary>
    public void NoteTime()
    {
        if (Interlocked.Exchange(ref _isTimeNoted, 1) == 0)
        {
            _events.Writer.TryWrite(TimePassed.One);
        }
    }

    /// <summary>Lives until either side ends it.</summary>
    /// <param name="settle">Has everything happen that is due for the connection's owner.</param>
    public async Task RunAsync(Action settle, CancellationToken cancellationToken)
    {
        var hearing = HearAsync(cancellationToken);
        try
        {
            await foreach (var happened in _events.Reader.ReadAllAsync(cancellationToken))
            {
                if (happened is TimePassed)
                {
                    Volatile.Write(ref _isTimeNoted, 0);
                    settle();
                }

                if (!await DealAsync(happened, cancellationToken))
                {
                    break;
                }
            }

            await CloseAsync(cancellationToken);
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or IOException)
        {
            socket.Abort();
        }

        await hearing;
    }

    private async Task<bool> DealAsync(StreamEvent happened, CancellationToken cancellationToken)
    {
        switch (happened)
        {
            case ClientSaid said when said.Message.Span.SequenceEqual("PING"u8):
                _statusAt = options.Wire.GetTimestamp();
                await NoticeAsync(Up, cancellationToken);
                return true;
            case ClientSaid said:
                await SendAllAsync(subscriber.Take(said.Message), cancellationToken);
                return true;
            case PocketHappened { Told: var told }:
                await SendAllAsync(subscriber.Of(told) is { } message ? [message] : [], cancellationToken);
                return true;
            default:
                return await PassAsync(cancellationToken);
        }
    }

    private async Task<bool> PassAsync(CancellationToken cancellationToken)
    {
        if (line.Silence >= options.Streams.Idle)
        {
            return false;
        }

        if (!_isSilent && _statusAt is { } last && options.Wire.GetElapsedTime(last) >= options.Streams.StatusEvery)
        {
            _statusAt = options.Wire.GetTimestamp();
            await NoticeAsync(Up, cancellationToken);
        }

        await SendAllAsync(subscriber.Next(), cancellationToken);
        return true;
    }

    private async Task SendAllAsync(IEnumerable<byte[]> messages, CancellationToken cancellationToken)
    {
        foreach (var message in messages.SelectMany(Spoilt))
        {
            await socket.SendAsync(message, WebSocketMessageType.Binary, endOfMessage: true, cancellationToken);
        }
    }

    /// <summary>What goes out in a message's place.</summary>
    private List<byte[]> Spoilt(byte[] message)
    {
        if (_isSilent)
        {
            return [];
        }

        switch (options.Faults?.Strike("upbit", FaultWords.Message, Path)?.Fault)
        {
            case null:
                var sent = _held is null ? [message] : new List<byte[]> { message, _held };
                _held = null;
                return sent;
            case FaultKind.Duplicate:
                return [message, message];
            case FaultKind.Reorder:
                _held = message;
                return [];
            case FaultKind.Cut:
                socket.Abort();
                throw new WebSocketException("cut by a fault");
            case FaultKind.Silence:
                _isSilent = true;
                return [];
            default:
                return [];
        }
    }

    private ValueTask NoticeAsync(ReadOnlyMemory<byte> notice, CancellationToken cancellationToken) =>
        socket.SendAsync(
            notice, options.Quirks.TextNotices ? WebSocketMessageType.Text : WebSocketMessageType.Binary,
            endOfMessage: true, cancellationToken);

    private async Task CloseAsync(CancellationToken cancellationToken)
    {
        if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
        {
            await socket.CloseOutputAsync(
                WebSocketCloseStatus.NormalClosure, statusDescription: null, cancellationToken);
        }
    }

    private async Task HearAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[MostBytes];
        try
        {
            while (await ReadAsync(buffer, cancellationToken) is { } message)
            {
                await _events.Writer.WriteAsync(new ClientSaid(message), cancellationToken);
            }
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or IOException)
        {
            // The client is gone, or the server ends; either way nothing more is heard.
        }
        finally
        {
            _events.Writer.TryComplete();
        }
    }

    /// <summary>One message; null when the client closes, or says more at once than anybody would.</summary>
    private async Task<byte[]?> ReadAsync(byte[] buffer, CancellationToken cancellationToken)
    {
        var length = 0;
        while (length < buffer.Length)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken);
            length += part.Count;
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            if (part.EndOfMessage)
            {
                return buffer[..length];
            }
        }

        return null;
    }
}
