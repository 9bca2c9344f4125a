namespace Bot.Host.Telegram.Texts;

/// <summary>Why a state is as it is, or why something was refused; the journal has words of its own.</summary>
public interface IReasonTexts
{
    string Of(KnownReason reason);

    /// <summary>What was asked for is not done in a state; its name is escaped.</summary>
    string NotInState(string state);

    /// <summary>Changes of equity, in percent, as they are written down.</summary>
    string Losses(string day, string week);

    /// <summary>Behind the changes: by which profile's limits they were judged; escaped.</summary>
    string ByProfile(string profile);

    string GoodCycles(string count);

    /// <summary>Cycles failed one behind the other; how the last one ended is escaped.</summary>
    string FailedCycles(string count, string last);

    /// <summary>A new day, with the change of the week before it.</summary>
    string DayBegan(string week);
}
