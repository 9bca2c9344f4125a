using Bot.Host.Telegram.Looks;

namespace Bot.Host.Telegram.Texts;

/// <summary>What works, the log, the audit, the drill. Arguments are escaped already.</summary>
public interface IHealthTexts
{
    /// <summary>All checks in a sentence.</summary>
    string Sum(HealthMark worst);

    string Database { get; }

    /// <summary>How long something took.</summary>
    string Took(TimeSpan span);

    string FreeDisk { get; }

    string SystemsSqlite { get; }

    string BundledSqlite { get; }

    string Exchange { get; }

    string LastAnswer(string ago);

    string NoAnswer { get; }

    string Skew { get; }

    string SetClock { get; }

    string Stream { get; }

    string LastHeard(string ago);

    string NothingHeard { get; }

    /// <summary>No stream is configured.</summary>
    string StreamOff { get; }

    string LastPoll(string ago);

    string NoPoll { get; }

    string Outbox { get; }

    string Waiting(int count);

    string Oldest(string ago);

    /// <summary>Of the month's budget.</summary>
    string Spent(string spent, string limit);

    string Cycles { get; }

    string LastCycle(string ago);

    string Pictures { get; }

    string Fonts { get; }

    string NoFonts { get; }

    string Memory { get; }

    string Uptime { get; }

    string Log { get; }

    string LogWarnings { get; }

    string NoLogs { get; }

    string WarningsKey { get; }

    string AllKey { get; }

    string Audit { get; }

    string NoAudit { get; }

    string DrillTitle { get; }

    /// <summary>A drill in a sentence.</summary>
    string DrillSum(HealthMark worst);

    string DrillNote { get; }

    string WouldCancel(int ours, int others);

    /// <summary>From which state.</summary>
    string WouldHalt(string state);

    string WouldSell(string coins, string price, string brings, string slippage);

    string NothingToSell { get; }

    string LessThere(string there, string held);

    string Dust { get; }

    string Book { get; }

    string KeysWork { get; }

    string DatabaseWorks { get; }

    string AlarmLine { get; }

    string AlarmWorks(int people);

    string GuardLooked(string ago);

    string GuardSilent { get; }
}
