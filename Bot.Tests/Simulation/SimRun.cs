namespace Bot.Tests.Simulation;

/// <summary>
/// Days of one seed: each hour its cycle and some looks of the guard, faults on the lines, ends of the process at any
/// write or call, money that comes and goes, and a person who presses keys.
/// </summary>
internal sealed class SimRun(SimWorld world, int seed) : IAsyncDisposable
{
    private const long Person = 1;

    private static readonly TimeSpan RestartAfter = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan GuardStep = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan[] Steps =
    [
        TimeSpan.FromSeconds(5),
        TimeSpan.FromMinutes(12),
        TimeSpan.FromMinutes(33),
        TimeSpan.FromMinutes(58),
    ];

    private static readonly string[] Words = ["/status", "/why", "/trades", "/cycle", "/position", "/daily", "/risk"];

    private readonly Random _random = new(seed);
    private SimLife _life = new(world, seed);
    private bool _stopped;

    /// <summary>How often the process died.</summary>
    public int Deaths { get; private set; }

    public async Task BeginAsync()
    {
        Assert.True(await _life.StartAsync());
        await SayAsync("/start");
        await SayAsync("/run");
    }

    /// <summary>A day, at the end of which everything has come to rest.</summary>
    public async Task DayAsync()
    {
        for (var hour = 0; hour < 24; hour++)
        {
            await HourAsync();
        }

        await RestAsync();
    }

    public async ValueTask DisposeAsync() => await _life.DisposeAsync();

    private async Task HourAsync()
    {
        if (_random.NextDouble() < 0.25)
        {
            world.Faults.Add(SimFaults.Draw(_random));
        }

        if (_random.NextDouble() < 0.08)
        {
            Doom();
        }

        await OutsideAsync();
        var next = new DateTimeOffset(
            ((world.Clock.GetUtcNow().UtcTicks / TimeSpan.TicksPerHour) + 1) * TimeSpan.TicksPerHour,
            TimeSpan.Zero
        );
        foreach (var step in Steps)
        {
            await AtAsync(next + step);
        }
    }

    // The point lies so and so many points ahead, whatever they are: a write, a request, an answer.
    private void Doom()
    {
        var ahead = _random.Next(120);
        _life.Mortality.Begin((_, _) => ahead-- == 0);
    }

    private async Task OutsideAsync()
    {
        var draw = _random.NextDouble();
        if (draw < 0.01)
        {
            world.Upbit.Deposit("KRW", _random.Next(10_000, 1_000_000));
        }
        else if (draw < 0.02 && world.Upbit.Ledger.Free("KRW") > 2_000_000m)
        {
            world.Upbit.Withdraw("KRW", _random.Next(10_000, 1_000_000));
        }
        else if (draw < 0.03 || _stopped)
        {
            await SayAsync(_stopped ? "/run" : "/stop keep");
            _stopped = !_stopped;
        }
        else if (draw < 0.08)
        {
            await SayAsync(Words[_random.Next(Words.Length)]);
        }
    }

    private async Task SayAsync(string text)
    {
        world.Telegram.SendText(Person, Person, text);
        await LiveAsync(_life.QuietAsync());
    }

    private async Task AtAsync(DateTimeOffset instant)
    {
        if (instant > world.Clock.GetUtcNow())
        {
            world.Clock.AdvanceTo(instant);
        }

        await LiveAsync(_life.BeatAsync());
    }

    // Where it dies, the supervisor starts it again; it may die over that, too.
    private async Task LiveAsync(Task<bool> living)
    {
        var lives = await living;
        while (!lives)
        {
            Deaths++;
            await _life.DisposeAsync();
            world.Clock.Advance(RestartAfter);
            _life = new SimLife(world, seed);
            if (_random.NextDouble() < 0.25)
            {
                Doom();
            }

            lives = await _life.StartAsync() && await _life.BeatAsync();
        }
    }

    // Nothing goes wrong any more, and some looks of the guard settle what is open.
    private async Task RestAsync()
    {
        world.Faults.Clear();
        _life.Mortality.End();
        for (var look = 0; look < 4; look++)
        {
            world.Clock.Advance(GuardStep);
            await LiveAsync(_life.BeatAsync());
        }
    }
}
