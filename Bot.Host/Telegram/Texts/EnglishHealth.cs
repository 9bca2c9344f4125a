using Bot.Host.Telegram.Looks;

namespace Bot.Host.Telegram.Texts;

/// <summary>What works, the log, the audit, the drill, in English.</summary>
public sealed class EnglishHealth : IHealthTexts
{
    public string Sum(HealthMark worst) => worst switch
    {
        HealthMark.Well => "All is well",
        HealthMark.Weak => "It works; look at the lines with ⚠",
        HealthMark.Ill => "Something does not work: the lines with ⛔",
    };

    public string Database => "Database";

    public string Took(TimeSpan span) => $"{Math.Round(span.TotalMilliseconds):0} ms";

    public string FreeDisk => "Free disk";

    public string SystemsSqlite => "the system's";

    public string BundledSqlite => "the one that comes along; apt install libsqlite3-0 for one that is kept patched";

    public string Exchange => "Exchange";

    public string LastAnswer(string ago) => $"last answer {ago}";

    public string NoAnswer => "no answer yet";

    public string Skew => "Its clock is ahead of ours by";

    public string SetClock => "set ours: timedatectl set-ntp true";

    public string Stream => "Stream";

    public string LastHeard(string ago) => $"last heard {ago}";

    public string NothingHeard => "nothing heard; prices are asked for instead";

    public string StreamOff => "off; prices are asked for";

    public string LastPoll(string ago) => $"last poll {ago}";

    public string NoPoll => "no poll noted yet";

    public string Outbox => "Outbox";

    public string Waiting(int count) => $"{Figure.Count(count)} waiting";

    public string Oldest(string ago) => $"the oldest {ago}";

    public string Spent(string spent, string limit) => $"{spent} of {limit} this month";

    public string Cycles => "Cycles";

    public string LastCycle(string ago) => $"last {ago}";

    public string Pictures => "Pictures";

    public string Fonts => "Fonts";

    public string NoFonts => "no Korean font found: apt install fonts-nanum";

    public string Memory => "Memory";

    public string Uptime => "Up for";

    public string Log => "Log, newest first";

    public string LogWarnings => "Warnings and errors, newest first";

    public string NoLogs => "There is no such line.";

    public string WarningsKey => "⚠ Warnings";

    public string AllKey => "📜 All";

    public string Audit => "Who did what, newest first";

    public string NoAudit => "Nobody did anything yet.";

    public string DrillTitle => "Fire drill: what a panic would do now";

    public string DrillSum(HealthMark worst) => worst switch
    {
        HealthMark.Well => "Panic would work now.",
        HealthMark.Weak => "Panic would work now; look at the lines with ⚠.",
        HealthMark.Ill => "Panic would NOT do all of this now: see the lines with ⛔.",
    };

    public string DrillNote => "Nothing was touched. The result is in the audit log.";

    public string WouldCancel(int ours, int others) =>
        $"Would cancel {ours} open orders of the bot; {others} of others stay";

    public string WouldHalt(string state) => $"Would halt by hand (now: {state})";

    public string WouldSell(string coins, string price, string brings, string slippage) =>
        $"With a sale: {coins} at about {price}, brings {brings} after the fee, slippage {slippage}";

    public string NothingToSell => "Nothing to sell: no position";

    public string LessThere(string there, string held) => $"Only {there} of {held} coins are free at the exchange";

    public string Dust => "What is there is worth less than an order may be: nothing would be sold";

    public string Book => "Order book";

    public string KeysWork => "The exchange takes our keys";

    public string DatabaseWorks => "The database can be written";

    public string AlarmLine => "Alarm line";

    public string AlarmWorks(int people) => $"The alarm line reaches Telegram, {people} would be told";

    public string GuardLooked(string ago) => $"The stop guard looked {ago}";

    public string GuardSilent => "The stop guard has not looked since the start";
}
