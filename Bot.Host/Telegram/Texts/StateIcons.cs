using Bot.Domain.States;

namespace Bot.Host.Telegram.Texts;

/// <summary>One colour per kind of state.</summary>
public static class StateIcons
{
    public static string Of(TradingState state) => state switch
    {
        TradingState.Stopped => "⚪",
        TradingState.Running => "🟢",
        TradingState.Draining => "🟡",
        TradingState.SafeMode or TradingState.DailyLossHalt or TradingState.WeeklyLossHalt or TradingState.FaultHalt
            or TradingState.ReconcileHalt or TradingState.ManualHalt => "🔴",
    };
}
