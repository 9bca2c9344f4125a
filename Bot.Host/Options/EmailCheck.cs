using System.Net.Mail;
using Bot.Host.Storage.Rows;
using Bot.Host.Trading;

namespace Bot.Host.Options;

/// <summary>Checks how e-mail is configured. Only numbers and words count while it is switched off.</summary>
internal static class EmailCheck
{
    private const int ReceiversMost = 10;
    private static readonly string[] Ways = ["starttls", "tls", "none"];

    /// <summary>What <see cref="EmailOptions.Level"/> may be.</summary>
    public static IReadOnlyList<string> Levels { get; } =
    [.. Enum.GetValues<NoticePriority>().Select(level => level.ToString().ToLowerInvariant())];

    /// <summary>Everything that is wrong, or nothing.</summary>
    public static IEnumerable<string> Problems(EmailOptions email) =>
        OptionsCheck
            .Failed(
                OptionsCheck.InRange("Email:Port", email.Port, 1, 65_535),
                OptionsCheck.OneOf("Email:Tls", email.Tls, Ways),
                OptionsCheck.OneOf("Email:Level", email.Level, Levels),
                OptionsCheck.InRange("Email:MinutesBetween", email.MinutesBetween, 0, 1_440),
                OptionsCheck.InRange("Email:TimeoutSeconds", email.TimeoutSeconds, 1, 120)
            )
            .Concat(Kinds(email))
            .Concat(email.Enabled ? Needed(email) : []);

    private static IEnumerable<string> Kinds(EmailOptions email) =>
        EmailOptions
            .Listed(email.Kinds)
            .Where(kind => !Notice.Kinds.Contains(kind.TrimStart('-'), StringComparer.Ordinal))
            .Select(kind =>
                $"Email:Kinds is '{email.Kinds}'; {kind} is no kind, allowed are {string.Join(", ", Notice.Kinds)}, "
                + "each with or without a minus before it"
            );

    private static IEnumerable<string> Needed(EmailOptions email) =>
        OptionsCheck.Failed(
            (
                email.Host.Length > 0 && Uri.CheckHostName(email.Host) != UriHostNameType.Unknown,
                $"Email:Host is '{email.Host}'; it must be the name or address of a mail server"
            ),
            (IsAddress(email.From), $"Email:From is '{email.From}'; it must be one address, e.g. bot@example.com"),
            (
                email.Receivers.Count is >= 1 and <= ReceiversMost && email.Receivers.All(IsAddress),
                $"Email:To is '{email.To}'; it must be 1 to {ReceiversMost} addresses, parted by commas"
            ),
            (
                email.User.Length == 0 || email.Password.Length > 0,
                "Email:Password is empty; Email:User needs it (it may lie in a file: Email__Password_FILE)"
            ),
            (
                email.Password.Length == 0 || email.User.Length > 0,
                "Email:User is empty; it must be the name that Email:Password belongs to"
            ),
            (
                email.User.Length == 0 || !IsOpen(email),
                "Email:Tls is 'none'; allowed are starttls, tls where Email:User signs in at another machine: "
                    + "the password would be readable on the way"
            )
        );

    /// <summary>Whether it is a bare address in plain letters, as the wire takes it.</summary>
    internal static bool IsAddress(string text) =>
        text.All(letter => letter is > ' ' and <= '~' and not ('<' or '>' or '"'))
        && MailAddress.TryCreate(text, out var address)
        && address.Address == text;

    private static bool IsOpen(EmailOptions email) =>
        string.Equals(email.Tls, "none", StringComparison.OrdinalIgnoreCase)
        && email.Host is not ("localhost" or "127.0.0.1" or "::1");
}
