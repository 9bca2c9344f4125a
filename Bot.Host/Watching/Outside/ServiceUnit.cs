using System.ComponentModel;
using System.Diagnostics;

namespace Bot.Host.Watching.Outside;

/// <summary>Asks systemd how it has a unit.</summary>
internal static class ServiceUnit
{
    // Where Debian has it.
    private const string Program = "/usr/bin/systemctl";

    /// <summary>The unit's state; null where it cannot be asked, or there is no such unit.</summary>
    public static async Task<UnitState?> AskAsync(string unit, CancellationToken token)
    {
        string[] asked = ["show", "--property=LoadState,ActiveState,SubState", "--", unit];
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo(Program, asked)
                {
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                    UseShellExecute = false,
                }
            )!;
            var said = await process.StandardOutput.ReadToEndAsync(token);
            await process.WaitForExitAsync(token);
            return process.ExitCode == 0 ? Read(said) : null;
        }
        catch (Win32Exception)
        {
            // There is no systemd here.
            return null;
        }
    }

    /// <summary>Reads what <c>systemctl show</c> prints.</summary>
    internal static UnitState? Read(string said)
    {
        var values = said.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.Split('=', 2))
            .Where(pair => pair.Length == 2)
            .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        if (values.GetValueOrDefault("LoadState") != "loaded")
        {
            return null;
        }

        return values.GetValueOrDefault("ActiveState") switch
        {
            "active" or "reloading" => UnitState.Active,
            "failed" => UnitState.Failing,
            // Between two starts, or on the way up, of which it then says nothing in the database.
            "activating" => UnitState.Failing,
            _ => UnitState.Inactive,
        };
    }
}
