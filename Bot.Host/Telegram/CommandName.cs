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
    Why,
    Daily,
    Risk,
    Profile,
    Strategy,
    Advisor,
    Ai,
    Backtest,
    Quick,
    Collect,
    Settings,
    Notify,
    Language,
    Help,
    Version,
}

/// <summary>Names as they are typed.</summary>
public static class CommandNames
{
    public static string Text(this CommandName name) => name.ToString().ToLowerInvariant();
}
