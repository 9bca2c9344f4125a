using Bot.Domain.Market;
using Bot.Host.Telegram.Texts;

namespace Bot.Host.Charts;

/// <summary>What a cycle saw and decided, as a card.</summary>
/// <param name="Title">Which cycle, and how it ended; cut where it is too long.</param>
/// <param name="Series">The candles that it saw, the last it decided on.</param>
/// <param name="Texts">The person's language.</param>
public sealed record DecisionPicture(string Title, CandleSeries Series, ITexts Texts)
{
    /// <summary>The indicators that it saw; six have room.</summary>
    public IReadOnlyList<KeyFigure> Figures { get; init; } = [];

    public IReadOnlyList<ChartLine> Lines { get; init; } = [];

    /// <summary>What was held or entered, with its levels; or null.</summary>
    public TradeMark? Held { get; init; }

    /// <summary>Why it ended so, the first line for what decided; three have room.</summary>
    public IReadOnlyList<Verdict> Verdicts { get; init; } = [];

    public ChartTheme Theme { get; init; }
}

/// <summary>A line below the candles.</summary>
/// <param name="Text">Cut where it is too long.</param>
/// <param name="Passed">Whether it let the cycle go on.</param>
public sealed record Verdict(string Text, bool Passed);
