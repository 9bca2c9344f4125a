using Bot.Domain.Time;

namespace Bot.Host.Telegram.Texts;

/// <summary>Screens in Korean.</summary>
public sealed class KoreanScreens : IScreenTexts
{
    /// <inheritdoc />
    public string Equity => "평가액";

    /// <inheritdoc />
    public string Today => "오늘";

    /// <inheritdoc />
    public string Week => "주간";

    /// <inheritdoc />
    public string Month => "월간";

    /// <inheritdoc />
    public string Position => "포지션";

    /// <inheritdoc />
    public string NoPosition => "포지션 없음";

    /// <inheritdoc />
    public string LastCycle => "마지막 사이클";

    public string MeasuredAt(string clock) => $"{clock} 측정";

    /// <inheritdoc />
    public string NoCycle => "아직 사이클 없음";

    /// <inheritdoc />
    public string Next => "다음";

    /// <inheritdoc />
    public string Cash => "현금";

    /// <inheritdoc />
    public string Coins => "코인";

    /// <inheritdoc />
    public string Price => "가격";

    /// <inheritdoc />
    public string Since(string moment) => $"{moment}부터";

    /// <inheritdoc />
    public string Because => "사유";

    /// <inheritdoc />
    public string Status => "상태";

    /// <inheritdoc />
    public string Balance => "잔고";

    /// <inheritdoc />
    public string Measured => "측정";

    /// <inheritdoc />
    public string Entry => "진입";

    /// <inheritdoc />
    public string StopLoss => "손절";

    /// <inheritdoc />
    public string TakeProfit => "익절";

    /// <inheritdoc />
    public string OpenResult => "미실현 손익";

    /// <inheritdoc />
    public string Trades => "거래";

    /// <inheritdoc />
    public string NoTrades => "아직 끝난 거래가 없습니다.";

    /// <inheritdoc />
    public string Risk => "위험";

    /// <inheritdoc />
    public string DailyLimit => "일일 손실 한도";

    /// <inheritdoc />
    public string WeeklyLimit => "주간 손실 한도";

    /// <inheritdoc />
    public string Pause => "진입 간격";

    /// <inheritdoc />
    public string PerDay => "하루 진입";

    /// <inheritdoc />
    public string Share => "진입당 현금 비중";

    /// <inheritdoc />
    public string TargetVolatility => "목표 연간 변동성";

    /// <inheritdoc />
    public string ShareMost => "진입당 최대 현금 비중";

    /// <inheritdoc />
    public string Reward => "손익비";

    /// <inheritdoc />
    public string Profiles => "위험 프로필";

    /// <inheritdoc />
    public string Strategies => "전략과, 현재 프로필로 본 전략별 과거 성과";

    /// <inheritdoc />
    public string Decides(CandleInterval on) =>
        on == CandleInterval.Day ? "하루 한 번, 09:00 KST 이후 결정" : "매 사이클, 시간봉으로 결정";

    /// <inheritdoc />
    public string Earlier => "앞 70 %";

    /// <inheritdoc />
    public string Later => "뒤 30 %";

    /// <inheritdoc />
    public string NothingCollected(string market) =>
        $"{Html.Escape(market)}의 과거 데이터가 없습니다: /collect 로 수집하세요";

    /// <inheritdoc />
    public string Advisor => "어드바이저";

    /// <inheritdoc />
    public string AdvisorModes => "어드바이저의 권한은?";

    /// <inheritdoc />
    public string Settings => "설정";

    /// <inheritdoc />
    public string Language => "언어";

    /// <inheritdoc />
    public string Help => "명령";

    /// <inheritdoc />
    public string Why => "이유";

    /// <inheritdoc />
    public string Gate => "진입 관문";

    public string QuickBacktest => "빠른 백테스트";

    public string Sizing => "주문 크기와 슬리피지";

    public string TrailingStop => "추적 손절";

    public string PartialAt => "일부 매도 가격";

    public string PartSold => "일부 매도 완료";

    /// <inheritdoc />
    public string Signal => "전략";

    /// <inheritdoc />
    public string Validation => "검증";

    /// <inheritdoc />
    public string Said => "어드바이저 의견";

    /// <inheritdoc />
    public string NoAdvice => "어드바이저에게 묻지 않았습니다.";

    /// <inheritdoc />
    public string Order => "주문";

    /// <inheritdoc />
    public string NoOrder => "주문 없음.";

    /// <inheritdoc />
    public string NotReached => "도달하지 않음";

    /// <inheritdoc />
    public string Needs(string limit) => $"기준: {limit}";

    /// <inheritdoc />
    public string StopQuestion => "열린 포지션이 있습니다. 어떻게 할까요?";

    /// <inheritdoc />
    public string PanicDone => "🆘 중단을 요청했습니다. 새로 매수하지 않으며 손절·익절은 계속 감시합니다.";

    /// <inheritdoc />
    public string ResumeFigures => "아래 수치를 확인했습니까? 그래도 안전 모드를 해제할까요?";

    /// <inheritdoc />
    public string RunFigures => "안전 모드에서 정지한 상태입니다. 아래 수치를 확인했습니까? 그래도 거래를 시작할까요?";

    /// <inheritdoc />
    public string NothingToResume => "안전 모드가 아닙니다.";

    /// <inheritdoc />
    public string Backtest => "백테스트";

    /// <inheritdoc />
    public string BacktestFailed => "백테스트 실패";

    /// <inheritdoc />
    public string TotalReturn => "수익률";

    /// <inheritdoc />
    public string BuyAndHold => "매수 후 보유";

    /// <inheritdoc />
    public string MaxDrawdown => "최대 낙폭";

    /// <inheritdoc />
    public string Sharpe => "샤프 지수";

    /// <inheritdoc />
    public string WinRate => "승률";

    /// <inheritdoc />
    public string ProfitFactor => "손익 팩터";

    /// <inheritdoc />
    public string Candles => "캔들";

    /// <inheritdoc />
    public string Missing => "누락";

    /// <inheritdoc />
    public string Hours(int hours) => $"{hours}시간";
}
