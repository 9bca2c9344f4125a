using Bot.Host.Storage.Rows;

namespace Bot.Host.Telegram.Texts;

/// <summary>Levels, groups and outages in Korean.</summary>
public sealed class KoreanDelivery : IDeliveryTexts
{
    /// <inheritdoc />
    public string Title => "🔔 알림 설정";

    /// <inheritdoc />
    public string Always => "항상 소리와 함께 알림: 체결, 손절, 익절, 중단과 해제, 오류, 시작과 종료.";

    /// <inheritdoc />
    public string GroupOn => "🔔 이 그룹에 알리기";

    /// <inheritdoc />
    public string GroupOff => "🔕 이 그룹에 알리지 않기";

    /// <inheritdoc />
    public string GroupJoined => "👋 아직 이 그룹에는 아무것도 알리지 않습니다. 계정의 트레이더가 결정합니다:";

    /// <inheritdoc />
    public string GroupTaken =>
        "이 그룹은 다른 계정의 알림을 받고 있습니다. 회원님의 계정은 저와의 개인 대화에서 이용해 주세요. "
        + "이 알림은 그 계정의 트레이더가 /notify off 로 끝낼 수 있습니다.";

    /// <inheritdoc />
    public string Month => "30일";

    /// <inheritdoc />
    public string Running => "⏳ 사이클이 진행 중입니다.";

    /// <inheritdoc />
    public string Interrupted => "⏹ 이 사이클은 도중에 중단되었습니다. 결과는 /why 와 /orders 에서 확인하세요.";

    /// <inheritdoc />
    public string Of(NotifyLevel level) => level switch
    {
        NotifyLevel.Silent => "🔕 사이클 알림 없음",
        NotifyLevel.TradesOnly => "💱 거래만",
        NotifyLevel.Normal => "🔔 기본",
        NotifyLevel.FourStages => "4️⃣ 네 단계",
    };

    /// <inheritdoc />
    public string About(NotifyLevel level) => level switch
    {
        NotifyLevel.Silent => "사이클과 일일 보고서를 보내지 않습니다",
        NotifyLevel.TradesOnly => "매수나 매도가 있었던 사이클과 일일 보고서",
        NotifyLevel.Normal => "거래하거나 요청한 사이클을 진행에 따라 바뀌는 한 메시지로",
        NotifyLevel.FourStages => "모든 사이클을 단계마다 한 메시지씩 네 번에",
    };

    /// <inheritdoc />
    public string LevelSet(string level) => $"설정했습니다: <b>{level}</b>";

    /// <inheritdoc />
    public string Group(string title, bool isTold) => isTold
        ? $"🔔 <b>{title}</b> 그룹에 이 계정의 소식을 알립니다."
        : $"🔕 <b>{title}</b> 그룹에는 알리지 않습니다.";

    /// <inheritdoc />
    public string Skipped(int cycles, int days)
    {
        (int Count, string What)[] kinds = [(cycles, "사이클 보고"), (days, "일일 보고서")];
        var parts = kinds.Where(kind => kind.Count > 0).Select(kind => $"{kind.What} {kind.Count}건");
        return $"📭 연락이 닿지 않는 동안 {string.Join(", ", parts)}이 있었습니다 (/why, /daily 에서 확인). 가장 최근 것:";
    }
}
