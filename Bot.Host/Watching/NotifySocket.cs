using System.Net.Sockets;
using System.Text;

namespace Bot.Host.Watching;

/// <summary>
/// The socket on which systemd hears from a service, see sd_notify(3). What cannot be sent is lost: a program does not
/// depend on being heard.
/// </summary>
public sealed class NotifySocket(string address, TimeSpan? watchdog)
{
    private const string AddressName = "NOTIFY_SOCKET";
    private const string WatchdogName = "WATCHDOG_USEC";
    private const string WatchdogOf = "WATCHDOG_PID";

    /// <summary>How long systemd waits for a sign of life; null where it waits for none.</summary>
    public TimeSpan? Watchdog => watchdog;

    /// <summary>The socket that the environment names, or null where no supervisor listens.</summary>
    /// <param name="variable">Reads a variable of the environment.</param>
    /// <param name="process">This process; a watchdog may be meant for another.</param>
    public static NotifySocket? Of(Func<string, string?> variable, int process)
    {
        if (variable(AddressName) is not { Length: > 1 } address || address[0] is not ('/' or '@'))
        {
            return null;
        }

        var isOurs =
            variable(WatchdogOf) is not { Length: > 0 } pid || (int.TryParse(pid, out var id) && id == process);
        return new NotifySocket(
            address,
            isOurs && long.TryParse(variable(WatchdogName), out var micros) && micros > 0
                ? TimeSpan.FromMicroseconds(micros)
                : null
        );
    }

    /// <summary>Sends assignments, each a line; false where nobody takes them.</summary>
    public bool TrySend(params IEnumerable<string> assignments)
    {
        try
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
            // A name that begins with @ is an abstract one, which has no file.
            socket.Connect(new UnixDomainSocketEndPoint(address[0] == '@' ? $"\0{address[1..]}" : address));
            socket.Send(Encoding.UTF8.GetBytes(string.Join('\n', assignments)));
            return true;
        }
        catch (Exception failure) when (failure is SocketException or ArgumentException)
        {
            return false;
        }
    }
}
