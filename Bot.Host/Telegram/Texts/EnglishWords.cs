using Bot.Domain.Decisions;
using Bot.Domain.Orders;
using Bot.Domain.States;
using Bot.Domain.Strategies;
using Bot.Host.Settings;
using Bot.Host.Storage.Rows;
using Bot.Host.Trading;

namespace Bot.Host.Telegram.Texts;

/// <summary>The field's words in English.</summary>
public sealed class EnglishWords : IWords
{
    /// <inheritdoc />
    public string None => "n/a";

    /// <inheritdoc />
    public string Of(TradingState state) => state switch
    {
        TradingState.Stopped => "Stopped",
        TradingState.Running => "Running",
        TradingState.Draining => "Stopping after the cycle",
        TradingState.SafeMode => "Safe mode",
        TradingState.DailyLossHalt => "Safe mode: daily loss limit",
        TradingState.WeeklyLossHalt => "Safe mode: weekly loss limit",
        TradingState.FaultHalt => "Safe mode: fault",
        TradingState.ReconcileHalt => "Safe mode: books differ",
        TradingState.ManualHalt => "Safe mode: by hand",
    };

    /// <inheritdoc />
    public string Of(TradingMode mode) => mode switch
    {
        TradingMode.Paper => "paper",
        TradingMode.Live => "live",
        TradingMode.Demo => "demo",
    };

    /// <inheritdoc />
    public string Of(AdvisorMode mode) => mode switch
    {
        AdvisorMode.Off => "off: the strategy decides",
        AdvisorMode.Decide => "decide: the advisor chooses",
        AdvisorMode.Veto => "veto: the advisor may turn down",
    };

    /// <inheritdoc />
    public string Of(PersonRole role) => role switch
    {
        PersonRole.Viewer => "viewer",
        PersonRole.Trader => "trader",
        PersonRole.Owner => "owner",
    };

    /// <inheritdoc />
    public string Of(TradingTrigger trigger) => trigger switch
    {
        TradingTrigger.Start => "started",
        TradingTrigger.Stop => "stop asked",
        TradingTrigger.CycleEnded => "cycle ended",
        TradingTrigger.DailyLimitHit => "daily loss limit reached",
        TradingTrigger.WeeklyLimitHit => "weekly loss limit reached",
        TradingTrigger.FaultDetected => "fault",
        TradingTrigger.MismatchFound => "books and exchange differ",
        TradingTrigger.Halt => "halted",
        TradingTrigger.DayRolled => "a new day",
        TradingTrigger.FaultCleared => "fault is over",
        TradingTrigger.Resume => "resumed",
    };

    /// <inheritdoc />
    public string Of(TerminalReason reason) => reason switch
    {
        TerminalReason.Bought => "bought",
        TerminalReason.Sold => "sold",
        TerminalReason.ExitStopLoss => "sold: stop-loss",
        TerminalReason.ExitTakeProfit => "sold: take-profit",
        TerminalReason.ExitTrailing => "sold: trailing stop",
        TerminalReason.ExitPartial => "sold a part: take-profit",
        TerminalReason.HoldAdvice => "held: the advisor turned it down",
        TerminalReason.HoldValidation => "held: validation failed",
        TerminalReason.HoldNoSignal => "held: no signal",
        TerminalReason.BlockedBreaker => "no entry: loss limit",
        TerminalReason.BlockedSafeMode => "no entry: safe mode",
        TerminalReason.BlockedFrequency => "no entry: too soon or too many",
        TerminalReason.BlockedQuickBacktest => "no entry: quick backtest failed",
        TerminalReason.BlockedMinOrder => "no order: below the exchange's minimum",
        TerminalReason.BlockedSlippage => "no entry: slippage",
        TerminalReason.BlockedNoCash => "no entry: no cash",
        TerminalReason.SkippedOverlap => "skipped: another cycle ran",
        TerminalReason.SkippedMissed => "missed",
        TerminalReason.HaltedReconcile => "halted: books and exchange differ",
        TerminalReason.HaltedUnknownOrder => "halted: an order's outcome is unknown",
        TerminalReason.FailedData => "failed: market data",
        TerminalReason.FailedAdvisor => "failed: advisor",
        TerminalReason.FailedExchange => "failed: exchange",
    };

    /// <inheritdoc />
    public string Of(RungName rung) => rung switch
    {
        RungName.State => "state",
        RungName.LossDay => "change today %",
        RungName.LossWeek => "change of 7 days %",
        RungName.FrequencyPause => "hours since the last entry",
        RungName.FrequencyDay => "entries today",
        RungName.Data => "market data",
        RungName.RsiEntry => "RSI for an entry",
        RungName.VolumeEntry => "volume ratio for an entry",
        RungName.RsiExit => "RSI for an exit",
        RungName.RsiContradiction => "RSI does not contradict",
        RungName.Volatility => "ATR %",
        RungName.Confidence => "confidence",
        RungName.FakeoutAdx => "fakeout: ADX",
        RungName.FakeoutVolume => "fakeout: volume ratio",
        RungName.WeakVolume => "volume ratio",
        RungName.BreakoutInput => "input to tell a breakout",
        RungName.Advisor => "advisor",
        RungName.Cash => "free cash",
        RungName.Size => "size of the order",
        RungName.QuickTrades => "trades of the last month",
        RungName.QuickReturn => "return of the last month %",
        RungName.QuickWinRate => "win rate of the last month %",
        RungName.QuickProfitFactor => "profit factor of the last month",
        RungName.QuickSharpe => "Sharpe ratio of the last month",
        RungName.QuickDrawdown => "drawdown of the last month %",
        RungName.QuickDays => "a month judges a strategy of hours; this one decides each",
        RungName.AboveSma50 => "close above SMA 50 by %",
        RungName.Squeeze => "signs of a quiet stretch",
        RungName.Breakout => "signs of a breakout",
        RungName.BreakoutVolume => "signs of volume",
        RungName.ObvAgainstPrice => "OBV against the price",
        RungName.FakeoutExit => "fakeout, to leave",
        RungName.WeakeningExit => "trend weakening, to leave",
        RungName.SlowExit => "too slow, to leave",
        RungName.DayClose => "a day has just closed (09:00 KST)",
        RungName.ChannelDays => "closed days",
        RungName.ChannelEntry => "close against the highest close of the channel",
        RungName.ChannelExit => "close against the lowest close, to leave",
        RungName.MarketRisk => "risk by KRW-BTC",
        RungName.FlashCrash => "flash crash",
        RungName.Divergence => "RSI divergence",
        RungName.ExitAtr => "ATR for the stop",
        RungName.SizeMode => "sizing",
        RungName.SizeShare => "share of cash %",
        RungName.SizeRisk => "account risk %",
        RungName.SizeNotional => "notional, KRW",
        RungName.SizeKelly => "Kelly fraction",
        RungName.SizeWinRate => "win rate %",
        RungName.SizeWinOverLoss => "average win over average loss",
        RungName.SizeKellyShare => "share by Kelly %",
        RungName.SizeShrink => "smaller after losses, times",
        RungName.SizeMinimum => "size of the order, KRW",
        RungName.SizeCash => "free cash, KRW",
        RungName.SizeVolatility => "how much the market moves, % a year",
        RungName.Slippage => "expected slippage %",
    };

    /// <inheritdoc />
    public string Of(OrderSide side) => side switch
    {
        OrderSide.Buy => "buy",
        OrderSide.Sell => "sell",
    };

    /// <inheritdoc />
    public string Of(TradeAction action) => action switch
    {
        TradeAction.Hold => "hold",
        TradeAction.Buy => "buy",
        TradeAction.Sell => "sell",
    };

    /// <inheritdoc />
    public string Of(Confidence confidence) => confidence switch
    {
        Confidence.Low => "low",
        Confidence.Medium => "medium",
        Confidence.High => "high",
    };

    /// <inheritdoc />
    public string Of(PersonCommand command) => command switch
    {
        PersonCommand.Run => "start trading",
        PersonCommand.Stop { Sell: true } => "stop and sell the position",
        PersonCommand.Stop => "stop, keep guarding the position",
        PersonCommand.Halt { Sell: true } => "halt and sell the position",
        PersonCommand.Halt => "halt: safe mode by hand",
        PersonCommand.Resume => "leave safe mode",
        PersonCommand.Settle { Way: SettleWay.Adopt } => "adopt what the exchange has",
        PersonCommand.Settle { Way: SettleWay.Ignore } => "leave the difference alone",
        PersonCommand.Settle => "adopt what the exchange has and sell it all",
        PersonCommand.RunCycle => "run a cycle now",
        PersonCommand.SetProfile profile => new EnglishSettings().Chosen(Profile(profile.Name), profile.DropsOwn),
        PersonCommand.SetValues values => string.Join(", ", values.Changes.Select(Of)),
        PersonCommand.SetMarket market => $"market {Html.Escape(market.Market)}",
        PersonCommand.SetStrategy strategy => $"strategy {Html.Escape(strategy.Name)}",
        PersonCommand.SetAdvisor advisor => $"advisor {Html.Escape(advisor.Mode)}",
        PersonCommand.SetMode { Mode: "live" } => "trade with real money",
        PersonCommand.SetMode => "trade with invented money",
        PersonCommand.AtOnce deed => Of(deed),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private string Of(PersonCommand.AtOnce deed) => deed switch
    {
        PersonCommand.Invite { Role: PersonRole.Viewer } => "invite a viewer of this account",
        PersonCommand.Invite { Account: not null } => "invite a second trader of this account",
        PersonCommand.Invite => "invite a trader with an own account",
        PersonCommand.SetRole role => $"change a role: {Of(role.Role)}",
        PersonCommand.Remove => "remove this person",
        PersonCommand.StoreKeys => "store these keys of the exchange",
        PersonCommand.DropKeys => "delete the keys of the exchange",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <inheritdoc />
    public string Profile(string name) => Html.Escape(name);

    private static string Of(SettingChange change) => SettingCatalog.Find(change.Key) is { } setting
        ? new EnglishSettings().Change(setting, change.Value)
        : Html.Escape(change.Key);
}
