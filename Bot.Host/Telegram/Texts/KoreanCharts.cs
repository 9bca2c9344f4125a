using System.Globalization;
using Bot.Domain.Time;

namespace Bot.Host.Telegram.Texts;

/// <summary>The words in pictures, in Korean.</summary>
public sealed class KoreanCharts : IChartTexts
{
    public string Equity => "전략";

    public string Drawdown => "낙폭";

    public string Empty => "그릴 자료가 없습니다";

    public string Trades => "거래";

    public string Close => "가격";

    public string Change => "등락";

    public string High => "고가";

    public string Low => "저가";

    public string Volume => "거래량";

    public string Exit => "청산";

    public bool RisesRed => true;

    public IReadOnlyList<NumberUnit> Units { get; } = [new(1e12, "조"), new(1e8, "억"), new(1e4, "만")];

    public string Day(DateOnly day) => day.ToString("M월 d일", CultureInfo.InvariantCulture);

    public string Month(DateOnly day) => day.ToString("M월", CultureInfo.InvariantCulture);

    public string Year(DateOnly day) => day.ToString("yyyy년", CultureInfo.InvariantCulture);

    public string Interval(CandleInterval interval) => (int)interval switch
    {
        >= 1440 => "1일",
        >= 60 => $"{(int)interval / 60}시간",
        _ => $"{(int)interval}분",
    };
}
