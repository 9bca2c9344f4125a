namespace Bot.Domain.States;

/// <summary>What an account may do now. Persisted by name; a restart returns to it.</summary>
public enum TradingState
{
    Stopped,
    Running,
    Draining,
    SafeMode,
    DailyLossHalt,
    WeeklyLossHalt,
    FaultHalt,
    ReconcileHalt,
    ManualHalt,
}

/// <summary>What can move an account from one state to another.</summary>
public enum TradingTrigger
{
    Start,
    Stop,
    CycleEnded,
    DailyLimitHit,
    WeeklyLimitHit,
    FaultDetected,
    MismatchFound,
    Halt,
    DayRolled,
    FaultCleared,
    Resume,
}
