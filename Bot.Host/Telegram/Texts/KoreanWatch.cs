namespace Bot.Host.Telegram.Texts;

/// <summary>The watch from outside in Korean.</summary>
public sealed class KoreanWatch : IWatchTexts
{
    /// <inheritdoc />
    public string NotRunning(string machine, string? since) =>
        $"🚨 {machine}에서 ChatTrader가 실행되지 않거나 계속 다시 시작되고 있습니다. "
        + (since is null ? "" : $"마지막 동작 확인: {since}. ")
        + "손절과 익절을 감시하지 못하고 있습니다. 확인 방법: journalctl -u chattrader -n 50";

    /// <inheritdoc />
    public string NoCycle(string account, string? since, int minutes) =>
        $"🚨 {minutes}분마다 실행되어야 하는 사이클이 {account} 계정에서 "
        + (since is null ? "아직 한 번도 완료되지 않았습니다. " : $"{since} 이후 완료되지 않았습니다. ")
        + "확인 방법: journalctl -u chattrader -n 50";

    /// <inheritdoc />
    public string Well(string machine) => $"✅ {machine}에서 ChatTrader가 다시 정상적으로 동작합니다.";
}
