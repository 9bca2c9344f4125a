using Bot.Domain.Ablation;

namespace Bot.Host.Telegram.Texts;

/// <summary>What the advisor added, and how often it was right.</summary>
public interface IAblationTexts
{
    string Title { get; }

    string NoCycle { get; }

    string Added { get; }

    string Calibration { get; }

    /// <summary>The arms in the report of a day.</summary>
    string Day { get; }

    string CostThisMonth { get; }

    /// <summary>At which prices the arms trade.</summary>
    string Terms { get; }

    string Of(Arm arm);

    string Since(string moment, string start);

    string Trades(int count);

    string NoAdvice(int times);

    string Calls(int calls, int failed, int cycles);

    /// <summary>When advice counts as true.</summary>
    string Rule(int hours, string percent);

    string Hits(int hits, int judged);

    string Pending(int count);

    string Unmeasured(int count);
}
