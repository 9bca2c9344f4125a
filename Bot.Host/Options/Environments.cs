using System.Collections;

namespace Bot.Host.Options;

/// <summary>The environment as configuration reads it.</summary>
public static class Environments
{
    /// <summary>The process's variables over those of an <c>.env</c> file, where there is one.</summary>
    public static IDictionary WithFile(string path)
    {
        var all = new Hashtable(StringComparer.Ordinal);
        if (File.Exists(path))
        {
            foreach (var (name, value) in OptionsFile.ReadEnv(path))
            {
                all[name] = value;
            }
        }

        foreach (DictionaryEntry entry in Environment.GetEnvironmentVariables())
        {
            all[entry.Key] = entry.Value;
        }

        return all;
    }
}
