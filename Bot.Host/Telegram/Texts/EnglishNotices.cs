using Bot.Host.Trading;

namespace Bot.Host.Telegram.Texts;

/// <summary>Notices in English.</summary>
public sealed class EnglishNotices : INoticeTexts
{
    /// <inheritdoc />
    public string CycleStage => "Cycle";

    /// <inheritdoc />
    public string MarketStage => "Market";

    /// <inheritdoc />
    public string AdviceStage => "Advice";

    /// <inheritdoc />
    public string PortfolioStage => "Portfolio";

    /// <inheritdoc />
    public string Change24 => "24 h";

    /// <inheritdoc />
    public string VolumeRatio => "volume ratio";

    /// <inheritdoc />
    public string Decision => "Decision";

    /// <inheritdoc />
    public string Cost => "cost";

    /// <inheritdoc />
    public string Took => "took";

    /// <inheritdoc />
    public string Volume => "Volume";

    /// <inheritdoc />
    public string Total => "Total";

    /// <inheritdoc />
    public string Fee => "Fee";

    /// <inheritdoc />
    public string OrderId => "Order";

    /// <inheritdoc />
    public string Profit => "Profit since the start";

    /// <inheritdoc />
    public string Result => "Result";

    /// <inheritdoc />
    public string DailyReport => "Daily report";

    /// <inheritdoc />
    public string NoData => "There is no data for this day.";

    /// <inheritdoc />
    public string Breaker => "State";

    /// <inheritdoc />
    public string AdvisorCost => "Advisor cost";

    /// <inheritdoc />
    public string DayBefore => "a day before";

    /// <inheritdoc />
    public string WeekBefore => "a week before";

    /// <inheritdoc />
    public string MonthBefore => "a month before";

    /// <inheritdoc />
    public string PositionOpened => "Bought";

    /// <inheritdoc />
    public string PositionClosed => "Sold";

    /// <inheritdoc />
    public string SecondInstance => "another program uses this bot";

    /// <inheritdoc />
    public string UnknownOrder => "an order's end is not known";

    /// <inheritdoc />
    public string ExchangeKeys => "keys of the exchange";

    /// <inheritdoc />
    public string MayBeRepeated => "🔁 Sent again after an interruption: you may have this already.";

    /// <inheritdoc />
    public string BotStopping => "⏹ The bot is shutting down.";

    /// <inheritdoc />
    public string AdvisorBack => "🔊 The advisor gives advice again.";

    /// <inheritdoc />
    public IReadOnlyList<string> RationaleHeadings { get; } =
        ["Overall", "Trend", "Momentum", "Volatility and volume", "Structure", "Decision"];

    /// <inheritdoc />
    public string Started(string version, string state) =>
        $"🤖 The bot has started (version {version}). State: <b>{state}</b>";

    /// <inheritdoc />
    public string StateChanged(Notice.StateChanged notice, string from, string to, string reason) =>
        $"{StateIcons.Of(notice.To)} <b>{to}</b> (before: {from})\n{reason}";

    /// <inheritdoc />
    public string Answered(bool done, string command, string detail) =>
        done ? $"✅ {command}: {detail}" : $"⛔ {command} was refused: {detail}";

    /// <inheritdoc />
    public string Trouble(string what, string detail, int times) =>
        times > 1 ? $"⚠️ <b>{what}</b> ({times} times): {detail}" : $"⚠️ <b>{what}</b>: {detail}";

    /// <inheritdoc />
    public string Stranger(long id, string name) =>
        $"👤 {name} (id <code>{id}</code>) wrote to the bot and was turned away.";

    /// <inheritdoc />
    public string BudgetSpent(string month, string limit) =>
        $"💸 The advisor's budget of {limit} for {month} is spent. The rules go on alone.";

    /// <inheritdoc />
    public string AdvisorSilent(int failures, string detail) =>
        $"🔇 The advisor has given no advice {failures} times in a row. The bot holds until it does; stops and "
        + $"targets work as ever.\n{detail}";

    /// <inheritdoc />
    public string Cycles(int run, int missed, int failed) => $"Cycles: {run} run, {missed} missed, {failed} failed";
}
