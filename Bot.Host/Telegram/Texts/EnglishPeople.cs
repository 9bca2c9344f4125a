using Bot.Host.Storage.Rows;
using Bot.Host.Upbit;

namespace Bot.Host.Telegram.Texts;

/// <summary>People, invitations, keys and modes in English.</summary>
public sealed class EnglishPeople : IPeopleTexts
{
    /// <inheritdoc />
    public string InviteTitle => "Invite somebody";

    /// <inheritdoc />
    public string InviteAbout =>
        "A viewer sees everything of this account and can do nothing. A trader can do everything in it. "
        + "An invitation lets one person in, once, within a day.";

    /// <inheritdoc />
    public string InviteViewer => "👁 Viewer of my account";

    /// <inheritdoc />
    public string InviteTrader => "🤝 Second trader of my account";

    /// <inheritdoc />
    public string InviteOwn => "🆕 Trader with an own account";

    /// <inheritdoc />
    public string OnlyInPrivate => "Only in our private chat: others could read it here. Nothing was changed.";

    /// <inheritdoc />
    public string InviteOver =>
        "Hello. This invitation was used already or is too old. Please ask for a new one; nothing was changed.";

    /// <inheritdoc />
    public string AlreadyIn => "You are in already; the invitation was not used.";

    /// <inheritdoc />
    public string UsersTitle => "Accounts and people";

    /// <inheritdoc />
    public string UsersAllowed => "a person's id | id-viewer | id-trader | id-remove";

    /// <inheritdoc />
    public string Nobody => "nobody";

    /// <inheritdoc />
    public string Today => "today";

    /// <inheritdoc />
    public string NoPerson => "There is no such person any more.";

    /// <inheritdoc />
    public string OwnerStays => "The owner is named by the configuration and changed there. Nothing was changed.";

    /// <inheritdoc />
    public string LastTrader =>
        "Nobody else could look after that account. It must be stopped first, with nothing held and no order open. "
        + "Nothing was changed.";

    /// <inheritdoc />
    public string MakeViewer => "👁 Make viewer";

    /// <inheritdoc />
    public string MakeTrader => "🤝 Make trader";

    /// <inheritdoc />
    public string RemoveKey => "🚪 Remove";

    /// <inheritdoc />
    public string KeysTitle => "Keys of the exchange";

    /// <inheritdoc />
    public string KeysAbout =>
        "They are stored encrypted and never shown again. They need: view assets, view orders, place orders; "
        + "<b>never</b> withdraw.";

    /// <inheritdoc />
    public string NoKeysYet => "There are none: this account can trade on paper.";

    /// <inheritdoc />
    public string KeysUnreadable => "⚠ There are some, but they cannot be decrypted here. Please enter them again.";

    /// <inheritdoc />
    public string EnterKeys => "🔑 Enter keys";

    /// <inheritdoc />
    public string DropKeys => "🗑 Delete keys";

    /// <inheritdoc />
    public string KeysInUse =>
        "This account trades with its keys. Stop it, leave what is held, and go to paper first. Nothing was changed.";

    /// <inheritdoc />
    public string KeysRefused => "⛔ These keys were not taken:";

    /// <inheritdoc />
    public string KeysDropped => "🗑 The keys are deleted. Please delete them on the exchange's page, too.";

    /// <inheritdoc />
    public string NoKeys =>
        "That was no pair of keys. Send the access key, a space, and the secret key, in one message. Your message was "
        + "deleted.";

    /// <inheritdoc />
    public string NotDeleted => "⚠ I could not delete your message. Delete it yourself, now.";

    /// <inheritdoc />
    public string EndsUnknown => "when it ends is not known";

    /// <inheritdoc />
    public string ModeTitle => "Invented or real money";

    /// <inheritdoc />
    public string MissingStop => "• trading must be stopped";

    /// <inheritdoc />
    public string MissingFlat => "• nothing may be held and no order open";

    /// <inheritdoc />
    public string MissingKeys => "• keys of the exchange must be entered";

    /// <inheritdoc />
    public string Invited(string? link, string token, int hours) =>
        $"✉ Pass this on. It lets one person in, once, within {hours} hours:\n"
        + (link is null ? "" : $"{link}\n")
        + $"<code>/start {token}</code>";

    /// <inheritdoc />
    public string Welcome(string name, string role, string account, bool canTrade) =>
        $"👋 Welcome, {name}. You are {role} of the account “{account}”.\n"
        + "The message below is the panel: it always shows how things stand, and its keys lead everywhere.\n"
        + (canTrade
            ? "Begin like this: 🛡 Profile says how much is risked, ▶ Run starts trading with invented money, "
                + "❓ Why explains each decision. 🆘 Panic stops everything at any time."
            : "📊 Status shows the figures, ❓ Why explains each decision. You see everything and can break nothing.");

    /// <inheritdoc />
    public string Joined(string name, string role, string account) =>
        $"👋 {name} came in by an invitation: {role} of the account “{account}”.";

    /// <inheritdoc />
    public string RoleSet(string name, string role) => $"{name} is {role} now.";

    /// <inheritdoc />
    public string Removed(string name) => $"🚪 {name} is removed and a stranger again.";

    /// <inheritdoc />
    public string AccountOf(int number, string name) => $"account {number} “{name}”";

    /// <inheritdoc />
    public string Account(int number) => $"account {number}";

    /// <inheritdoc />
    public string OwnKeys(string tail) => $"🔑 Own key, ending in <code>{tail}</code>";

    /// <inheritdoc />
    public string ConfiguredKeys(string tail) => $"🔑 Key of the configuration, ending in <code>{tail}</code>";

    /// <inheritdoc />
    public string KeysGood(string tail, string ends) =>
        $"✅ The key ending in <code>{tail}</code> can trade and cannot withdraw; {ends}.";

    /// <inheritdoc />
    public string KeysStored(string tail) =>
        $"🔑 Stored: the key ending in <code>{tail}</code>. Real money is traded only after /mode.";

    /// <inheritdoc />
    public string SendKeys(int minutes) =>
        $"Send one message within {minutes} minutes: the access key, a space, the secret key.\n"
        + "I delete it at once and check what the key may do.";

    /// <inheritdoc />
    public string Ends(string day) => $"it ends on {day}";

    /// <inheritdoc />
    public string Of(KeyFault fault) => fault switch
    {
        KeyFault.NoBalances =>
            "it may not view assets, or the exchange does not know the key or does not expect it from this address",
        KeyFault.NoOrders => "it may not view orders",
        KeyFault.NoPlacing => "it may not place orders",
        KeyFault.Ended => "it has ended",
        KeyFault.Withdraws => "it may withdraw money. Take that permission away, or make a key without it",
        KeyFault.UsedElsewhere => "another account of this bot trades with it",
        KeyFault.Unreachable => "the exchange did not say everything about it; try again in a minute",
    };

    /// <inheritdoc />
    public string ModeMeans(TradingMode mode) => mode switch
    {
        TradingMode.Paper => "Live prices, an invented purse. No order reaches the exchange.",
        TradingMode.Live => "⚠ Real orders with real money, by the account's own keys.",
        TradingMode.Demo => "Real orders at a local stand-in of the exchange.",
    };

    /// <inheritdoc />
    public string ModeMissing(string mode) => $"⛔ Not yet {mode}. What is missing:";
}
