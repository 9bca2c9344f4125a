using static Bot.Domain.States.TradingState;

namespace Bot.Domain.States;

/// <summary>What each state allows.</summary>
public static class TradingStates
{
    /// <summary>Whether new positions may be opened.</summary>
    public static bool AllowsEntries(this TradingState state) => state == Running;

    /// <summary>Whether cycles run. In safe mode they run reduce-only.</summary>
    public static bool RunsCycles(this TradingState state) => state is Running or Draining || state.IsSafeMode();

    /// <summary>Whether entries are blocked by a halt while exits and reduce-only cycles go on.</summary>
    public static bool IsSafeMode(this TradingState state) =>
        state switch
        {
            Stopped or Running or Draining => false,
            SafeMode or DailyLossHalt or WeeklyLossHalt or FaultHalt or ReconcileHalt or ManualHalt => true,
        };

    /// <summary>
    /// How grave a halt is; 0 for states that are none. A graver one replaces a milder one, never the reverse.
    /// </summary>
    public static int Gravity(this TradingState state) =>
        state switch
        {
            Stopped or Running or Draining or SafeMode => 0,
            DailyLossHalt => 1,
            WeeklyLossHalt => 2,
            FaultHalt => 3,
            ReconcileHalt => 4,
            ManualHalt => 5,
        };
}
