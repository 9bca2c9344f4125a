using Bot.Domain.Time;

namespace Bot.Host.Telegram.Texts;

/// <summary>Backtests, collecting, the quick check.</summary>
public interface IWorkTexts
{
    string Start { get; }

    string Again { get; }

    string GoOn { get; }

    string OneAtATime { get; }

    string Cancelled { get; }

    string Failed { get; }

    string Interrupted { get; }

    string Collect { get; }

    string NotCollected { get; }

    string EndedEarly { get; }

    string Nothing { get; }

    string Verifies { get; }

    string IsWhole { get; }

    string New { get; }

    string NoGaps { get; }

    string RulesOff { get; }

    string Verdict { get; }

    string LookAhead { get; }

    string Figures { get; }

    string OpenAtEnd { get; }

    string Sortino { get; }

    string Calmar { get; }

    string Expectancy { get; }

    string WinAndLoss { get; }

    string BestAndWorst { get; }

    string LosingRun { get; }

    string Held { get; }

    string Exposure { get; }

    string Costs { get; }

    string TradesFile { get; }

    string NoPicture { get; }

    string QuickPasses { get; }

    string QuickBlocks { get; }

    string QuickOff { get; }

    string QuickHeld { get; }

    string Gap(int missing, string longest, string since);

    /// <summary>A rule that a run had no input for, and why.</summary>
    string Rule(string rule);

    string Points(int points);

    string Differs(string at);

    string Span(TimeSpan span);

    /// <summary>How long a candle is.</summary>
    string Length(CandleInterval interval);

    string TooMany(int days);
}
