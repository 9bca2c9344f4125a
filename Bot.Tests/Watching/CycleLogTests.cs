using System.Text.Json;
using Bot.Host.Options;
using Bot.Host.Watching;
using Bot.Tests.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Watching;

/// <summary>What stands in the log of cycles.</summary>
[Collection(WatchedBot.Name)]
public sealed class CycleLogTests(WatchedBot bot)
{
    private static readonly string[] Steps =
    [
        "Reconcile",
        "Protect",
        "Gate",
        "QuickBacktest",
        "Observe",
        "Advise",
        "Validate",
        "Execute",
        "Record",
    ];

    [Fact]
    public async Task Given_cycles_that_ran_When_their_log_is_read_Then_each_step_is_one_event_with_whose_and_where()
    {
        await using var db = await bot.Run.DatabaseAsync();
        var slots = await db
            .Cycles.AsNoTracking()
            .OrderBy(row => row.Id)
            .Select(row => row.Slot)
            .Take(50)
            .ToListAsync();

        var events = await EventsAsync(slots.Count);

        var byCycle = events.GroupBy(one => one.Cycle).ToDictionary(group => group.Key, group => group.ToList());
        Assert.All(
            slots,
            slot =>
            {
                var steps = byCycle[slot.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'")];
                Assert.Equal("Reconcile", steps[0].Step);
                Assert.Equal("Record", steps[^1].Step);
                Assert.Equal(steps.Count, steps.Select(one => one.Step).Distinct().Count());
                Assert.Equal(steps.Select(one => one.Step), Steps.Where(name => steps.Exists(one => one.Step == name)));
                Assert.All(steps, one => Assert.Equal((1, "KRW-ETH"), (one.Account, one.Market)));
            }
        );
        Assert.Contains(events, one => one.Step == "Execute");
    }

    // Files are written behind the bot's back.
    private async Task<List<Event>> EventsAsync(int cycles)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var folder = Path.Combine(bot.Run.World.Services.GetRequiredService<BotOptions>().Log.Folder, CycleLog.Folder);
        while (true)
        {
            var events = Directory.GetFiles(folder, "scheduler-*.log").SelectMany(Lines).ToList();
            if (events.Count(one => one.Step == "Record") >= cycles)
            {
                return events;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, patience.Token);
        }
    }

    private static IEnumerable<Event> Lines(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        var whole = reader.ReadToEnd().Split('\n')[..^1];
        return [.. whole.Select(Read)];
    }

    private static Event Read(string line)
    {
        using var json = JsonDocument.Parse(line);
        var properties = json.RootElement.GetProperty("Properties");
        return new Event(
            properties.GetProperty("Step").GetString()!,
            properties.GetProperty("Account").GetInt32(),
            properties.GetProperty("Market").GetString()!,
            properties.GetProperty("Cycle").GetString()!
        );
    }

    private sealed record Event(string Step, int Account, string Market, string Cycle);
}
