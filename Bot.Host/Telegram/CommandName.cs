namespace Bot.Host.Telegram;

/// <summary>Everything that a person can ask for, typed or by key.</summary>
public enum CommandName
{
    Start,
    Run,
    Stop,
    Cycle,
    Safe,
    Resume,
    Reconcile,
    Panic,
    Status,
    Balance,
    Position,
    Trades,
    Trade,
    Orders,
    Why,
    Market,
    Chart,
    Profit,
    Daily,
    Weekly,
    Monthly,
    Performance,
    Risk,
    Profile,
    Limits,
    Strategy,
    Advisor,
    Sizing,
    Exits,
    MarketSet,
    Interval,
    Ai,
    Report,
    Health,
    Logs,
    Backtest,
    Quick,
    Collect,
    Stress,
    Settings,
    Notify,
    Budget,
    Language,
    Mode,
    Keys,
    Invite,
    Users,
    Backup,
    Export,
    Audit,
    Drill,
    Help,
    Version,
}

/// <summary>Names as they are typed.</summary>
public static class CommandNames
{
    public static string Text(this CommandName name) =>
        name == CommandName.MarketSet ? "market_set" : name.ToString().ToLowerInvariant();
}
