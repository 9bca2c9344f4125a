using Bot.Domain.Parity;

namespace Bot.Host.Telegram.Texts;

/// <summary>What a backtest would have done otherwise than it was done live.</summary>
public interface IParityTexts
{
    string Title { get; }

    string NothingCompared { get; }

    string NoDifference { get; }

    string Live { get; }

    string Backtest { get; }

    /// <summary>Neither bought nor sold.</summary>
    string Nothing { get; }

    string Fee { get; }

    string Open { get; }

    /// <summary>The price that a cycle saw.</summary>
    string Seen { get; }

    string Compared(int compared, int cycles);

    string Differ(int count);

    string More(int count);

    string Of(ParityCause cause);
}
