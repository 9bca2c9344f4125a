using Bot.Host.Storage.Rows;
using Bot.Host.Upbit;

namespace Bot.Host.Telegram.Texts;

/// <summary>People, invitations, exchange keys and modes. Arguments are escaped already.</summary>
public interface IPeopleTexts
{
    string InviteTitle { get; }

    string InviteAbout { get; }

    string InviteViewer { get; }

    string InviteTrader { get; }

    string InviteOwn { get; }

    string OnlyInPrivate { get; }

    string InviteOver { get; }

    string AlreadyIn { get; }

    string UsersTitle { get; }

    /// <summary>What may stand after the command.</summary>
    string UsersAllowed { get; }

    string Nobody { get; }

    string Today { get; }

    string NoPerson { get; }

    string OwnerStays { get; }

    string LastTrader { get; }

    string MakeViewer { get; }

    string MakeTrader { get; }

    string RemoveKey { get; }

    string KeysTitle { get; }

    string KeysAbout { get; }

    string NoKeysYet { get; }

    string KeysUnreadable { get; }

    string EnterKeys { get; }

    string DropKeys { get; }

    string KeysInUse { get; }

    string KeysRefused { get; }

    string KeysDropped { get; }

    string NoKeys { get; }

    string NotDeleted { get; }

    string EndsUnknown { get; }

    string ModeTitle { get; }

    string MissingStop { get; }

    string MissingFlat { get; }

    string MissingKeys { get; }

    /// <summary>An invitation that was made.</summary>
    /// <param name="link">Null while the bot's own name is not known.</param>
    /// <param name="token">What redeems it.</param>
    /// <param name="hours">How long it stands.</param>
    string Invited(string? link, string token, int hours);

    /// <summary>The first words to somebody who came in.</summary>
    string Welcome(string name, string role, string account, bool canTrade);

    /// <summary>Somebody came in by an invitation.</summary>
    string Joined(string name, string role, string account);

    string RoleSet(string name, string role);

    string Removed(string name);

    string AccountOf(int number, string name);

    string Account(int number);

    string OwnKeys(string tail);

    string ConfiguredKeys(string tail);

    string KeysGood(string tail, string ends);

    string KeysStored(string tail);

    string SendKeys(int minutes);

    string Ends(string day);

    string Of(KeyFault fault);

    string ModeMeans(TradingMode mode);

    string ModeMissing(string mode);
}
