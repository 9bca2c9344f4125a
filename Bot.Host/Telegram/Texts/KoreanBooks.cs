using Bot.Domain.Orders;
using Bot.Domain.Reconciling;
using Bot.Host.Storage.Rows;

namespace Bot.Host.Telegram.Texts;

/// <summary>Differences of the books in Korean.</summary>
public sealed class KoreanBooks : IBookTexts
{
    /// <inheritdoc />
    public string Title => "장부와 거래소가 다릅니다";

    /// <inheritdoc />
    public string Agree => "장부와 거래소가 일치합니다.";

    /// <inheritdoc />
    public string Adopt => "📥 받아들이기";

    /// <inheritdoc />
    public string Ignore => "🙈 무시";

    /// <inheritdoc />
    public string Sell => "💰 매도";

    /// <inheritdoc />
    public string Ways(bool canBeIgnored) =>
        "정리될 때까지 새로 매수하지 않으며, 손절은 계속 작동합니다.\n"
        + "📥 받아들이기: 거래소에 있는 그대로 장부에 옮깁니다. 코인에는 손절과 익절이 걸립니다.\n"
        + (canBeIgnored ? "🙈 무시: 본인의 것으로 두고 봇은 건드리지 않습니다.\n" : "")
        + "💰 매도: 받아들인 뒤 봇이 가진 것을 모두 팝니다.";

    /// <inheritdoc />
    public string Line(Difference one, string subject, string coin, string worth) => one.Kind switch
    {
        DifferenceKind.CoinsMore =>
            $"➕ 봇이 사지 않은 코인이 거래소에 있습니다: {Figure.Of(one.Gap)} {subject} (약 {worth})",
        DifferenceKind.CoinsGone =>
            $"➖ 장부에는 {Figure.Of(one.Journal)} {subject}, 거래소에는 {Figure.Of(one.Exchange)}: "
            + $"봇 밖에서 팔렸거나 출금된 수량 {Figure.Of(one.Gap)} (약 {worth})",
        DifferenceKind.StrayOrder =>
            $"👻 장부에 없는 봇 이름의 {Side(one)} 주문이 거래소에 있습니다: <code>{subject}</code>. "
            + $"체결 {Figure.Of(one.Exchange)} {coin}. 다른 봇이 이 계정을 거래하거나 백업을 복원했습니까?",
        DifferenceKind.MissedFill =>
            $"🧩 {Side(one)} 주문 <code>{subject}</code>: 거래소 체결 {Figure.Of(one.Exchange)} {coin}, "
            + $"장부 {Figure.Of(one.Journal)}.",
        DifferenceKind.ForeignOrder =>
            $"👤 봇의 것이 아닌 {Side(one)} 주문이 열려 있습니다: <code>{subject}</code>. 체결되면 다시 묻습니다.",
    };

    /// <inheritdoc />
    public string Moved(FlowKind kind, string amount, string worth) => kind switch
    {
        FlowKind.Deposit => $"🏦 입금: {amount}. 수익으로 세지 않습니다.",
        FlowKind.Withdrawal => $"🏦 출금: {amount}. 손실로 세지 않습니다.",
        FlowKind.Other => $"🏦 봇의 거래 없이 움직인 자산: {amount}. 손익으로 세지 않습니다.",
        FlowKind.TakenOver => $"📥 받아들임: {amount} (약 {worth}). 이제 손절과 익절이 걸려 있습니다.",
        FlowKind.Gone => $"➖ 포지션에서 제외: {amount} (약 {worth}).",
    };

    private static string Side(Difference one) => one.Side == OrderSide.Sell ? "매도" : "매수";
}
