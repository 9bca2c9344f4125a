using System.Globalization;

namespace Bot.Host.Telegram.Texts;

/// <summary>The words in pictures, in English.</summary>
public sealed class EnglishCharts : IChartTexts
{
    public string Equity => "Strategy";

    public string Drawdown => "Drawdown";

    public string Empty => "Nothing to draw";

    public string Trades => "Trades";

    public IReadOnlyList<NumberUnit> Units { get; } = [new(1e12, "T"), new(1e9, "B"), new(1e6, "M"), new(1e3, "K")];

    public string Day(DateOnly day) => day.ToString("d MMM", CultureInfo.InvariantCulture);

    public string Month(DateOnly day) => day.ToString("MMM", CultureInfo.InvariantCulture);

    public string Year(DateOnly day) => day.ToString("yyyy", CultureInfo.InvariantCulture);
}
