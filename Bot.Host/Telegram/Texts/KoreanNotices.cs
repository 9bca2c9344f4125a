using Bot.Host.Trading;

namespace Bot.Host.Telegram.Texts;

/// <summary>Notices in Korean.</summary>
public sealed class KoreanNotices : INoticeTexts
{
    /// <inheritdoc />
    public string CycleStage => "사이클";

    /// <inheritdoc />
    public string MarketStage => "시장";

    /// <inheritdoc />
    public string AdviceStage => "의견";

    /// <inheritdoc />
    public string PortfolioStage => "포트폴리오";

    /// <inheritdoc />
    public string Change24 => "24시간";

    /// <inheritdoc />
    public string VolumeRatio => "거래량 비율";

    /// <inheritdoc />
    public string Decision => "결정";

    /// <inheritdoc />
    public string Cost => "비용";

    /// <inheritdoc />
    public string Took => "소요";

    /// <inheritdoc />
    public string Volume => "수량";

    /// <inheritdoc />
    public string Total => "금액";

    /// <inheritdoc />
    public string Fee => "수수료";

    /// <inheritdoc />
    public string OrderId => "주문 번호";

    /// <inheritdoc />
    public string Profit => "시작 후 손익";

    /// <inheritdoc />
    public string Result => "결과";

    /// <inheritdoc />
    public string DailyReport => "일일 보고서";

    /// <inheritdoc />
    public string NoData => "이 날의 데이터가 없습니다.";

    /// <inheritdoc />
    public string Breaker => "상태";

    /// <inheritdoc />
    public string AdvisorCost => "어드바이저 비용";

    /// <inheritdoc />
    public string DayBefore => "전일 대비";

    /// <inheritdoc />
    public string WeekBefore => "전주 대비";

    /// <inheritdoc />
    public string MonthBefore => "전월 대비";

    /// <inheritdoc />
    public string PositionOpened => "매수";

    /// <inheritdoc />
    public string PositionClosed => "매도";

    /// <inheritdoc />
    public string SecondInstance => "다른 프로그램이 이 봇을 사용 중";

    /// <inheritdoc />
    public string UnknownOrder => "주문의 결과를 알 수 없음";

    /// <inheritdoc />
    public string ExchangeKeys => "거래소 API 키";

    /// <inheritdoc />
    public string MayBeRepeated => "🔁 중단 후 다시 보냅니다. 이미 받으셨을 수 있습니다.";

    /// <inheritdoc />
    public string BotStopping => "⏹ 봇이 종료됩니다.";

    /// <inheritdoc />
    public string AdvisorBack => "🔊 어드바이저가 다시 답합니다.";

    /// <inheritdoc />
    public IReadOnlyList<string> RationaleHeadings { get; } = ["종합", "추세", "모멘텀", "변동성과 거래량", "구조", "결정"];

    /// <inheritdoc />
    public string Started(string version, string state) => $"🤖 봇이 시작되었습니다 (버전 {version}). 상태: <b>{state}</b>";

    /// <inheritdoc />
    public string StateChanged(Notice.StateChanged notice, string from, string to, string reason) =>
        $"{StateIcons.Of(notice.To)} <b>{to}</b> (이전: {from})\n{reason}";

    /// <inheritdoc />
    public string Answered(bool done, string command, string detail) =>
        done ? $"✅ {command}: {detail}" : $"⛔ {command} 거부됨: {detail}";

    /// <inheritdoc />
    public string Trouble(string what, string detail, int times) =>
        times > 1 ? $"⚠️ <b>{what}</b> ({times}회): {detail}" : $"⚠️ <b>{what}</b>: {detail}";

    /// <inheritdoc />
    public string Stranger(long id, string name) => $"👤 {name} (ID <code>{id}</code>) 님이 봇에 말을 걸었지만 응하지 않았습니다.";

    /// <inheritdoc />
    public string BudgetSpent(string month, string limit) =>
        $"💸 {month} 어드바이저 예산 {limit}을 모두 썼습니다. 규칙만으로 계속합니다.";

    /// <inheritdoc />
    public string AdvisorSilent(int failures, string detail) =>
        $"🔇 어드바이저가 {failures}회 연속 답하지 않았습니다. 다시 답할 때까지 새 매매 없이 기다리며, 손절과 익절은 계속 작동합니다.\n{detail}";

    /// <inheritdoc />
    public string Cycles(int run, int missed, int failed) => $"사이클: 실행 {run}, 놓침 {missed}, 실패 {failed}";
}
