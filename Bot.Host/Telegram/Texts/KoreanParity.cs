using Bot.Domain.Parity;

namespace Bot.Host.Telegram.Texts;

/// <summary>Live trading beside a backtest, in Korean.</summary>
public sealed class KoreanParity : IParityTexts
{
    /// <inheritdoc />
    public string Title => "같은 날의 백테스트와 비교";

    /// <inheritdoc />
    public string NothingCompared => "비교할 수 있는 사이클이 없습니다";

    /// <inheritdoc />
    public string NoDifference => "차이 없음";

    /// <inheritdoc />
    public string Live => "실제";

    /// <inheritdoc />
    public string Backtest => "백테스트";

    /// <inheritdoc />
    public string Nothing => "없음";

    /// <inheritdoc />
    public string Fee => "수수료";

    /// <inheritdoc />
    public string Open => "시가";

    /// <inheritdoc />
    public string Seen => "사이클 시점 가격";

    /// <inheritdoc />
    public string Compared(int compared, int cycles) => $"사이클 {cycles}회 중 {compared}회 비교";

    /// <inheritdoc />
    public string Differ(int count) => $"차이 {count}건";

    /// <inheritdoc />
    public string More(int count) => $"… 외 {count}건";

    /// <inheritdoc />
    public string Of(ParityCause cause) => cause switch
    {
        ParityCause.Unknown => "⚠️ 원인을 알 수 없음",
        ParityCause.Advisor => "어드바이저가 결정함",
        ParityCause.Failure => "사이클 실패",
        ParityCause.Person => "사람이 조작함",
        ParityCause.Order => "주문을 낼 수 없었음",
        ParityCause.BetweenCloses => "두 종가 사이의 가격",
        ParityCause.CandleChanged => "거래소가 나중에 캔들을 고침",
    };
}
