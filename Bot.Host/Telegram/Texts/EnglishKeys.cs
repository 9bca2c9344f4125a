namespace Bot.Host.Telegram.Texts;

/// <summary>Keys and command lines in English.</summary>
public sealed class EnglishKeys : IKeyTexts
{
    /// <inheritdoc />
    public string Panel => "⬅ Panel";

    /// <inheritdoc />
    public string KeepGuarding => "🛡 Stop, keep guarding";

    /// <inheritdoc />
    public string Sell => "💰 Stop and sell";

    /// <inheritdoc />
    public string Yes => "✅ Yes";

    /// <inheritdoc />
    public string No => "✖ No";

    /// <inheritdoc />
    public string HaltAndSell => "💰 Sell everything";

    /// <inheritdoc />
    public string Earlier => "◀ Earlier";

    /// <inheritdoc />
    public string Later => "Later ▶";

    /// <inheritdoc />
    public string Cancel => "✖ Cancel";

    /// <inheritdoc />
    public string Of(CommandName command) => command switch
    {
        CommandName.Start => "🏠 Panel",
        CommandName.Run => "▶ Run",
        CommandName.Stop => "⏸ Stop",
        CommandName.Cycle => "🔄 Cycle now",
        CommandName.Safe => "🛟 Safe mode",
        CommandName.Resume => "▶ Resume",
        CommandName.Reconcile => "⚖ Books",
        CommandName.Panic => "🆘 Panic",
        CommandName.Status => "📊 Status",
        CommandName.Balance => "💼 Balance",
        CommandName.Position => "📌 Position",
        CommandName.Trades => "🧾 Trades",
        CommandName.Trade => "🔍 Trade",
        CommandName.Orders => "📋 Orders",
        CommandName.Why => "❓ Why",
        CommandName.Market => "🌡 Market",
        CommandName.Chart => "📈 Chart",
        CommandName.Profit => "💰 Profit",
        CommandName.Daily => "📅 Daily",
        CommandName.Weekly => "🗓 Week",
        CommandName.Monthly => "📆 Month",
        CommandName.Performance => "🏅 Performance",
        CommandName.Risk => "⚖ Risk",
        CommandName.Profile => "🛡 Profile",
        CommandName.Limits => "📏 Limits",
        CommandName.Strategy => "🧭 Strategy",
        CommandName.Advisor => "🤖 Advisor",
        CommandName.Sizing => "📐 Size",
        CommandName.Exits => "🚪 Exits",
        CommandName.MarketSet => "🪙 Market",
        CommandName.Interval => "⏱ Interval",
        CommandName.Ai => "🧠 AI",
        CommandName.Report => "📰 Report",
        CommandName.Health => "🩺 Health",
        CommandName.Logs => "📜 Logs",
        CommandName.Backtest => "🧪 Backtest",
        CommandName.Quick => "⚡ Quick",
        CommandName.Collect => "📥 Collect",
        CommandName.Stress => "🌪 Stress",
        CommandName.Settings => "⚙ Settings",
        CommandName.Notify => "🔔 Notices",
        CommandName.Budget => "💸 Budget",
        CommandName.Language => "🌐 Language",
        CommandName.Mode => "💱 Mode",
        CommandName.Keys => "🔑 Keys",
        CommandName.Invite => "✉ Invite",
        CommandName.Users => "👥 People",
        CommandName.Export => "📤 Export",
        CommandName.Audit => "🕵 Audit",
        CommandName.Backup => "💾 Backup",
        CommandName.Drill => "🚒 Drill",
        CommandName.Help => "❔ Help",
        CommandName.Version => "🏷 Version",
    };

    /// <inheritdoc />
    public string About(CommandName command) => command switch
    {
        CommandName.Start => "the panel",
        CommandName.Run => "start trading",
        CommandName.Stop => "stop; asks what becomes of an open position",
        CommandName.Cycle => "run one cycle now and report it",
        CommandName.Safe => "safe mode: no entries, exits stay guarded",
        CommandName.Resume => "leave safe mode",
        CommandName.Reconcile => "where journal and exchange differ, and what to do: /reconcile [adopt|ignore|sell]",
        CommandName.Panic => "halt at once; then offers to sell",
        CommandName.Status => "state, equity, position, last cycle",
        CommandName.Balance => "cash, coins, equity",
        CommandName.Position => "the open position with its levels",
        CommandName.Trades => "closed trades: /trades [1-50]",
        CommandName.Trade => "one trade from entry to exit: /trade [number] [picture]",
        CommandName.Orders => "open orders and the last that ended",
        CommandName.Why => "why the last cycle ended so: /why [cycle or -n]",
        CommandName.Market => "price, indicators, warnings",
        CommandName.Chart => "candles with your trades: /chart [1d|1w|1m] [light|dark]",
        CommandName.Profit => "what was earned today, in a week, in a month, since the start",
        CommandName.Daily => "the report of a day: /daily [yyyy-mm-dd]",
        CommandName.Weekly => "the report of a week: /weekly [yyyy-mm-dd]",
        CommandName.Monthly => "the report of a month: /monthly [yyyy-mm]",
        CommandName.Performance => "trades by market and strategy: win rate, drawdown, Sharpe",
        CommandName.Risk => "loss limits and how far they are",
        CommandName.Profile => "risk profile: /profile [name]",
        CommandName.Limits => "own stop, target, loss limits: /limits [stop -4]",
        CommandName.Strategy => "the strategy, and what each made of the past: /strategy [name]",
        CommandName.Advisor => "what the advisor may do: /advisor [mode]",
        CommandName.Sizing => "how large entries are: /sizing [fixed|risk|kelly]",
        CommandName.Exits => "trailing stop, partial sale, ATR: /exits [trailing 2.5]",
        CommandName.MarketSet => "which market is traded: /market_set [XRP]",
        CommandName.Interval => "minutes between cycles: /interval [60]",
        CommandName.Ai => "what the advisor added, and how often it was right",
        CommandName.Report => "a cycle in its four stages: /report [cycle]",
        CommandName.Health => "what works and what does not",
        CommandName.Logs => "the last lines of the log: /logs [1-50] [warn]",
        CommandName.Backtest => "test a strategy on the past: /backtest [market] [days] [strategy] [profile]",
        CommandName.Quick => "what the quick backtest of the gate says now",
        CommandName.Collect => "fetch past candles: /collect [market] [days] [60m]",
        CommandName.Stress => "what a price move would do to you: /stress [-90 to 100]",
        CommandName.Settings => "everything that is set, and where to change it",
        CommandName.Notify => "what you are told: /notify [silent|trades|normal|stages]",
        CommandName.Budget => "what advice may cost a month: /budget [20000]",
        CommandName.Language => "한국어 or English: /language [ko|en]",
        CommandName.Mode => "invented or real money: /mode [paper|live]",
        CommandName.Keys => "keys of the exchange: enter, check, delete",
        CommandName.Invite => "let somebody in: /invite [viewer|trader|own]",
        CommandName.Users => "accounts and people, roles, removal",
        CommandName.Export => "all trades and fills as tables",
        CommandName.Audit => "who did what: /audit [1-50]",
        CommandName.Backup => "backups: how old, whether they restore, one more now",
        CommandName.Drill => "what /panic would do now, tried without touching anything",
        CommandName.Help => "all commands",
        CommandName.Version => "which program this is",
    };

    /// <inheritdoc />
    public string Days(int days) => $"{days} days";
}
