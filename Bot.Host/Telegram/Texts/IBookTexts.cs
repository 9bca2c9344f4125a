using Bot.Domain.Reconciling;
using Bot.Host.Storage.Rows;

namespace Bot.Host.Telegram.Texts;

/// <summary>Where journal and exchange differ, and what moved without a trade. Arguments are escaped already.</summary>
public interface IBookTexts
{
    string Title { get; }

    /// <summary>Nothing differs.</summary>
    string Agree { get; }

    /// <summary>What each way of settling does, a line each.</summary>
    string Ways(bool canBeIgnored);

    string Adopt { get; }

    string Ignore { get; }

    string Sell { get; }

    /// <summary>One difference, explained.</summary>
    /// <param name="one">The difference.</param>
    /// <param name="subject">Its subject.</param>
    /// <param name="coin">The code of the market's coin.</param>
    /// <param name="worth">What is not explained, in won.</param>
    string Line(Difference one, string subject, string coin, string worth);

    /// <summary>Money or coins that came or went.</summary>
    string Moved(FlowKind kind, string amount, string worth);
}
