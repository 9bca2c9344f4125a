using Bot.Host.Telegram.Looks;

namespace Bot.Host.Telegram.Texts;

/// <summary>What works, the log, the audit, the drill, in Korean.</summary>
public sealed class KoreanHealth : IHealthTexts
{
    public string Sum(HealthMark worst) => worst switch
    {
        HealthMark.Well => "모두 정상입니다",
        HealthMark.Weak => "작동합니다. ⚠ 줄을 확인하세요",
        HealthMark.Ill => "작동하지 않는 것이 있습니다: ⛔ 줄",
    };

    public string Database => "데이터베이스";

    public string Took(TimeSpan span) => $"{Math.Round(span.TotalMilliseconds):0}밀리초";

    public string FreeDisk => "디스크 여유";

    public string SystemsSqlite => "시스템 라이브러리";

    public string BundledSqlite => "함께 배포된 버전입니다. 보안 업데이트를 받으려면: apt install libsqlite3-0";

    public string Exchange => "거래소";

    public string LastAnswer(string ago) => $"마지막 응답 {ago}";

    public string NoAnswer => "아직 응답 없음";

    public string Skew => "거래소 시계가 앞선 시간";

    public string SetClock => "이 컴퓨터의 시계를 맞추세요: timedatectl set-ntp true";

    public string Stream => "스트림";

    public string LastHeard(string ago) => $"마지막 수신 {ago}";

    public string NothingHeard => "수신 없음; 대신 가격을 직접 묻습니다";

    public string StreamOff => "꺼짐; 가격을 직접 묻습니다";

    public string LastPoll(string ago) => $"마지막 폴링 {ago}";

    public string NoPoll => "아직 폴링 기록 없음";

    public string Outbox => "발신함";

    public string Waiting(int count) => $"대기 {Figure.Count(count)}건";

    public string Oldest(string ago) => $"가장 오래된 것 {ago}";

    public string Spent(string spent, string limit) => $"이번 달 {limit} 중 {spent}";

    public string Cycles => "사이클";

    public string LastCycle(string ago) => $"마지막 {ago}";

    public string Pictures => "그림";

    public string Fonts => "글꼴";

    public string NoFonts => "한글 글꼴이 없습니다: apt install fonts-nanum";

    public string Memory => "메모리";

    public string Uptime => "가동 시간";

    public string Log => "로그, 최신순";

    public string LogWarnings => "경고와 오류, 최신순";

    public string NoLogs => "해당하는 줄이 없습니다.";

    public string WarningsKey => "⚠ 경고만";

    public string AllKey => "📜 전체";

    public string Audit => "누가 무엇을 했는지, 최신순";

    public string NoAudit => "아직 기록이 없습니다.";

    public string DrillTitle => "소방 훈련: 지금 비상 정지를 하면";

    public string DrillSum(HealthMark worst) => worst switch
    {
        HealthMark.Well => "지금 비상 정지가 작동합니다.",
        HealthMark.Weak => "지금 비상 정지가 작동합니다. ⚠ 줄을 확인하세요.",
        HealthMark.Ill => "지금 비상 정지를 하면 일부가 실패합니다. ⛔ 줄을 확인하세요.",
    };

    public string DrillNote => "아무것도 건드리지 않았습니다. 결과는 감사 기록에 남습니다.";

    public string WouldCancel(int ours, int others) => $"봇의 미체결 주문 {ours}건을 취소하고, 다른 주문 {others}건은 그대로 둡니다";

    public string WouldHalt(string state) => $"수동으로 중단합니다 (현재: {state})";

    public string WouldSell(string coins, string price, string brings, string slippage) =>
        $"매도 시: {coins}, 예상 {price}, 수수료 후 {brings}, 슬리피지 {slippage}";

    public string NothingToSell => "팔 것이 없습니다: 포지션 없음";

    public string LessThere(string there, string held) => $"보유 {held} 중 지금 팔 수 있는 수량은 {there}입니다";

    public string Dust => "최소 주문 금액보다 적어 팔 수 없습니다";

    public string Book => "호가창";

    public string KeysWork => "거래소 API 키 작동";

    public string DatabaseWorks => "데이터베이스 쓰기 가능";

    public string AlarmLine => "알람 회선";

    public string AlarmWorks(int people) => $"알람 회선이 텔레그램에 닿습니다. {people}명에게 알립니다";

    public string GuardLooked(string ago) => $"손절 감시가 {ago}에 확인했습니다";

    public string GuardSilent => "손절 감시가 시작 후 아직 확인하지 않았습니다";
}
