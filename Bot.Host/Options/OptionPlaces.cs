using System.Collections;

namespace Bot.Host.Options;

/// <summary>
/// Where a configuration is read from. Each place overrules those before it: files, credentials that systemd hands
/// over, <c>.env</c> files, the environment.
/// </summary>
/// <param name="Files">JSON files; those that do not exist are passed over, later ones overrule earlier ones.</param>
/// <param name="EnvFiles">Files of <c>NAME=value</c> lines, likewise.</param>
/// <param name="Environment">Names and values of the environment.</param>
public sealed record OptionPlaces(IReadOnlyList<string> Files, IReadOnlyList<string> EnvFiles, IDictionary Environment)
{
    private const string JsonName = "appsettings.json";
    private const string EnvName = ".env";
    private const string ConfigurationFolder = "CONFIGURATION_DIRECTORY";

    /// <summary>
    /// Those of this machine: beside the binary, in the folder that systemd names, in the folder that the program is
    /// started in, and the environment.
    /// </summary>
    public static OptionPlaces OfMachine()
    {
        var named = System.Environment.GetEnvironmentVariable(ConfigurationFolder)?.Split(':') ?? [];
        string[] folders = [AppContext.BaseDirectory, .. named.Where(Path.IsPathRooted), Path.GetFullPath(".")];
        var distinct = folders.Select(Path.TrimEndingDirectorySeparator).Distinct(StringComparer.Ordinal).ToList();
        return new OptionPlaces(
            distinct.ConvertAll(folder => Path.Combine(folder, JsonName)),
            distinct.ConvertAll(folder => Path.Combine(folder, EnvName)),
            System.Environment.GetEnvironmentVariables()
        );
    }
}
