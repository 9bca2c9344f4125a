using Bot.Host.Storage.Rows;
using Bot.Host.Telegram.Texts;

namespace Bot.Host.Telegram;

/// <summary>A listed person at work: who, for which account, with which rights, in which language.</summary>
public sealed record ChatPerson(long Id, int Account, PersonRole Role, ITexts Texts)
{
    /// <summary>The group in which they speak, or null in their own chat.</summary>
    public GroupPlace? Group { get; init; }

    /// <summary>Whether their account is the one that the owner acts on.</summary>
    public bool IsInOwnersAccount => Account == StartUp.First.Value;

    public static ChatPerson Of(PersonRow row) =>
        new(row.Id, row.AccountId, row.Role, Languages.Find(row.Language) ?? Languages.Guess(null));
}

/// <summary>A group as it is now.</summary>
public sealed record GroupPlace(long Chat, string Title);
