namespace Bot.Host.Telegram.Texts;

/// <summary>What was earned, in Korean.</summary>
public sealed class KoreanResults : IResultTexts
{
    public string Profit => "손익";

    public string Today => "오늘";

    public string Days(int days) => $"{days}일";

    public string Since(string moment) => $"{moment}부터";

    public string Realised => "실현";

    public string Fees => "수수료";

    public string Change => "변동";

    public string WithoutFlows => "입출금을 뺀 평가액 변동입니다. 실현은 수수료를 뺀 거래 결과입니다.";

    public string NothingMeasured => "아직 측정된 것이 없습니다. 첫 사이클에서 측정합니다.";

    public string NoData => "이 기간의 데이터가 없습니다.";

    public string Weekly => "주간 보고서";

    public string Monthly => "월간 보고서";

    public string Performance => "성과";

    public string AllTrades => "모든 거래";

    public string ByMarket => "마켓별";

    public string ByStrategy => "전략별";

    public string UnknownStrategy => "알 수 없음";

    public string OfDays(int days) => $"{Figure.Count(days)}일";

    public string SharpeNote =>
        "평가액의 샤프 지수는 일간 수익률의 연간 값이고, 거래의 샤프 지수는 거래당 수익률(%)의 평균/편차이며 n은 거래 수입니다. 거래의 낙폭은 누적 결과 기준입니다.";

    public string NothingToExport => "아직 거래도 체결도 없습니다.";

    public string Exported(int trades, int fills) => $"거래 {Figure.Count(trades)}건, 체결 {Figure.Count(fills)}건; 시각은 UTC";
}
