using Bot.Host.Watching;

namespace Bot.Tests.Service;

/// <summary>Where systemd listens, and whether it waits for signs of life.</summary>
public sealed class NotifySocketTests
{
    private const int Process = 42;

    [Theory]
    [InlineData(null, null, null, false, null)]
    [InlineData("", "1000000", null, false, null)]
    [InlineData("relative/path", "1000000", null, false, null)]
    [InlineData("vsock:2:1234", "1000000", null, false, null)]
    [InlineData("/run/systemd/notify", null, null, true, null)]
    [InlineData("/run/systemd/notify", "120000000", null, true, 120)]
    [InlineData("@abstract", "120000000", "42", true, 120)]
    [InlineData("@abstract", "120000000", "43", true, null)]
    [InlineData("@abstract", "0", "42", true, null)]
    [InlineData("@abstract", "soon", "42", true, null)]
    public void Given_an_environment_When_it_is_read_Then_there_is_a_socket_and_a_watchdog_as_it_says(
        string? address,
        string? micros,
        string? pid,
        bool isThere,
        int? seconds
    )
    {
        var socket = NotifySocket.Of(
            name =>
                name switch
                {
                    "NOTIFY_SOCKET" => address,
                    "WATCHDOG_USEC" => micros,
                    _ => pid,
                },
            Process
        );

        Assert.Equal(isThere, socket is not null);
        Assert.Equal(seconds, socket?.Watchdog?.TotalSeconds);
    }

    [Fact]
    public async Task Given_a_listener_When_assignments_are_sent_Then_it_hears_them_in_one_datagram()
    {
        var folder = Directory.CreateTempSubdirectory("chattrader-notify-").FullName;
        using var listener = new NotifyListener(Path.Combine(folder, "socket"));

        Assert.True(new NotifySocket(listener.Address, null).TrySend("READY=1", "STATUS=well"));

        Assert.Equal(["READY=1\nSTATUS=well"], await listener.UntilAsync("READY=1"));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Given_nobody_listens_When_something_is_sent_Then_that_is_said_and_nothing_breaks() =>
        Assert.False(new NotifySocket("/nowhere/at/all", null).TrySend("READY=1"));
}
