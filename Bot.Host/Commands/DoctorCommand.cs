using System.Text.Encodings.Web;
using System.Text.Json;
using Bot.Host.Doctor;
using Bot.Host.Options;

namespace Bot.Host.Commands;

/// <summary><c>chattrader doctor</c>: looks at everything that a start needs, and says how to mend it.</summary>
public static class DoctorCommand
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <returns>0 only where a start would succeed.</returns>
    public static Task<int> RunAsync(bool asJson, TextWriter output, CancellationToken token) =>
        RunAsync(RunCommand.Load(), asJson, output, token);

    /// <summary>The same for a configuration that was read.</summary>
    internal static async Task<int> RunAsync(
        LoadedOptions loaded,
        bool asJson,
        TextWriter output,
        CancellationToken token
    )
    {
        var findings = await new Examination(loaded, Examination.UsualLimit).RunAsync(token);
        var isWell = findings.All(finding => finding.Mark != FindingMark.Ill);
        await (asJson ? WriteJsonAsync(findings, isWell, output) : WriteTableAsync(findings, isWell, output));
        return isWell ? ExitCode.Done : ExitCode.Failed;
    }

    private static async Task WriteTableAsync(IReadOnlyList<Finding> findings, bool isWell, TextWriter output)
    {
        var width = findings.Max(finding => finding.Name.Length);
        foreach (var finding in findings)
        {
            // The sign of a warning is one column wide, the others two.
            var gap = finding.Mark == FindingMark.Weak ? "  " : " ";
            await output.WriteLineAsync($"{finding.Sign}{gap}{finding.Name.PadRight(width)}  {finding.Text}");
            if (finding.Cure is { } cure && finding.Mark != FindingMark.Well)
            {
                await output.WriteLineAsync($"   {"".PadRight(width)}  → {cure}");
            }
        }

        await output.WriteLineAsync(isWell ? "A start would succeed." : "Mend what is marked ⛔ before you start.");
    }

    private static Task WriteJsonAsync(IReadOnlyList<Finding> findings, bool isWell, TextWriter output) =>
        output.WriteLineAsync(
            JsonSerializer.Serialize(
                new
                {
                    Ok = isWell,
                    Checks = findings.Select(finding => new
                    {
                        finding.Name,
                        Mark = finding.Mark.ToString().ToLowerInvariant(),
                        finding.Text,
                        finding.Cure,
                    }),
                },
                Form
            )
        );
}
