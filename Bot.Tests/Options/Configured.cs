using System.Collections;
using Bot.Host.Options;

namespace Bot.Tests.Options;

/// <summary>A configuration that is right but for what a test says.</summary>
internal static class Configured
{
    public const string Token = "123456789:AAabcdefghijklmnopqrstuvwxyz0123456";

    /// <summary>Right, then the given names over it; a null value takes a name away.</summary>
    public static LoadedOptions By(params (string Name, string? Value)[] environment) => With([], environment);

    public static LoadedOptions With(IEnumerable<string> files, params (string Name, string? Value)[] environment)
    {
        var names = new Hashtable { ["Telegram__BotToken"] = Token, ["Telegram__OwnerId"] = "42" };
        foreach (var (name, value) in environment)
        {
            names[name] = value;
            if (value is null)
            {
                names.Remove(name);
            }
        }

        return BotConfiguration.Load(files, names);
    }
}
