using System.Collections;

namespace Bot.Host.Options;

/// <summary>The environment as configuration reads it.</summary>
public static class Environments
{
    /// <summary>
    /// The process's variables over those of <c>.env</c> files, where there are any; later ones overrule earlier ones.
    /// </summary>
    public static IDictionary WithFiles(params IEnumerable<string> paths)
    {
        var all = new Hashtable(StringComparer.Ordinal);
        foreach (var (name, value) in paths.Where(File.Exists).SelectMany(OptionsFile.ReadEnv))
        {
            all[name] = value;
        }

        foreach (DictionaryEntry entry in Environment.GetEnvironmentVariables())
        {
            all[entry.Key] = entry.Value;
        }

        return all;
    }
}
