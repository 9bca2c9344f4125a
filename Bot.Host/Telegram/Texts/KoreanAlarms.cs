namespace Bot.Host.Telegram.Texts;

/// <summary>Alarms in Korean.</summary>
public sealed class KoreanAlarms : IAlarmTexts
{
    /// <inheritdoc />
    public string PanicBlind =>
        "🆘 중단했습니다. 미체결 주문을 취소하는 중입니다. 데이터베이스를 쓸 수 없어 메모리와 파일에 기록했으며, 다시 시작해도 유지됩니다.";

    /// <inheritdoc />
    public string Blind => "(데이터베이스를 쓸 수 없어 보유 내역을 표시할 수 없습니다)";

    /// <inheritdoc />
    public string Away => "데이터베이스를 쓸 수 없습니다. 변경된 것이 없으며 지금은 /panic만 동작합니다.";

    /// <inheritdoc />
    public string DatabaseDown(string why, string since) =>
        $"🚨 {since}부터 <b>데이터베이스를 쓸 수 없습니다</b>: {why}\n매수하지 않습니다. 손절과 익절은 메모리에 있는 값으로 계속 감시하며 /panic도 동작합니다.";

    /// <inheritdoc />
    public string DatabaseBack(string since, string until) =>
        $"✅ 데이터베이스가 다시 동작합니다({since}~{until}). 그동안의 일을 모두 기록했습니다.";

    /// <inheritdoc />
    public string Panic(bool isCancelled, bool isLatched, string? sold, string? waits) =>
        $"🆘 <b>비상 정지</b>\n{Mark(isCancelled)} 미체결 주문 취소\n{Mark(isLatched)} 중단 기록"
        + (sold is null ? "" : $"\n매도: {sold}")
        + (waits is null ? "" : $"\n다시 시도 중: {waits}");

    /// <inheritdoc />
    public string Left(string reason, string sold, string? waits) =>
        $"🚨 데이터베이스 없이 <b>{reason}</b> 시도. 매도된 수량: {sold}" + (waits is null ? "" : $"\n다시 시도 중: {waits}");

    private static string Mark(bool isDone) => isDone ? "✅" : "⏳";
}
