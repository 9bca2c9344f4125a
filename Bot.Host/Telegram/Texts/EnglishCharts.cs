using System.Globalization;
using Bot.Domain.Time;

namespace Bot.Host.Telegram.Texts;

/// <summary>The words in pictures, in English.</summary>
public sealed class EnglishCharts : IChartTexts
{
    public string Equity => "Strategy";

    public string Drawdown => "Drawdown";

    public string Empty => "Nothing to draw";

    public string Trades => "Trades";

    public string Close => "Price";

    public string Change => "Change";

    public string High => "High";

    public string Low => "Low";

    public string Volume => "Volume";

    public string Exit => "Exit";

    public bool RisesRed => false;

    public IReadOnlyList<NumberUnit> Units { get; } = [new(1e12, "T"), new(1e9, "B"), new(1e6, "M"), new(1e3, "K")];

    public string Day(DateOnly day) => day.ToString("d MMM", CultureInfo.InvariantCulture);

    public string Month(DateOnly day) => day.ToString("MMM", CultureInfo.InvariantCulture);

    public string Year(DateOnly day) => day.ToString("yyyy", CultureInfo.InvariantCulture);

    public string Interval(CandleInterval interval) => (int)interval switch
    {
        >= 1440 => "1 day",
        >= 60 => $"{(int)interval / 60} h",
        _ => $"{(int)interval} min",
    };
}
