using Bot.Domain.Time;

namespace Bot.Host.Telegram.Texts;

/// <summary>Headings and labels of the screens.</summary>
public interface IScreenTexts
{
    string Equity { get; }

    string Today { get; }

    string Week { get; }

    string Month { get; }

    string Position { get; }

    string NoPosition { get; }

    string LastCycle { get; }

    /// <summary>When a figure was measured, after which something happened.</summary>
    string MeasuredAt(string clock);

    string NoCycle { get; }

    string Next { get; }

    string Cash { get; }

    string Coins { get; }

    string Price { get; }

    string Since(string moment);

    string Because { get; }

    string Status { get; }

    string Balance { get; }

    string Measured { get; }

    string Entry { get; }

    string StopLoss { get; }

    string TakeProfit { get; }

    string OpenResult { get; }

    string Trades { get; }

    string NoTrades { get; }

    string Risk { get; }

    string DailyLimit { get; }

    string WeeklyLimit { get; }

    string Pause { get; }

    string PerDay { get; }

    string Share { get; }

    string TargetVolatility { get; }

    string ShareMost { get; }

    string Reward { get; }

    string Profiles { get; }

    string Strategies { get; }

    /// <summary>When a strategy decides.</summary>
    string Decides(CandleInterval on);

    /// <summary>The first 70 % of the past.</summary>
    string Earlier { get; }

    /// <summary>The last 30 % of the past.</summary>
    string Later { get; }

    /// <summary>That no candles of a market are there, and how they are had.</summary>
    string NothingCollected(string market);

    string Advisor { get; }

    string AdvisorModes { get; }

    string Settings { get; }

    string Language { get; }

    string Help { get; }

    string Why { get; }

    string Gate { get; }

    string QuickBacktest { get; }

    string Sizing { get; }

    string TrailingStop { get; }

    string PartialAt { get; }

    string PartSold { get; }

    string Signal { get; }

    string Validation { get; }

    string Said { get; }

    string NoAdvice { get; }

    string Order { get; }

    string NoOrder { get; }

    string NotReached { get; }

    string StopQuestion { get; }

    /// <summary>What is needed, in words; escaped.</summary>
    string Needs(string limit);

    string PanicDone { get; }

    string ResumeFigures { get; }

    /// <summary>Above the figures before a start that follows a halt.</summary>
    string RunFigures { get; }

    string NothingToResume { get; }

    string Backtest { get; }

    string BacktestFailed { get; }

    string TotalReturn { get; }

    string BuyAndHold { get; }

    string MaxDrawdown { get; }

    string Sharpe { get; }

    string WinRate { get; }

    string ProfitFactor { get; }

    string Candles { get; }

    string Missing { get; }

    string Hours(int hours);
}
