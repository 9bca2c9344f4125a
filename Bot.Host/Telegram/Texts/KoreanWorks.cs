using Bot.Domain.Time;

namespace Bot.Host.Telegram.Texts;

/// <summary>Backtests, collecting and the quick check in Korean.</summary>
public sealed class KoreanWorks : IWorkTexts
{
    /// <inheritdoc />
    public string Start => "▶ 시작";

    /// <inheritdoc />
    public string Again => "🔁 다시";

    /// <inheritdoc />
    public string GoOn => "▶ 이어서";

    /// <inheritdoc />
    public string OneAtATime => "아직 진행 중입니다. 기다리거나 취소해 주세요.";

    /// <inheritdoc />
    public string Cancelled => "취소했습니다.";

    /// <inheritdoc />
    public string Failed => "예상하지 못한 오류로 끝났습니다. 원인은 로그에 있고, 거래는 계속됩니다.";

    /// <inheritdoc />
    public string Interrupted => "재시작으로 중단되었습니다. 받은 것은 남아 있습니다.";

    /// <inheritdoc />
    public string Collect => "캔들 수집";

    /// <inheritdoc />
    public string NotCollected => "아직 수집하지 않았습니다. 백테스트가 필요한 만큼 받습니다";

    /// <inheritdoc />
    public string EndedEarly => "모두 받지는 못했습니다";

    /// <inheritdoc />
    public string Nothing => "그 기간의 캔들이 거래소에 없습니다.";

    /// <inheritdoc />
    public string Verifies => "파일 검증 통과";

    /// <inheritdoc />
    public string IsWhole => "받은 것은 남아 있고, 멈춘 곳부터 이어집니다.";

    /// <inheritdoc />
    public string New => "새로 받음";

    /// <inheritdoc />
    public string NoGaps => "누락 없음";

    /// <inheritdoc />
    public string RulesOff => "꺼져 있던 규칙";

    /// <inheritdoc />
    public string Verdict => "판정";

    /// <inheritdoc />
    public string LookAhead => "미래 참조 검사";

    /// <inheritdoc />
    public string Figures => "지표";

    /// <inheritdoc />
    public string OpenAtEnd => "마지막에 열려 있던 1건은 따로";

    /// <inheritdoc />
    public string Sortino => "소르티노 지수";

    /// <inheritdoc />
    public string Calmar => "칼마 지수";

    /// <inheritdoc />
    public string Expectancy => "거래당 평균";

    /// <inheritdoc />
    public string WinAndLoss => "평균 이익, 손실";

    /// <inheritdoc />
    public string BestAndWorst => "최고, 최저";

    /// <inheritdoc />
    public string LosingRun => "최장 연속 손실";

    /// <inheritdoc />
    public string Held => "보유 시간, 평균과 최장";

    /// <inheritdoc />
    public string Exposure => "시장 노출";

    /// <inheritdoc />
    public string Costs => "수수료, 슬리피지";

    /// <inheritdoc />
    public string TradesFile => "모든 거래, 한 줄에 하나; 시각은 UTC";

    /// <inheritdoc />
    public string NoPicture => "그림을 그릴 수 없습니다";

    /// <inheritdoc />
    public string QuickPasses => "관문이 열려 있습니다: 진입할 수 있습니다.";

    /// <inheritdoc />
    public string QuickBlocks => "관문이 닫혀 있습니다: 진입하지 않습니다.";

    /// <inheritdoc />
    public string QuickOff => "빠른 백테스트가 꺼져 있어(QuickBacktest:Enabled) 사이클이 묻지 않습니다.";

    /// <inheritdoc />
    public string QuickHeld => "보유 중인 동안 사이클은 이 관문을 묻지 않습니다.";

    /// <inheritdoc />
    public string Gap(int missing, string longest, string since) =>
        $"{Figure.Count(missing)}개 누락, 최장 공백 {longest} ({since} KST부터)";

    /// <inheritdoc />
    public string Rule(string rule) => rule switch
    {
        "flash-crash" => "급락 감지 (시간봉에는 분봉이 없음)",
        "market-risk" => "시장 위험 (전체 기간의 KRW-BTC 캔들이 없음: /collect KRW-BTC)",
        "quick-backtest" => "진입 전 빠른 백테스트",
        "validation" => "검증",
        "limits" => "한도",
        _ => Html.Escape(rule),
    };

    /// <inheritdoc />
    public string Points(int points) => $"{points}번 잘라 돌려 본 결과가 모두 같음";

    /// <inheritdoc />
    public string Differs(string at) => $"잘라 돌린 결과가 {at} KST에서 다름";

    /// <inheritdoc />
    public string Span(TimeSpan span) => span.TotalHours < 48
        ? $"{Figure.Number(span.TotalHours, "")}시간"
        : $"{Figure.Number(span.TotalDays, "")}일";

    /// <inheritdoc />
    public string Length(CandleInterval interval) => interval switch
    {
        CandleInterval.Day => "일봉",
        CandleInterval.Hour => "시간봉",
        _ => $"{(int)interval}분봉",
    };

    /// <inheritdoc />
    public string TooMany(int days) => $"이 길이의 캔들은 최대 {Figure.Count(days)}일";
}
