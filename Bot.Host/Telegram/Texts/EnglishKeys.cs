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
        CommandName.Why => "❓ Why",
        CommandName.Daily => "📅 Daily",
        CommandName.Risk => "⚖ Risk",
        CommandName.Profile => "🛡 Profile",
        CommandName.Strategy => "🧭 Strategy",
        CommandName.Advisor => "🤖 Advisor",
        CommandName.Ai => "🧠 AI",
        CommandName.Backtest => "🧪 Backtest",
        CommandName.Quick => "⚡ Quick",
        CommandName.Collect => "📥 Collect",
        CommandName.Settings => "⚙ Settings",
        CommandName.Notify => "🔔 Notices",
        CommandName.Language => "🌐 Language",
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
        CommandName.Why => "why the last cycle ended so: /why [cycle or -n]",
        CommandName.Daily => "the report of a day: /daily [yyyy-mm-dd]",
        CommandName.Risk => "loss limits and how far they are",
        CommandName.Profile => "risk profile: /profile [name]",
        CommandName.Strategy => "the strategy, and what each made of the past: /strategy [name]",
        CommandName.Advisor => "what the advisor may do: /advisor [mode]",
        CommandName.Ai => "what the advisor added, and how often it was right",
        CommandName.Backtest => "test a strategy on the past: /backtest [market] [days] [strategy] [profile]",
        CommandName.Quick => "what the quick backtest of the gate says now",
        CommandName.Collect => "fetch past candles: /collect [market] [days] [60m]",
        CommandName.Settings => "profile, advisor, language",
        CommandName.Notify => "what you are told: /notify [silent|trades|normal|stages]",
        CommandName.Language => "한국어 or English: /language [ko|en]",
        CommandName.Help => "all commands",
        CommandName.Version => "which program this is",
    };

    /// <inheritdoc />
    public string Days(int days) => $"{days} days";
}
