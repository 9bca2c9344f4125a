using System.Text.Json;
using Bot.Host.Options;
using Bot.Host.Storage;
using Bot.Host.Telegram.Texts;
using Bot.Host.Watching.Outside;
using Microsoft.Data.Sqlite;

namespace Bot.Host.Commands;

/// <summary>
/// <c>chattrader watch</c>: looks once, from outside, whether the program works, and tells the owner in chat when it
/// does not. It uses nothing of the running program but the database, and that only to read.
/// </summary>
public static class WatchCommand
{
    /// <summary>Its memory's name within the data folder.</summary>
    internal const string FileName = "watch.json";

    /// <summary>Looks, on the configuration of this machine.</summary>
    /// <param name="unit">The service's unit; null asks no service manager.</param>
    /// <param name="output">For what is seen.</param>
    /// <param name="token">Gives up.</param>
    /// <returns>0 when it looked and told what was to be told, else 1.</returns>
    public static async Task<int> RunAsync(string? unit, TextWriter output, CancellationToken token)
    {
        // A configuration that keeps the program from starting is the very thing to be told of.
        var options = RunCommand.Load().Options;
        var state = unit is null ? null : await ServiceUnit.AskAsync(unit, token);
        return await LookAsync(options, state, TimeProvider.System, output, token);
    }

    /// <summary>One look.</summary>
    internal static async Task<int> LookAsync(
        BotOptions options,
        UnitState? unit,
        TimeProvider wall,
        TextWriter output,
        CancellationToken token
    )
    {
        if (!options.Telegram.Enabled || options.Telegram.BotToken.Length == 0 || options.Telegram.OwnerId <= 0)
        {
            await output.WriteLineAsync("Telegram:BotToken or Telegram:OwnerId is missing: nobody can be told.");
            return ExitCode.Failed;
        }

        var reader = new SightReader(options.Storage.Folder, options.Scheduler);
        var file = new SpillFile(options.Storage.Folder, FileName);
        var now = wall.GetUtcNow();
        var memory = WatchMemory.Before(Known(file), now);
        Sight sight;
        try
        {
            sight = await reader.ReadAsync(unit, token);
        }
        catch (SqliteException failure)
        {
            await output.WriteLineAsync($"The database cannot be read: {failure.Message}");
            if (unit != UnitState.Failing)
            {
                // Who sees nothing has nothing to tell, least of all an end of trouble. A program that runs tells by
                // itself that its database is away.
                _ = file.TryWrite(memory);
                return ExitCode.Failed;
            }

            sight = new Sight(unit, null, []);
        }

        var trouble = sight.Trouble(now, memory.ExcusedAt);
        var (news, next) = memory.Look(sight, trouble);
        await output.WriteLineAsync(Line(sight, trouble));
        var failed = news == WatchNews.Nothing ? null : await TellAsync(options, reader, (news, trouble), token);
        if (failed is not null)
        {
            await output.WriteLineAsync($"It could not be told: {failed}");
        }

        // What was not told is told at the next look.
        next = failed is null ? next : next with { TroubleSince = memory.TroubleSince, ToldAt = memory.ToldAt };
        return (!Directory.Exists(options.Storage.Folder) || file.TryWrite(next)) && failed is null
            ? ExitCode.Done
            : ExitCode.Failed;
    }

    private static WatchMemory? Known(SpillFile file)
    {
        try
        {
            return file.Read<WatchMemory>();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Line(Sight sight, Trouble? trouble) =>
        trouble switch
        {
            Trouble.NotRunning { Since: var since } =>
                $"The program does not run; last sign of life {since?.ToString("u") ?? "never"}.",
            Trouble.NoCycle one =>
                $"Account {one.Account}: last cycle {one.Since?.ToString("u") ?? "never"}, every {one.Interval}.",
            _ when sight.IsAtRest => "The program rests: it was stopped, or never started.",
            _ => "All is well.",
        };

    private static async Task<string?> TellAsync(
        BotOptions options,
        SightReader reader,
        (WatchNews News, Trouble? Trouble) what,
        CancellationToken token
    )
    {
        var texts = (Languages.Find(await LanguageAsync(reader, options, token)) ?? Languages.Korean).Watch;
        var text = what switch
        {
            (WatchNews.Well, _) => texts.Well(Environment.MachineName),
            (_, Trouble.NoCycle one) => texts.NoCycle(one.Account, Moment(one.Since), (int)one.Interval.TotalMinutes),
            (_, Trouble.NotRunning one) => texts.NotRunning(Environment.MachineName, Moment(one.Since)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return await new SecondPath(options.Telegram).TellAsync(text, token);
    }

    private static string? Moment(DateTimeOffset? at) => at is { } instant ? $"{Figure.Moment(instant)} KST" : null;

    private static async Task<string?> LanguageAsync(SightReader reader, BotOptions options, CancellationToken token)
    {
        try
        {
            return await reader.LanguageAsync(options.Telegram.OwnerId, token);
        }
        catch (SqliteException)
        {
            return null;
        }
    }
}
