namespace Bot.Host.Telegram.Texts;

/// <summary>Keys and command lines in Korean.</summary>
public sealed class KoreanKeys : IKeyTexts
{
    /// <inheritdoc />
    public string Panel => "⬅ 패널";

    /// <inheritdoc />
    public string KeepGuarding => "🛡 정지, 계속 감시";

    /// <inheritdoc />
    public string Sell => "💰 정지하고 매도";

    /// <inheritdoc />
    public string Yes => "✅ 예";

    /// <inheritdoc />
    public string No => "✖ 아니요";

    /// <inheritdoc />
    public string HaltAndSell => "💰 전량 매도";

    /// <inheritdoc />
    public string Earlier => "◀ 이전";

    /// <inheritdoc />
    public string Later => "다음 ▶";

    /// <inheritdoc />
    public string Cancel => "✖ 취소";

    /// <inheritdoc />
    public string Of(CommandName command) => command switch
    {
        CommandName.Start => "🏠 패널",
        CommandName.Run => "▶ 시작",
        CommandName.Stop => "⏸ 정지",
        CommandName.Cycle => "🔄 지금 사이클",
        CommandName.Safe => "🛟 안전 모드",
        CommandName.Resume => "▶ 재개",
        CommandName.Reconcile => "⚖ 장부",
        CommandName.Panic => "🆘 비상 정지",
        CommandName.Status => "📊 상태",
        CommandName.Balance => "💼 잔고",
        CommandName.Position => "📌 포지션",
        CommandName.Trades => "🧾 거래",
        CommandName.Trade => "🔍 거래 상세",
        CommandName.Orders => "📋 주문",
        CommandName.Why => "❓ 이유",
        CommandName.Market => "🌡 시장",
        CommandName.Chart => "📈 차트",
        CommandName.Profit => "💰 손익",
        CommandName.Daily => "📅 일일",
        CommandName.Weekly => "🗓 주간",
        CommandName.Monthly => "📆 월간",
        CommandName.Performance => "🏅 성과",
        CommandName.Risk => "⚖ 위험",
        CommandName.Profile => "🛡 프로필",
        CommandName.Limits => "📏 한도",
        CommandName.Strategy => "🧭 전략",
        CommandName.Advisor => "🤖 어드바이저",
        CommandName.Sizing => "📐 크기",
        CommandName.Exits => "🚪 청산",
        CommandName.MarketSet => "🪙 마켓",
        CommandName.Interval => "⏱ 간격",
        CommandName.Ai => "🧠 AI 기여",
        CommandName.Report => "📰 보고서",
        CommandName.Health => "🩺 상태 점검",
        CommandName.Logs => "📜 로그",
        CommandName.Backtest => "🧪 백테스트",
        CommandName.Quick => "⚡ 빠른 백테스트",
        CommandName.Collect => "📥 수집",
        CommandName.Stress => "🌪 스트레스",
        CommandName.Settings => "⚙ 설정",
        CommandName.Notify => "🔔 알림",
        CommandName.Budget => "💸 예산",
        CommandName.Language => "🌐 언어",
        CommandName.Mode => "💱 모드",
        CommandName.Keys => "🔑 키",
        CommandName.Invite => "✉ 초대",
        CommandName.Users => "👥 사람",
        CommandName.Export => "📤 내보내기",
        CommandName.Audit => "🕵 감사 기록",
        CommandName.Backup => "💾 백업",
        CommandName.Drill => "🚒 훈련",
        CommandName.Help => "❔ 도움말",
        CommandName.Version => "🏷 버전",
    };

    /// <inheritdoc />
    public string About(CommandName command) => command switch
    {
        CommandName.Start => "패널",
        CommandName.Run => "거래 시작",
        CommandName.Stop => "정지; 열린 포지션 처리를 묻습니다",
        CommandName.Cycle => "지금 사이클 한 번 실행하고 보고",
        CommandName.Safe => "안전 모드: 진입 없음, 청산은 계속 감시",
        CommandName.Resume => "안전 모드 해제",
        CommandName.Reconcile => "장부와 거래소의 차이와 정리 방법: /reconcile [adopt|ignore|sell]",
        CommandName.Panic => "즉시 중단; 이어서 매도 여부를 묻습니다",
        CommandName.Status => "상태, 평가액, 포지션, 마지막 사이클",
        CommandName.Balance => "현금, 코인, 평가액",
        CommandName.Position => "열린 포지션과 손절·익절 가격",
        CommandName.Trades => "끝난 거래: /trades [1-50]",
        CommandName.Trade => "거래 하나의 진입부터 청산까지: /trade [번호] [picture]",
        CommandName.Orders => "미체결 주문과 최근에 끝난 주문",
        CommandName.Why => "사이클 결과의 이유: /why [사이클 또는 -n]",
        CommandName.Market => "가격, 지표, 경고",
        CommandName.Chart => "캔들과 내 거래: /chart [1d|1w|1m] [light|dark]",
        CommandName.Profit => "오늘, 7일, 30일, 시작 후 손익",
        CommandName.Daily => "하루 보고서: /daily [yyyy-mm-dd]",
        CommandName.Weekly => "한 주 보고서: /weekly [yyyy-mm-dd]",
        CommandName.Monthly => "한 달 보고서: /monthly [yyyy-mm]",
        CommandName.Performance => "마켓별·전략별 성과: 승률, 낙폭, 샤프 지수",
        CommandName.Risk => "손실 한도와 현재 위치",
        CommandName.Profile => "위험 프로필: /profile [이름]",
        CommandName.Limits => "내 손절·익절·손실 한도: /limits [stop -4]",
        CommandName.Strategy => "전략과 전략별 과거 성과: /strategy [이름]",
        CommandName.Advisor => "어드바이저 권한: /advisor [모드]",
        CommandName.Sizing => "진입 크기: /sizing [fixed|risk|kelly]",
        CommandName.Exits => "추적 손절, 일부 매도, ATR: /exits [trailing 2.5]",
        CommandName.MarketSet => "거래할 마켓: /market_set [XRP]",
        CommandName.Interval => "사이클 간격(분): /interval [60]",
        CommandName.Ai => "어드바이저의 기여와 적중률",
        CommandName.Report => "사이클의 네 단계 보고서: /report [사이클]",
        CommandName.Health => "작동하는 것과 그렇지 않은 것",
        CommandName.Logs => "로그의 마지막 줄: /logs [1-50] [warn]",
        CommandName.Backtest => "과거 데이터로 전략 시험: /backtest [마켓] [일수] [전략] [프로필]",
        CommandName.Quick => "진입 관문의 빠른 백테스트 결과",
        CommandName.Collect => "과거 캔들 받기: /collect [마켓] [일수] [60m]",
        CommandName.Stress => "가격이 움직이면 어떻게 되는지: /stress [-90~100]",
        CommandName.Settings => "현재 설정과 바꾸는 곳",
        CommandName.Notify => "알림 수준: /notify [silent|trades|normal|stages]",
        CommandName.Budget => "어드바이저 월 예산: /budget [20000]",
        CommandName.Language => "한국어 또는 English: /language [ko|en]",
        CommandName.Mode => "모의 또는 실거래: /mode [paper|live]",
        CommandName.Keys => "거래소 키: 입력, 확인, 삭제",
        CommandName.Invite => "사람 초대: /invite [viewer|trader|own]",
        CommandName.Users => "계정과 사람, 역할, 내보내기",
        CommandName.Export => "모든 거래와 체결을 표로",
        CommandName.Audit => "누가 무엇을 했는지: /audit [1-50]",
        CommandName.Backup => "백업: 최근 백업과 복원 확인, 바로 백업하기",
        CommandName.Drill => "아무것도 건드리지 않고 /panic 이 할 일을 점검",
        CommandName.Help => "모든 명령",
        CommandName.Version => "프로그램 버전",
    };

    /// <inheritdoc />
    public string Days(int days) => $"{days}일";
}
