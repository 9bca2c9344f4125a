using Bot.Domain.Ablation;

namespace Bot.Host.Telegram.Texts;

/// <summary>What the advisor added, in Korean.</summary>
public sealed class KoreanAblation : IAblationTexts
{
    /// <inheritdoc />
    public string Title => "어드바이저의 기여";

    /// <inheritdoc />
    public string NoCycle => "아직 측정된 사이클이 없습니다.";

    /// <inheritdoc />
    public string Added => "어드바이저 기여분";

    /// <inheritdoc />
    public string Calibration => "확신도별 적중률";

    /// <inheritdoc />
    public string Day => "네 가지 방식의 하루";

    /// <inheritdoc />
    public string CostThisMonth => "이번 달 어드바이저 비용";

    /// <inheritdoc />
    public string Terms =>
        "가상 지갑이며 최우선 매도호가에 사고 최우선 매수호가에 팔며 수수료는 각 0.05 %입니다. "
        + "청산은 사이클마다 한 번만 보고 실제 계좌는 사이클 사이에도 보므로, 서로끼리만 비교하세요.";

    /// <inheritdoc />
    public string Of(Arm arm) => arm switch
    {
        Arm.Rules => "규칙만",
        Arm.Applied => "어드바이저 적용",
        Arm.Alone => "어드바이저 단독",
        Arm.Holding => "매수 후 보유",
    };

    /// <inheritdoc />
    public string Since(string moment, string start) => $"{moment} KST부터, 각 {start}";

    /// <inheritdoc />
    public string Trades(int count) => $"거래 {count}회";

    /// <inheritdoc />
    public string NoAdvice(int times) => $"의견 없음 {times}회";

    /// <inheritdoc />
    public string Calls(int calls, int failed, int cycles) => $"호출 {calls}회, 실패 {failed}회, 사이클 {cycles}회";

    /// <inheritdoc />
    public string Rule(int hours, string percent) =>
        $"{hours}시간 뒤 가격이 의견이 제시한 방향으로 양쪽 수수료({percent})를 넘으면 적중입니다. 관망 의견은 판정하지 않습니다.";

    /// <inheritdoc />
    public string Hits(int hits, int judged) => $"{judged}회 중 {hits}회";

    /// <inheritdoc />
    public string Pending(int count) => $"대기 {count}회";

    /// <inheritdoc />
    public string Unmeasured(int count) => $"측정 불가 {count}회";
}
