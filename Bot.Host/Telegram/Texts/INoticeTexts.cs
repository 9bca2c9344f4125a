using Bot.Host.Trading;

namespace Bot.Host.Telegram.Texts;

/// <summary>What is told without being asked. Arguments are escaped already.</summary>
public interface INoticeTexts
{
    string CycleStage { get; }

    string MarketStage { get; }

    string AdviceStage { get; }

    string PortfolioStage { get; }

    string Change24 { get; }

    string VolumeRatio { get; }

    string Decision { get; }

    string Cost { get; }

    string Took { get; }

    string Volume { get; }

    string Total { get; }

    string Fee { get; }

    string OrderId { get; }

    string Profit { get; }

    string Result { get; }

    string DailyReport { get; }

    string NoData { get; }

    string Breaker { get; }

    string AdvisorCost { get; }

    /// <summary>The rationale's six headings, in their order.</summary>
    IReadOnlyList<string> RationaleHeadings { get; }

    string DayBefore { get; }

    string WeekBefore { get; }

    string MonthBefore { get; }

    string PositionOpened { get; }

    string PositionClosed { get; }

    string BotStopping { get; }

    string SecondInstance { get; }

    string UnknownOrder { get; }

    string ExchangeKeys { get; }

    /// <summary>Below a message of which nobody knows whether it came before.</summary>
    string MayBeRepeated { get; }

    string Started(string version, string state);

    string StateChanged(Notice.StateChanged notice, string from, string to, string reason);

    string Answered(bool done, string command, string detail);

    string Trouble(string what, string detail, int times);

    string Stranger(long id, string name);

    string BudgetSpent(string month, string limit);

    /// <summary>No advice for some calls in a row.</summary>
    string AdvisorSilent(int failures, string detail);

    string AdvisorBack { get; }

    string Cycles(int run, int missed, int failed);
}
