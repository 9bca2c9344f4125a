using Bot.Domain.Time;

namespace Bot.Host.Telegram.Texts;

/// <summary>Screens in English.</summary>
public sealed class EnglishScreens : IScreenTexts
{
    /// <inheritdoc />
    public string Equity => "Equity";

    /// <inheritdoc />
    public string Today => "today";

    /// <inheritdoc />
    public string Week => "week";

    /// <inheritdoc />
    public string Month => "month";

    /// <inheritdoc />
    public string Position => "Position";

    /// <inheritdoc />
    public string NoPosition => "No position";

    /// <inheritdoc />
    public string LastCycle => "Last cycle";

    public string MeasuredAt(string clock) => $"measured at {clock}";

    /// <inheritdoc />
    public string NoCycle => "No cycle yet";

    /// <inheritdoc />
    public string Next => "next";

    /// <inheritdoc />
    public string Cash => "Cash";

    /// <inheritdoc />
    public string Coins => "Coins";

    /// <inheritdoc />
    public string Price => "Price";

    /// <inheritdoc />
    public string Since(string moment) => $"since {moment}";

    /// <inheritdoc />
    public string Because => "Because";

    /// <inheritdoc />
    public string Status => "Status";

    /// <inheritdoc />
    public string Balance => "Balance";

    /// <inheritdoc />
    public string Measured => "Measured";

    /// <inheritdoc />
    public string Entry => "Entry";

    /// <inheritdoc />
    public string StopLoss => "SL";

    /// <inheritdoc />
    public string TakeProfit => "TP";

    /// <inheritdoc />
    public string OpenResult => "Open result";

    /// <inheritdoc />
    public string Trades => "Trades";

    /// <inheritdoc />
    public string NoTrades => "No closed trades yet.";

    /// <inheritdoc />
    public string Risk => "Risk";

    /// <inheritdoc />
    public string DailyLimit => "Daily loss limit";

    /// <inheritdoc />
    public string WeeklyLimit => "Weekly loss limit";

    /// <inheritdoc />
    public string Pause => "Pause between entries";

    /// <inheritdoc />
    public string PerDay => "Entries a day";

    /// <inheritdoc />
    public string Share => "Share of cash per entry";

    /// <inheritdoc />
    public string TargetVolatility => "Target volatility a year";

    /// <inheritdoc />
    public string ShareMost => "Most share of cash per entry";

    /// <inheritdoc />
    public string Reward => "Reward/risk";

    /// <inheritdoc />
    public string Profiles => "Risk profiles";

    /// <inheritdoc />
    public string Strategies => "Strategies, and what each made of the past with your profile";

    /// <inheritdoc />
    public string Decides(CandleInterval on) =>
        on == CandleInterval.Day ? "decides once a day, after 09:00 KST" : "decides every cycle, on hours";

    /// <inheritdoc />
    public string Earlier => "first 70 %";

    /// <inheritdoc />
    public string Later => "last 30 %";

    /// <inheritdoc />
    public string NothingCollected(string market) =>
        $"no past of {Html.Escape(market)} is collected: /collect fetches it";

    /// <inheritdoc />
    public string Advisor => "Advisor";

    /// <inheritdoc />
    public string AdvisorModes => "What may the advisor do?";

    /// <inheritdoc />
    public string Settings => "Settings";

    /// <inheritdoc />
    public string Language => "Language";

    /// <inheritdoc />
    public string Help => "Commands";

    /// <inheritdoc />
    public string Why => "Why";

    /// <inheritdoc />
    public string Gate => "Gate";

    public string QuickBacktest => "Quick backtest";

    public string Sizing => "Size and slippage";

    public string TrailingStop => "Trailing stop";

    public string PartialAt => "A part is sold at";

    public string PartSold => "A part was sold";

    /// <inheritdoc />
    public string Signal => "Strategy";

    /// <inheritdoc />
    public string Validation => "Validation";

    /// <inheritdoc />
    public string Said => "The advisor said";

    /// <inheritdoc />
    public string NoAdvice => "The advisor was not asked.";

    /// <inheritdoc />
    public string Order => "Order";

    /// <inheritdoc />
    public string NoOrder => "No order.";

    /// <inheritdoc />
    public string NotReached => "not reached";

    /// <inheritdoc />
    public string Needs(string limit) => $"needs: {limit}";

    /// <inheritdoc />
    public string StopQuestion => "A position is open. What should become of it?";

    /// <inheritdoc />
    public string PanicDone => "🆘 Halt asked. Entries are off; stop-loss and take-profit stay guarded.";

    /// <inheritdoc />
    public string ResumeFigures => "Leave safe mode although these figures stand?";

    /// <inheritdoc />
    public string RunFigures => "Stopping ended a halt. Start trading despite these figures?";

    /// <inheritdoc />
    public string NothingToResume => "The bot is not in safe mode.";

    /// <inheritdoc />
    public string Backtest => "Backtest";

    /// <inheritdoc />
    public string BacktestFailed => "Backtest failed";

    /// <inheritdoc />
    public string TotalReturn => "Return";

    /// <inheritdoc />
    public string BuyAndHold => "Buy and hold";

    /// <inheritdoc />
    public string MaxDrawdown => "Max drawdown";

    /// <inheritdoc />
    public string Sharpe => "Sharpe";

    /// <inheritdoc />
    public string WinRate => "Win rate";

    /// <inheritdoc />
    public string ProfitFactor => "Profit factor";

    /// <inheritdoc />
    public string Candles => "candles";

    /// <inheritdoc />
    public string Missing => "missing";

    /// <inheritdoc />
    public string Hours(int hours) => $"{hours} h";
}
