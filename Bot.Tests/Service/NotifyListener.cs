using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;

namespace Bot.Tests.Service;

/// <summary>Listens where a service tells its supervisor how it is, as systemd does.</summary>
internal sealed class NotifyListener : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
    private readonly CancellationTokenSource _ended = new();
    private readonly Channel<string> _heard = Channel.CreateUnbounded<string>();

    /// <param name="address">A path, or an abstract name that begins with @.</param>
    public NotifyListener(string address)
    {
        Address = address;
        _socket.Bind(new UnixDomainSocketEndPoint(address[0] == '@' ? $"\0{address[1..]}" : address));
        _ = ListenAsync();
    }

    public string Address { get; }

    /// <summary>Waits for the next datagram that contains a text.</summary>
    /// <returns>What was heard up to it.</returns>
    public async Task<IReadOnlyList<string>> UntilAsync(string text)
    {
        var heard = new List<string>();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        try
        {
            do
            {
                heard.Add(await _heard.Reader.ReadAsync(patience.Token));
            } while (!heard[^1].Contains(text, StringComparison.Ordinal));
        }
        catch (OperationCanceledException late)
        {
            throw new TimeoutException($"'{text}' was not said, but: {string.Join(" | ", heard)}", late);
        }

        return heard;
    }

    public void Dispose()
    {
        _ended.Cancel();
        _socket.Dispose();
        _ended.Dispose();
    }

    private async Task ListenAsync()
    {
        var buffer = new byte[4096];
        try
        {
            while (true)
            {
                var length = await _socket.ReceiveAsync(buffer, _ended.Token);
                await _heard.Writer.WriteAsync(Encoding.UTF8.GetString(buffer, 0, length), _ended.Token);
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            _heard.Writer.TryComplete();
        }
    }
}
