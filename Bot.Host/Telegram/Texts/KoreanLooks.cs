using Bot.Host.Storage.Rows;

namespace Bot.Host.Telegram.Texts;

/// <summary>Orders, a trade, the market, charts, the stress test, in Korean.</summary>
public sealed class KoreanLooks : ILookTexts
{
    public string Orders => "주문";

    public string OpenOrders => "미체결 주문";

    public string EndedOrders => "끝난 주문";

    public string NoOrders => "없음";

    public string Newest => "⏮ 최신";

    public string AtMarket => "시장가";

    public string NothingFilled => "체결 없음";

    public string ForeignOrder => "봇의 주문이 아니며, 건드리지 않습니다";

    public string UnknownOrder => "결과를 아직 알 수 없습니다. 거래소가 알려 줄 때까지 매수하지 않습니다";

    public string NotAsked => "거래소에 물을 수 없었습니다";

    public string Of(OrderStatus status) => status switch
    {
        OrderStatus.Intended => "기록됨, 전송 미확인",
        OrderStatus.Unknown => "알 수 없음",
        OrderStatus.Accepted => "거래소에 접수됨",
        OrderStatus.Refused => "거부됨",
        OrderStatus.Closed => "끝남",
    };

    public string Ago(TimeSpan age) => age switch
    {
        { TotalSeconds: < 90 } => $"{Math.Max(0, (int)age.TotalSeconds)}초 전",
        { TotalMinutes: < 90 } => $"{(int)age.TotalMinutes}분 전",
        { TotalHours: < 48 } => $"{(int)age.TotalHours}시간 전",
        _ => $"{Figure.Count((int)age.TotalDays)}일 전",
    };

    public string Span(TimeSpan span) => span.TotalHours < 48
        ? $"{(int)span.TotalHours}시간 {span.Minutes}분"
        : $"{(int)span.TotalDays}일 {span.Hours}시간";

    public string More(int count) => $"… 외 {Figure.Count(count)}건";

    public string Trade => "거래";

    public string NoTrade => "그런 거래가 없습니다.";

    public string Why => "사유";

    public string SignalPrice => "신호 종가";

    public string LevelPrice => "기준 가격";

    public string HeldFor => "보유";

    public string Fills => "체결";

    public string NoFills => "장부에 체결 기록이 없습니다.";

    public string Slices(int count) => $"{count}번에 나눔";

    public string Picture => "🖼 그림";

    public string InWords => "🔤 글로 보기";

    public string Dark => "🌙 어둡게";

    public string Light => "☀ 밝게";

    public string NoCandles => "그릴 캔들이 없습니다.";

    public string NoCard => "이 사이클의 캔들이 장부에 남아 있지 않아 그림이 없습니다.";

    public string Warnings => "경고";

    public string Correlation => "BTC 상관계수";

    public string DayCloses(string clock, string left) => $"일봉 마감: {clock} KST ({left} 후)";

    public string AsOf(string moment) => $"{moment} KST에 마감된 캔들 기준";

    public string Stress => "스트레스 테스트";

    public string StressFlat => "포지션이 없어 가격이 움직여도 평가액은 그대로입니다(다른 코인 제외).";

    public string StressNote =>
        "가격이 손절가를 건너뛰어 한 번에 움직인 경우의 평가액입니다. 현재 호가창과 수수료로 매도합니다. 도중에 움직일 추적 손절과 일부 매도는 계산하지 않습니다.";

    public string SoldAt(string level) => $"매도: 기준 {level}";

    public string WithoutGap => "건너뛰지 않으면";

    public string BookSlippage => "지금 호가창에 전량 매도할 때의 슬리피지:";

    public string NoBook => "호가창을 읽지 못해 슬리피지를 계산하지 않았습니다";

    public string ThinBook(string coins) => $"호가창의 매수 잔량이 {coins}개뿐이라 슬리피지를 계산하지 않았습니다";
}
