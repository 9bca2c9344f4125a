using System.Text.RegularExpressions;

namespace Bot.Host.Watching;

/// <summary>Takes tokens and keys out of whatever is about to be written or shown.</summary>
public sealed partial class Scrubber(IEnumerable<string> secrets)
{
    private const string Hidden = "***";
    private const int SecretLeast = 6;

    private readonly string[] _secrets =
    [
        .. secrets.Where(secret => secret.Length >= SecretLeast).Distinct(StringComparer.Ordinal),
    ];

    /// <summary>The text without bot tokens, signed tokens and the configured secrets.</summary>
    public string Clean(string text)
    {
        var clean = _secrets.Aggregate(
            text,
            (current, secret) => current.Replace(secret, Hidden, StringComparison.Ordinal)
        );
        clean = BotTokenPattern().Replace(clean, Hidden);
        return SignedTokenPattern().Replace(clean, Hidden);
    }

    [GeneratedRegex(@"\d{6,16}:[A-Za-z0-9_-]{30,64}")]
    private static partial Regex BotTokenPattern();

    [GeneratedRegex(@"eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}")]
    private static partial Regex SignedTokenPattern();
}
