using System.Text.Json;
using System.Text.RegularExpressions;

namespace Bot.Host.Watching;

/// <summary>Takes tokens and keys out of whatever is about to be written or shown.</summary>
public sealed partial class Scrubber
{
    private const string Hidden = "***";

    // Shorter ones would take words and figures with them; real keys are many times as long.
    private const int SecretLeast = 6;

    // The longest first, so that one that contains another leaves nothing over.
    private string[] _secrets = [];

    /// <param name="secrets">Those of the configuration.</param>
    public Scrubber(IEnumerable<string> secrets) => Learn(secrets);

    /// <summary>Takes out these from now on, too.</summary>
    public void Learn(IEnumerable<string> secrets)
    {
        var spelt = secrets.Where(secret => secret.Length >= SecretLeast).SelectMany(Spellings).ToList();
        string[] known;
        string[] next;
        do
        {
            known = Volatile.Read(ref _secrets);
            next = [.. known.Concat(spelt).Distinct(StringComparer.Ordinal).OrderByDescending(secret => secret.Length)];
        } while (Interlocked.CompareExchange(ref _secrets, next, known) != known);
    }

    /// <summary>
    /// The text without bot tokens, signed tokens, what stands behind <c>Bearer</c>, keys of OpenAI, names and
    /// passwords in addresses, and the secrets that are known.
    /// </summary>
    public string Clean(string text)
    {
        var clean = Volatile
            .Read(ref _secrets)
            .Aggregate(text, (current, secret) => current.Replace(secret, Hidden, StringComparison.Ordinal));
        clean = BotTokenPattern().Replace(clean, Hidden);
        clean = SignedTokenPattern().Replace(clean, Hidden);
        clean = BearerPattern().Replace(clean, Hidden);
        clean = ModelKeyPattern().Replace(clean, Hidden);
        return SignInPattern().Replace(clean, Hidden);
    }

    // As it is, in an address, in JSON of two schools.
    private static IEnumerable<string> Spellings(string secret) =>
        [
            secret,
            Uri.EscapeDataString(secret),
            JsonSerializer.Serialize(secret).Trim('"'),
            secret.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal),
        ];

    [GeneratedRegex("[0-9]+(:|%3A)[A-Za-z0-9_-]{30,}", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex BotTokenPattern();

    [GeneratedRegex(@"eyJ[A-Za-z0-9_-]{10,}(\.[A-Za-z0-9_-]+){0,2}", RegexOptions.ExplicitCapture)]
    private static partial Regex SignedTokenPattern();

    [GeneratedRegex(
        @"(?<=\bBearer\s+|\bAuthorization:\s*Basic\s+)[A-Za-z0-9._~+/-]{8,}=*",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase
    )]
    private static partial Regex BearerPattern();

    [GeneratedRegex(@"\bsk-[A-Za-z0-9_-]{16,}")]
    private static partial Regex ModelKeyPattern();

    [GeneratedRegex(@"(?<=://)[^/\s:@""']+:[^@\s/""']+(?=@)")]
    private static partial Regex SignInPattern();
}
