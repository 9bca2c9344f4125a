using Bot.Sandbox.Faults;

namespace Bot.Tests.Service;

/// <summary>The real binary under a supervisor that listens as systemd does.</summary>
public sealed class SupervisedTests
{
    [Fact]
    public async Task Given_a_running_cycle_When_the_service_is_told_to_stop_Then_the_cycle_ends_and_so_does_the_program()
    {
        await using var world = await ServiceWorld.OpenAsync();
        world.Hold();
        var process = world.Start();
        await world.Supervisor.UntilAsync("READY=1");
        await world.IsHeld;
        await world.Supervisor.UntilAsync("WATCHDOG=1");

        await ServiceWorld.TerminateAsync(process);
        await world.Supervisor.UntilAsync("STOPPING=1");
        Assert.False(process.HasExited);
        Assert.Empty(await world.EndingsAsync());
        world.Release();
        await process.WaitForExitAsync();

        Assert.Equal(0, process.ExitCode);
        Assert.Single(await world.EndingsAsync());
        Assert.Contains(world.Telegram.Messages(ServiceWorld.Owner), message => message.Text.Contains("shutting down"));
    }

    [Fact]
    public async Task Given_a_cycle_that_hangs_When_no_sign_of_life_comes_Then_it_is_killed_and_the_next_start_goes_on()
    {
        await using var world = await ServiceWorld.OpenAsync();
        world.Hold();
        var hung = world.Start();
        await world.IsHeld;

        await world.Supervisor.UntilAsync("STATUS=Hangs: account 1 has been at");
        var since = await world.Supervisor.UntilAsync("STATUS=Hangs");
        Assert.DoesNotContain(since, said => said.Contains("WATCHDOG=1"));
        hung.Kill();
        await hung.WaitForExitAsync();
        world.Release();

        world.Start();
        await world.Supervisor.UntilAsync("READY=1");
        await world.CompletedAsync();
        await world.Supervisor.UntilAsync("WATCHDOG=1\nSTATUS=1 account; last cycle");
        Assert.Single(await world.EndingsAsync());
    }

    [Fact]
    public async Task Given_an_exchange_that_is_away_When_it_comes_back_Then_the_service_is_ready_also_without_the_chat()
    {
        await using var world = await ServiceWorld.OpenAsync($"@chattrader-{Environment.ProcessId}-ready");
        Break(world.Faults, "/v1/ticker");
        Break(world.ChatFaults, "getMe");
        Break(world.ChatFaults, "getUpdates");
        var process = world.Start();

        var before = await world.Supervisor.UntilAsync("STATUS=Not ready yet: exchange does not answer");
        Assert.DoesNotContain(before, said => said.Contains("READY=1"));
        world.Faults.Clear();
        var ready = await world.Supervisor.UntilAsync("READY=1");

        Assert.Contains("STATUS=Ready, but Telegram does not answer", ready[^1]);
        await ServiceWorld.TerminateAsync(process);
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
    }

    private static void Break(FaultPlan faults, string path) =>
        faults.Add(
            new FaultRule
            {
                Path = path,
                Fault = FaultKind.Status,
                Status = 503,
                From = 1,
            }
        );
}
