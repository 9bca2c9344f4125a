using Bot.Host.Storage.Rows;

namespace Bot.Host.Telegram.Texts;

/// <summary>What there is to say of telling itself: levels, groups, outages, a cycle that goes on.</summary>
public interface IDeliveryTexts
{
    /// <summary>The heading of the screen of levels.</summary>
    string Title { get; }

    /// <summary>What is told at every level.</summary>
    string Always { get; }

    /// <summary>A level in a word or two.</summary>
    string Of(NotifyLevel level);

    /// <summary>A level in a sentence.</summary>
    string About(NotifyLevel level);

    string LevelSet(string level);

    /// <summary>A group, escaped, and whether it is told what the account is told.</summary>
    string Group(string title, bool isTold);

    string GroupOn { get; }

    string GroupOff { get; }

    /// <summary>Said once in a group that the bot was added to.</summary>
    string GroupJoined { get; }

    /// <summary>The group hears of another account already.</summary>
    string GroupTaken { get; }

    /// <summary>Stands above the newest of reports that waited while nobody could be reached.</summary>
    string Skipped(int cycles, int days);

    /// <summary>The last 30 days, as a label.</summary>
    string Month { get; }

    /// <summary>Stands below a cycle that goes on.</summary>
    string Running { get; }

    /// <summary>Stands below a cycle whose end this message will not learn.</summary>
    string Interrupted { get; }
}
