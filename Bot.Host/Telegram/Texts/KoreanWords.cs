using Bot.Domain.Decisions;
using Bot.Domain.Orders;
using Bot.Domain.States;
using Bot.Domain.Strategies;
using Bot.Host.Settings;
using Bot.Host.Storage.Rows;
using Bot.Host.Trading;

namespace Bot.Host.Telegram.Texts;

/// <summary>The field's words in Korean.</summary>
public sealed class KoreanWords : IWords
{
    /// <inheritdoc />
    public string None => "–";

    /// <inheritdoc />
    public string Of(TradingState state) => state switch
    {
        TradingState.Stopped => "정지",
        TradingState.Running => "실행 중",
        TradingState.Draining => "사이클 종료 후 정지",
        TradingState.SafeMode => "안전 모드",
        TradingState.DailyLossHalt => "안전 모드: 일일 손실 한도",
        TradingState.WeeklyLossHalt => "안전 모드: 주간 손실 한도",
        TradingState.FaultHalt => "안전 모드: 장애",
        TradingState.ReconcileHalt => "안전 모드: 장부 불일치",
        TradingState.ManualHalt => "안전 모드: 수동",
    };

    /// <inheritdoc />
    public string Of(TradingMode mode) => mode switch
    {
        TradingMode.Paper => "모의",
        TradingMode.Live => "실거래",
        TradingMode.Demo => "데모",
    };

    /// <inheritdoc />
    public string Of(AdvisorMode mode) => mode switch
    {
        AdvisorMode.Off => "off: 전략이 결정",
        AdvisorMode.Decide => "decide: 어드바이저가 선택",
        AdvisorMode.Veto => "veto: 어드바이저는 거부만 가능",
    };

    /// <inheritdoc />
    public string Of(PersonRole role) => role switch
    {
        PersonRole.Viewer => "조회자",
        PersonRole.Trader => "트레이더",
        PersonRole.Owner => "소유자",
    };

    /// <inheritdoc />
    public string Of(TradingTrigger trigger) => trigger switch
    {
        TradingTrigger.Start => "시작됨",
        TradingTrigger.Stop => "정지 요청",
        TradingTrigger.CycleEnded => "사이클 종료",
        TradingTrigger.DailyLimitHit => "일일 손실 한도 도달",
        TradingTrigger.WeeklyLimitHit => "주간 손실 한도 도달",
        TradingTrigger.FaultDetected => "장애 감지",
        TradingTrigger.MismatchFound => "장부와 거래소 불일치",
        TradingTrigger.Halt => "중단",
        TradingTrigger.DayRolled => "날짜 변경",
        TradingTrigger.FaultCleared => "장애 해소",
        TradingTrigger.Resume => "재개됨",
    };

    /// <inheritdoc />
    public string Of(TerminalReason reason) => reason switch
    {
        TerminalReason.Bought => "매수",
        TerminalReason.Sold => "매도",
        TerminalReason.ExitStopLoss => "매도: 손절",
        TerminalReason.ExitTakeProfit => "매도: 익절",
        TerminalReason.ExitTrailing => "매도: 추적 손절",
        TerminalReason.ExitPartial => "일부 매도: 익절",
        TerminalReason.HoldAdvice => "관망: 어드바이저가 거부",
        TerminalReason.HoldValidation => "관망: 검증 실패",
        TerminalReason.HoldNoSignal => "관망: 신호 없음",
        TerminalReason.BlockedBreaker => "진입 차단: 손실 한도",
        TerminalReason.BlockedSafeMode => "진입 차단: 안전 모드",
        TerminalReason.BlockedFrequency => "진입 차단: 진입 빈도 제한",
        TerminalReason.BlockedQuickBacktest => "진입 차단: 빠른 백테스트 미달",
        TerminalReason.BlockedMinOrder => "주문 불가: 최소 주문 금액 미만",
        TerminalReason.BlockedSlippage => "진입 차단: 슬리피지",
        TerminalReason.BlockedNoCash => "진입 차단: 현금 부족",
        TerminalReason.SkippedOverlap => "건너뜀: 다른 사이클 실행 중",
        TerminalReason.SkippedMissed => "놓침",
        TerminalReason.HaltedReconcile => "중단: 장부와 거래소 불일치",
        TerminalReason.HaltedUnknownOrder => "중단: 주문 결과 불명",
        TerminalReason.FailedData => "실패: 시세 데이터",
        TerminalReason.FailedAdvisor => "실패: 어드바이저",
        TerminalReason.FailedExchange => "실패: 거래소",
    };

    /// <inheritdoc />
    public string Of(RungName rung) => rung switch
    {
        RungName.State => "상태",
        RungName.LossDay => "오늘 변동 %",
        RungName.LossWeek => "7일 변동 %",
        RungName.FrequencyPause => "마지막 진입 후 시간",
        RungName.FrequencyDay => "오늘 진입 횟수",
        RungName.Data => "시세 데이터",
        RungName.RsiEntry => "진입 RSI",
        RungName.VolumeEntry => "진입 거래량 비율",
        RungName.RsiExit => "청산 RSI",
        RungName.RsiContradiction => "RSI 모순 없음",
        RungName.Volatility => "ATR %",
        RungName.Confidence => "확신도",
        RungName.FakeoutAdx => "거짓 돌파: ADX",
        RungName.FakeoutVolume => "거짓 돌파: 거래량 비율",
        RungName.WeakVolume => "거래량 비율",
        RungName.BreakoutInput => "돌파 판단 입력값",
        RungName.Advisor => "어드바이저",
        RungName.Cash => "가용 현금",
        RungName.Size => "주문 크기",
        RungName.QuickTrades => "지난 한 달 거래 수",
        RungName.QuickReturn => "지난 한 달 수익률 %",
        RungName.QuickWinRate => "지난 한 달 승률 %",
        RungName.QuickProfitFactor => "지난 한 달 손익 팩터",
        RungName.QuickSharpe => "지난 한 달 샤프 지수",
        RungName.QuickDrawdown => "지난 한 달 최대 낙폭 %",
        RungName.QuickDays => "한 달로는 시간봉 전략만 판단, 이 전략의 결정 단위",
        RungName.AboveSma50 => "SMA 50 대비 종가 %",
        RungName.Squeeze => "변동성 수축 신호 수",
        RungName.Breakout => "돌파 신호 수",
        RungName.BreakoutVolume => "거래량 신호 수",
        RungName.ObvAgainstPrice => "OBV와 가격의 역행",
        RungName.FakeoutExit => "거짓 돌파로 청산",
        RungName.WeakeningExit => "추세 약화로 청산",
        RungName.SlowExit => "지지부진으로 청산",
        RungName.DayClose => "방금 일봉 마감 (09:00 KST)",
        RungName.ChannelDays => "마감된 일봉 수",
        RungName.ChannelEntry => "종가와 채널 최고 종가",
        RungName.ChannelExit => "종가와 최저 종가, 청산",
        RungName.MarketRisk => "비트코인 시장 위험",
        RungName.FlashCrash => "급락 경보",
        RungName.Divergence => "RSI 다이버전스",
        RungName.ExitAtr => "손절용 ATR",
        RungName.SizeMode => "주문 크기 방식",
        RungName.SizeShare => "현금 비중 %",
        RungName.SizeRisk => "계좌 위험 %",
        RungName.SizeNotional => "주문 금액(명목), 원",
        RungName.SizeKelly => "켈리 비율",
        RungName.SizeWinRate => "승률 %",
        RungName.SizeWinOverLoss => "평균 이익/평균 손실",
        RungName.SizeKellyShare => "켈리 비중 %",
        RungName.SizeShrink => "연속 손실 후 축소 배수",
        RungName.SizeMinimum => "주문 금액, 원",
        RungName.SizeCash => "가용 현금, 원",
        RungName.SizeVolatility => "시장 변동성, 연 %",
        RungName.Slippage => "예상 슬리피지 %",
    };

    /// <inheritdoc />
    public string Of(OrderSide side) => side switch
    {
        OrderSide.Buy => "매수",
        OrderSide.Sell => "매도",
    };

    /// <inheritdoc />
    public string Of(TradeAction action) => action switch
    {
        TradeAction.Hold => "관망",
        TradeAction.Buy => "매수",
        TradeAction.Sell => "매도",
    };

    /// <inheritdoc />
    public string Of(Confidence confidence) => confidence switch
    {
        Confidence.Low => "낮음",
        Confidence.Medium => "보통",
        Confidence.High => "높음",
    };

    /// <inheritdoc />
    public string Of(PersonCommand command) => command switch
    {
        PersonCommand.Run => "거래 시작",
        PersonCommand.Stop { Sell: true } => "정지하고 포지션 매도",
        PersonCommand.Stop => "정지, 포지션은 계속 감시",
        PersonCommand.Halt { Sell: true } => "중단하고 포지션 매도",
        PersonCommand.Halt => "중단: 수동 안전 모드",
        PersonCommand.Resume => "안전 모드 해제",
        PersonCommand.Settle { Way: SettleWay.Adopt } => "거래소의 것을 받아들이기",
        PersonCommand.Settle { Way: SettleWay.Ignore } => "차이를 그대로 두기",
        PersonCommand.Settle => "받아들이고 전부 매도",
        PersonCommand.RunCycle => "사이클 즉시 실행",
        PersonCommand.SetProfile profile => new KoreanSettings().Chosen(Profile(profile.Name), profile.DropsOwn),
        PersonCommand.SetValues values => string.Join(", ", values.Changes.Select(Of)),
        PersonCommand.SetMarket market => $"마켓 {Html.Escape(market.Market)}",
        PersonCommand.SetStrategy strategy => $"전략 {Html.Escape(strategy.Name)}",
        PersonCommand.SetAdvisor advisor => $"어드바이저 {Html.Escape(advisor.Mode)}",
        PersonCommand.SetMode { Mode: "live" } => "실제 자금으로 거래",
        PersonCommand.SetMode => "가상의 자금으로 거래",
        PersonCommand.AtOnce deed => Of(deed),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private string Of(PersonCommand.AtOnce deed) => deed switch
    {
        PersonCommand.Invite { Role: PersonRole.Viewer } => "이 계정의 조회자 초대",
        PersonCommand.Invite { Account: not null } => "이 계정의 두 번째 트레이더 초대",
        PersonCommand.Invite => "자기 계정을 갖는 트레이더 초대",
        PersonCommand.SetRole role => $"역할 변경: {Of(role.Role)}",
        PersonCommand.Remove => "이 사람 내보내기",
        PersonCommand.StoreKeys => "이 거래소 키 저장",
        PersonCommand.DropKeys => "거래소 키 삭제",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <inheritdoc />
    public string Profile(string name) => name switch
    {
        "conservative" => "안정형",
        "balanced" => "균형형",
        "aggressive" => "공격형",
        _ => Html.Escape(name),
    };

    private static string Of(SettingChange change) => SettingCatalog.Find(change.Key) is { } setting
        ? new KoreanSettings().Change(setting, change.Value)
        : Html.Escape(change.Key);
}
