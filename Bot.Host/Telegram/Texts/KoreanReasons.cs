namespace Bot.Host.Telegram.Texts;

/// <summary>Reasons in Korean.</summary>
public sealed class KoreanReasons : IReasonTexts
{
    /// <inheritdoc />
    public string Of(KnownReason reason) => reason switch
    {
        KnownReason.FirstStart => "첫 시작",
        KnownReason.Imported => "가져온 계정",
        KnownReason.Started => "시작됨",
        KnownReason.Stopped => "정지 요청",
        KnownReason.HaltedByHand => "수동 중단",
        KnownReason.StopInCycle => "사이클 중 정지 요청",
        KnownReason.CycleEnded => "사이클 종료",
        KnownReason.BooksAgree => "장부와 거래소가 일치함",
        KnownReason.TooLate => "요청한 지 너무 오래되어 실행하지 않았습니다",
        KnownReason.NothingHeld => "보유한 것이 없습니다",
        KnownReason.NoSuchValue => "그런 값은 없습니다",
        KnownReason.MustBeStopped => "먼저 거래를 정지해야 합니다",
        KnownReason.ModeChanged => "그 사이에 모드가 바뀌었습니다. 다시 시작해 주세요",
        KnownReason.SomethingOpen => "보유한 것이 있거나 결과를 알 수 없는 주문이 있습니다",
        KnownReason.PositionOpen => "포지션이 있어 마켓을 바꾸지 않았습니다",
        KnownReason.OrderOpen => "미체결 주문이 있어 마켓을 바꾸지 않았습니다",
    };

    /// <inheritdoc />
    public string NotInState(string state) => $"지금 상태({state})에서는 할 수 없습니다";

    /// <inheritdoc />
    public string Losses(string day, string week) => $"오늘 {day} %, 7일 {week} %";

    /// <inheritdoc />
    public string ByProfile(string profile) => $" ({profile} 프로필 기준)";

    /// <inheritdoc />
    public string GoodCycles(string count) => $"사이클 {count}회 연속 정상";

    /// <inheritdoc />
    public string FailedCycles(string count, string last) => $"사이클 {count}회 연속 실패, 마지막: {last}";

    /// <inheritdoc />
    public string DayBegan(string week) => $"새 날 시작, 7일 {week} %";

    /// <inheritdoc />
    public string ClockOff(string seconds, bool isBehind, string allowed) =>
        $"서버 시계가 거래소보다 {seconds}초 {(isBehind ? "느립니다" : "빠릅니다")} (허용 {allowed}초). "
        + "시계를 맞춰 주세요 (timedatectl set-ntp true)";

    /// <inheritdoc />
    public string OtherPoller(bool hasTakenOver, string detail) =>
        $"다른 프로그램이 이 봇의 토큰으로 접속 중입니다. "
        + $"{(hasTakenOver ? "이 데이터베이스를 넘겨받았습니다" : "이 데이터베이스는 쓰지 않습니다")} ({detail})";

    /// <inheritdoc />
    public string OrderUnknown(string order, string since) =>
        $"주문 {order}: {since} UTC부터 결과를 알 수 없습니다. "
        + "거래소가 알려 줄 때까지 매수하지 않습니다";

    /// <inheritdoc />
    public string DatabaseAway(string from, string until, string why) =>
        $"{from}부터 {until} UTC까지 데이터베이스를 쓸 수 없었습니다: {why}";

    /// <inheritdoc />
    public string CoinsMore(string gap, string coin, string journal) => $"거래소에 {coin} 수량이 장부({journal})보다 {gap} 많습니다";

    /// <inheritdoc />
    public string CoinsGone(string journal, string coin, string exchange) =>
        $"{coin} 보유량: 장부 {journal}, 거래소 {exchange}";

    /// <inheritdoc />
    public string StrayOrder(string order, string executed) => $"주문 {order}: 거래소에는 있고(체결 {executed}) 장부에는 없습니다";

    /// <inheritdoc />
    public string MissedFill(string order, string executed, string journal) =>
        $"주문 {order}: 거래소 체결 {executed}, 장부 {journal}";

    /// <inheritdoc />
    public string ForeignOrder(string order) => $"주문 {order}: 봇의 주문이 아닌데 열려 있습니다";
}
