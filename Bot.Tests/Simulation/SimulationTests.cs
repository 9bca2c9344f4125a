using System.Globalization;
using Xunit.Abstractions;

namespace Bot.Tests.Simulation;

/// <summary>
/// Days from seeds in which everything goes wrong that can. Some by default; <c>CHATTRADER_DAYS=1000</c> plays so many,
/// <c>CHATTRADER_SEED=7</c> the ten days of one seed.
/// </summary>
public abstract class SimulationTests(ITestOutputHelper output, int half)
{
    private const string DaysOf = "CHATTRADER_DAYS";
    private const string SeedOf = "CHATTRADER_SEED";
    private const int DaysDefault = 60;
    private const int DaysEach = 10;

    [Fact]
    public async Task Given_days_of_faults_and_kills_When_each_has_ended_Then_every_invariant_holds()
    {
        var (days, deaths, faults, fills) = (0, 0, 0, 0);
        foreach (var seed in Seeds().Where(seed => seed % 2 == half))
        {
            var played = await PlayAsync(seed);
            (days, deaths, faults, fills) = (
                days + DaysEach,
                deaths + played.Deaths,
                faults + played.Faults,
                fills + played.Fills
            );
        }

        output.WriteLine($"{days} days, {deaths} kills, {faults} faults, {fills} fills");
        Assert.True(
            days == 0 || Math.Min(Math.Min(deaths, faults), fills) > 0,
            "a simulation without trouble or trade"
        );
    }

    private static IEnumerable<int> Seeds() =>
        Number(SeedOf) is { } seed
            ? [seed]
            : Enumerable.Range(1, (int)Math.Ceiling((Number(DaysOf) ?? DaysDefault) / (double)DaysEach));

    private static int? Number(string name) =>
        int.TryParse(
            Environment.GetEnvironmentVariable(name),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : null;

    private static async Task<(int Deaths, int Faults, int Fills)> PlayAsync(int seed)
    {
        await using var world = await SimWorld.OpenAsync(seed, DaysEach);
        await using var run = new SimRun(world, seed);
        var day = 0;
        try
        {
            await run.BeginAsync();
            for (; day < DaysEach; day++)
            {
                await run.DayAsync();
                await SimInvariants.AssertAsync(world);
            }
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException(
                $"seed {seed}, day {day + 1}: {exception.Message}\n"
                    + $"Once more: {SeedOf}={seed} dotnet test Bot.Tests -c Release "
                    + $"--filter FullyQualifiedName~Simulation\n{world.Errors()}",
                exception
            );
        }

        return (run.Deaths, world.Faults.Fired.Count, world.Upbit.Ledger.Fills.Count);
    }
}

/// <summary>Every other seed, so that two play side by side.</summary>
public sealed class SimulationOfOddSeedsTests(ITestOutputHelper output) : SimulationTests(output, 1);

/// <summary>The seeds in between.</summary>
public sealed class SimulationOfEvenSeedsTests(ITestOutputHelper output) : SimulationTests(output, 0);
