using Bot.Host.Options;
using Bot.Host.Settings;

namespace Bot.Tests.Settings;

/// <summary>Numbers of an account for tests.</summary>
internal static class Terms
{
    /// <summary>With own values, each as "key value".</summary>
    public static AccountTerms Of(string profile = "balanced", params string[] own) =>
        Of(new BotOptions(), profile, own);

    public static AccountTerms Of(BotOptions configured, string profile, params string[] own) =>
        AccountTerms.Of(
            configured,
            profile,
            own.Select(one => one.Split(' ')).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal)
        );
}
