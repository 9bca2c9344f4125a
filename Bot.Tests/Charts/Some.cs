using Bot.Host.Charts;
using Bot.Host.Telegram.Texts;

namespace Bot.Tests.Charts;

/// <summary>Valid pictures, so that a test names only what it is about.</summary>
internal static class Some
{
    public static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Hours of equity.</summary>
    public static EquityPicture Run(params double[] equity) => Run(equity, []);

    public static EquityPicture Run(IReadOnlyList<double> equity, IReadOnlyList<double> hold) =>
        new("KRW-ETH", Hours(equity.Count), equity, hold, Languages.English);

    public static EquityPicture Titled(string title) =>
        new(title, Hours(2), [1_000_000, 1_010_000], [], Languages.Korean);

    /// <summary>A year of hours that rises and falls.</summary>
    public static EquityPicture Year(ChartTheme theme = ChartTheme.Light)
    {
        const int hours = 8_760;
        double[] equity = [.. Enumerable.Range(0, hours).Select(hour => 1e7 + (1e6 * Math.Sin(hour / 300.0)))];
        double[] hold = [.. Enumerable.Range(0, hours).Select(hour => 1e7 + (200.0 * hour))];
        return new EquityPicture("KRW-ETH · 전략", Hours(hours), equity, hold, Languages.Korean)
        {
            Figures = [new("수익률", "-4.12 %"), new("거래", "12")],
            Theme = theme,
        };
    }

    public static DateTimeOffset[] Hours(int count) =>
        [.. Enumerable.Range(0, count).Select(hour => Start.AddHours(hour))];
}
