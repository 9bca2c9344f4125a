using Bot.Domain.Orders;
using Bot.Domain.Reconciling;
using Bot.Host.Storage.Rows;

namespace Bot.Host.Telegram.Texts;

/// <summary>Differences of the books in English.</summary>
public sealed class EnglishBooks : IBookTexts
{
    /// <inheritdoc />
    public string Title => "Journal and exchange differ";

    /// <inheritdoc />
    public string Agree => "Journal and exchange agree.";

    /// <inheritdoc />
    public string Adopt => "📥 Adopt";

    /// <inheritdoc />
    public string Ignore => "🙈 Ignore";

    /// <inheritdoc />
    public string Sell => "💰 Sell";

    /// <inheritdoc />
    public string Ways(bool canBeIgnored) =>
        "Nothing is bought until this is settled; stops go on working.\n"
        + "📥 Adopt: the journal takes over what the exchange has; coins get a stop-loss and a target.\n"
        + (canBeIgnored ? "🙈 Ignore: it is yours, and the bot leaves it alone.\n" : "")
        + "💰 Sell: adopt, and then sell all that the bot holds.";

    /// <inheritdoc />
    public string Line(Difference one, string subject, string coin, string worth) => one.Kind switch
    {
        DifferenceKind.CoinsMore =>
            $"➕ The exchange has {Figure.Of(one.Gap)} {subject} (about {worth}) that the bot did not buy.",
        DifferenceKind.CoinsGone =>
            $"➖ The journal counts on {Figure.Of(one.Journal)} {subject}, the exchange has {Figure.Of(one.Exchange)}: "
            + $"{Figure.Of(one.Gap)} (about {worth}) were sold or sent away outside the bot.",
        DifferenceKind.StrayOrder =>
            $"👻 The exchange has an order to {Side(one)} under a name of ours, <code>{subject}</code>, that this "
            + $"journal does not have; it executed {Figure.Of(one.Exchange)} {coin}. Does a second bot trade this "
            + "account, or was a backup restored?",
        DifferenceKind.MissedFill =>
            $"🧩 Order <code>{subject}</code> ({Side(one)}) executed {Figure.Of(one.Exchange)} {coin}, the journal has "
            + $"{Figure.Of(one.Journal)}.",
        DifferenceKind.ForeignOrder =>
            $"👤 An order to {Side(one)} that is not the bot's is open: <code>{subject}</code>. Whatever it trades "
            + "will be asked about.",
    };

    /// <inheritdoc />
    public string Moved(FlowKind kind, string amount, string worth) => kind switch
    {
        FlowKind.Deposit => $"🏦 Deposit: {amount}. It counts as no profit.",
        FlowKind.Withdrawal => $"🏦 Withdrawal: {amount}. It counts as no loss.",
        FlowKind.Other => $"🏦 {amount} moved without a trade of the bot. It counts as no profit and no loss.",
        FlowKind.TakenOver => $"📥 Taken over: {amount} (about {worth}). They have a stop-loss and a target now.",
        FlowKind.Gone => $"➖ Taken out of the position: {amount} (about {worth}).",
    };

    private static string Side(Difference one) => one.Side == OrderSide.Sell ? "sell" : "buy";
}
