using System.Diagnostics;

namespace Bot.Tests.Http;

/// <summary>Prometheus' own tools, as the Debian package <c>prometheus</c> brings them.</summary>
internal static class Promtool
{
    public const string ServerPath = "/usr/bin/prometheus";

    private const string Path = "/usr/bin/promtool";

    public static bool Exists => File.Exists(Path) && File.Exists(ServerPath);

    /// <summary>The rules and what belongs to them.</summary>
    public static string Folder { get; } = System.IO.Path.Combine(SharedData.Root, "deploy", "prometheus");

    /// <summary>Runs it in the folder of the rules.</summary>
    public static async Task<(int Code, string Output)> RunAsync(string? input, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path, arguments)
        {
            WorkingDirectory = Folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }
}

/// <summary>A test that asks Prometheus; skipped, saying so, where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PrometheusFactAttribute : FactAttribute
{
    public PrometheusFactAttribute()
    {
        if (!Promtool.Exists)
        {
            Skip = "needs prometheus and promtool (Debian: apt-get install prometheus)";
        }
    }
}

/// <summary>A table test that asks Prometheus.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PrometheusTheoryAttribute : TheoryAttribute
{
    public PrometheusTheoryAttribute()
    {
        if (!Promtool.Exists)
        {
            Skip = "needs prometheus and promtool (Debian: apt-get install prometheus)";
        }
    }
}
