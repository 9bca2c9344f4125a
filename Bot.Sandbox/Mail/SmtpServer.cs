using System.Net;
using System.Net.Sockets;

namespace Bot.Sandbox.Mail;

/// <summary>
/// A mail server on loopback that keeps the letters it takes (RFC 5321, as far as a client needs it).
/// </summary>
public sealed class SmtpServer : IAsyncDisposable
{
    /// <summary>An answer that never comes.</summary>
    public const string Silence = "…";

    private readonly TcpListener _listener;
    private readonly SmtpServerOptions _options;
    private readonly CancellationTokenSource _ended = new();
    private readonly Lock _gate = new();
    private readonly List<TakenLetter> _letters = [];
    private readonly List<string> _heard = [];
    private readonly Task _accepting;
    private readonly List<Task> _talks = [];

    private SmtpServer(SmtpServerOptions options)
    {
        (_listener, _options) = (new TcpListener(IPAddress.Loopback, options.Port), options);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>The port that it listens at.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The letters taken, oldest first.</summary>
    public IReadOnlyList<TakenLetter> Letters
    {
        get
        {
            lock (_gate)
            {
                return [.. _letters];
            }
        }
    }

    /// <summary>The commands heard, oldest first.</summary>
    public IReadOnlyList<string> Heard
    {
        get
        {
            lock (_gate)
            {
                return [.. _heard];
            }
        }
    }

    /// <summary>Listens from now on.</summary>
    public static SmtpServer Start(SmtpServerOptions options) => new(options);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_talks);
        _listener.Dispose();
        _ended.Dispose();
    }

    internal void Take(TakenLetter letter)
    {
        lock (_gate)
        {
            _letters.Add(letter);
        }
    }

    internal void Hear(string line)
    {
        lock (_gate)
        {
            _heard.Add(line);
        }
    }

    private async Task AcceptAsync()
    {
        while (!_ended.IsCancellationRequested)
        {
            try
            {
                var client = await _listener.AcceptTcpClientAsync(_ended.Token);
                _talks.Add(TalkAsync(client));
            }
            catch (Exception failure) when (failure is OperationCanceledException or SocketException)
            {
                return;
            }
        }
    }

    // A client that goes away ends its talk and nothing else.
    private async Task TalkAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await using var talk = new SmtpTalk(this, _options, client.GetStream());
                await talk.RunAsync(_ended.Token);
            }
            catch (Exception failure)
                when (failure
                        is IOException
                            or OperationCanceledException
                            or System.Security.Authentication.AuthenticationException
                )
            {
                Hear("(gone)");
            }
        }
    }
}
