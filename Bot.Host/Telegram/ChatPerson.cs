using Bot.Host.Storage.Rows;
using Bot.Host.Telegram.Texts;

namespace Bot.Host.Telegram;

/// <summary>A listed person at work: who, for which account, with which rights, in which language.</summary>
public sealed record ChatPerson(long Id, int Account, PersonRole Role, ITexts Texts)
{
    public static ChatPerson Of(PersonRow row) =>
        new(row.Id, row.AccountId, row.Role, Languages.Find(row.Language) ?? Languages.Guess(null));
}
