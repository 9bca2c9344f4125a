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

    /// <summary>The clock of the machine is too far from that of the exchange; seconds.</summary>
    string ClockOff(string seconds, bool isBehind, string allowed);

    /// <summary>Another program polls with the bot's token; what Telegram said of it is escaped.</summary>
    string OtherPoller(bool hasTakenOver, string detail);

    /// <summary>What became of an order nobody can tell since a time in UTC.</summary>
    string OrderUnknown(string order, string since);

    /// <summary>The database was away between two times in UTC; why is escaped.</summary>
    string DatabaseAway(string from, string until, string why);

    string CoinsMore(string gap, string coin, string journal);

    string CoinsGone(string journal, string coin, string exchange);

    string StrayOrder(string order, string executed);

    string MissedFill(string order, string executed, string journal);

    string ForeignOrder(string order);
}
