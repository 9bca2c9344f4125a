using System.Globalization;

namespace Bot.Host.Telegram.Texts;

/// <summary>The words in pictures, in Korean.</summary>
public sealed class KoreanCharts : IChartTexts
{
    public string Equity => "전략";

    public string Drawdown => "낙폭";

    public string Empty => "그릴 자료가 없습니다";

    public string Trades => "거래";

    public IReadOnlyList<NumberUnit> Units { get; } = [new(1e12, "조"), new(1e8, "억"), new(1e4, "만")];

    public string Day(DateOnly day) => day.ToString("M월 d일", CultureInfo.InvariantCulture);

    public string Month(DateOnly day) => day.ToString("M월", CultureInfo.InvariantCulture);

    public string Year(DateOnly day) => day.ToString("yyyy년", CultureInfo.InvariantCulture);
}
