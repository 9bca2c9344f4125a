using Bot.Host.Storage.Rows;

namespace Bot.Host.Telegram.Texts;

/// <summary>Levels, groups and outages in English.</summary>
public sealed class EnglishDelivery : IDeliveryTexts
{
    /// <inheritdoc />
    public string Title => "🔔 What you are told";

    /// <inheritdoc />
    public string Always =>
        "Always, with sound: fills, stop-loss, take-profit, halts and releases, errors, start and stop.";

    /// <inheritdoc />
    public string GroupOn => "🔔 Tell this group";

    /// <inheritdoc />
    public string GroupOff => "🔕 Tell this group nothing";

    /// <inheritdoc />
    public string GroupJoined => "👋 This group is told nothing yet. A trader of the account decides:";

    /// <inheritdoc />
    public string GroupTaken =>
        "This group is told of another account. Use yours in your own chat with me. "
        + "A trader of the group's account can end this with /notify off.";

    /// <inheritdoc />
    public string Month => "30 days";

    /// <inheritdoc />
    public string Running => "⏳ The cycle goes on.";

    /// <inheritdoc />
    public string Interrupted => "⏹ This cycle was cut short. /why and /orders say what came of it.";

    /// <inheritdoc />
    public string Of(NotifyLevel level) => level switch
    {
        NotifyLevel.Silent => "🔕 Nothing of cycles",
        NotifyLevel.TradesOnly => "💱 Trades only",
        NotifyLevel.Normal => "🔔 Normal",
        NotifyLevel.FourStages => "4️⃣ Four messages",
    };

    /// <inheritdoc />
    public string About(NotifyLevel level) => level switch
    {
        NotifyLevel.Silent => "no cycles and no daily report",
        NotifyLevel.TradesOnly => "cycles that bought or sold, and the daily report",
        NotifyLevel.Normal => "cycles that trade or that were asked for, in one message that changes as they go on",
        NotifyLevel.FourStages => "every cycle, each of its four stages in a message of its own",
    };

    /// <inheritdoc />
    public string LevelSet(string level) => $"Set: <b>{level}</b>";

    /// <inheritdoc />
    public string Group(string title, bool isTold) => isTold
        ? $"🔔 The group <b>{title}</b> is told what happens on this account."
        : $"🔕 The group <b>{title}</b> is told nothing.";

    /// <inheritdoc />
    public string Skipped(int cycles, int days)
    {
        (int Count, string What)[] kinds = [(cycles, "cycle report"), (days, "daily report")];
        var parts = kinds.Where(kind => kind.Count > 0).Select(kind => Counted(kind.Count, kind.What));
        return $"📭 {string.Join(" and ", parts)} while I could not reach you (/why and /daily show them); the newest:";
    }

    private static string Counted(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";
}
