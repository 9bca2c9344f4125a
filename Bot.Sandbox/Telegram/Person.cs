namespace Bot.Sandbox.Telegram;

/// <summary>Somebody who writes to the bot.</summary>
/// <param name="Id">Also the id of their private chat.</param>
/// <param name="LanguageCode">Language of their client, e.g. <c>ko</c>; null tells the bot nothing.</param>
public sealed record Person(
    long Id, string FirstName, string? LastName = null, string? Username = null, string? LanguageCode = null)
{
    internal string FullName => LastName is null ? FirstName : $"{FirstName} {LastName}";
}
