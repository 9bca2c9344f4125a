using Bot.Domain.Strategies;
using Bot.Host.Settings;
using Bot.Host.Trading;

namespace Bot.Host.Telegram.Texts;

/// <summary>Settings in Korean.</summary>
public sealed class KoreanSettings : ISettingTexts
{
    /// <inheritdoc />
    public string Limits => "내 한도";

    /// <inheritdoc />
    public string Exits => "청산 방식";

    /// <inheritdoc />
    public string Sizing => "진입 크기";

    /// <inheritdoc />
    public string Interval => "사이클 간격";

    /// <inheritdoc />
    public string Budget => "어드바이저 월 예산";

    /// <inheritdoc />
    public string AllUsual => "↩ 모두 기본값으로";

    /// <inheritdoc />
    public string Meanwhile => "버튼이 표시된 뒤에 값이 바뀌었습니다. 이 버튼으로 변경된 것은 없으며, 아래가 현재 값입니다.";

    /// <inheritdoc />
    public string AlreadySo => "이미 그 값입니다. 변경된 것이 없습니다.";

    /// <inheritdoc />
    public string HeldStays => "열린 포지션은 진입 때 정한 손절·익절을 그대로 유지합니다.";

    /// <inheritdoc />
    public string Keep => "내 한도 유지";

    /// <inheritdoc />
    public string Drop => "내 한도 삭제";

    /// <inheritdoc />
    public string HasOwn => "내 한도";

    /// <inheritdoc />
    public string Markets => "거래할 마켓";

    /// <inheritdoc />
    public string SearchMarket => "다른 마켓은 이름으로: /market_set XRP";

    /// <inheritdoc />
    public string MarketWarned => "거래소가 거래 유의 종목으로 지정했습니다. 거래지원이 종료될 수 있습니다.";

    /// <inheritdoc />
    public string MarketMeans => "다음 사이클부터 이 마켓으로 결정합니다. 그 마켓에 이미 가진 코인이 있으면 어떻게 할지 먼저 묻습니다.";

    /// <inheritdoc />
    public string Turnover => "24시간 거래대금";

    /// <inheritdoc />
    public string TryAgain => "🔄 다시 시도";

    /// <inheritdoc />
    public string Name(Setting setting) => setting.Key switch
    {
        "Limits:StopLossPercent" => "손절",
        "Limits:TakeProfitPercent" => "익절",
        "Limits:DailyLossPercent" => "일일 손실",
        "Limits:WeeklyLossPercent" => "주간 손실",
        "Limits:HoursBetweenEntries" => "진입 간격",
        "Limits:EntriesPerDay" => "하루 진입",
        "Limits:ShareOfCashPercent" => "현금 비중",
        "Limits:AccountRiskPercent" => "거래당 위험",
        "Exits:Mode" => "가격 기준",
        "Exits:AtrStop" => "손절 ATR",
        "Exits:AtrTarget" => "익절 ATR",
        "Exits:Trailing" => "추적 손절",
        "Exits:TrailingArmPercent" => "추적 시작",
        "Exits:TrailingPercent" => "추적 거리 %",
        "Exits:TrailingAtr" => "추적 거리 ATR",
        "Exits:Partial" => "일부 매도",
        "Exits:PartialFirstPercent" => "일부 매도 시점",
        "Exits:PartialSharePercent" => "일부 비율",
        "Exits:PartialRestPercent" => "나머지 매도",
        "Sizing:Mode" => "크기 방식",
        "Sizing:KellyPartPercent" => "켈리 비율",
        "Sizing:KellyMostPercent" => "켈리 최대",
        "Sizing:KellyTradesLeast" => "켈리 최소 거래",
        "Sizing:AfterThreeLosses" => "3연패 후",
        "Sizing:AfterFourLosses" => "4연패 후",
        "Sizing:AfterFiveLosses" => "5연패 후",
        "Scheduler:IntervalMinutes" => "간격",
        _ => "예산",
    };

    /// <inheritdoc />
    public string What(Setting setting) => setting.Key switch
    {
        "Limits:StopLossPercent" => "이만큼 손실이 나면 포지션을 매도합니다.",
        "Limits:TakeProfitPercent" => "이만큼 이익이 나면 포지션을 매도합니다.",
        "Limits:DailyLossPercent" => "자정 이후 평가액이 이만큼 줄면 다음 날까지 진입하지 않습니다.",
        "Limits:WeeklyLossPercent" => "7일 동안 평가액이 이만큼 줄면 진입하지 않습니다.",
        "Limits:HoursBetweenEntries" => "진입 후 이 시간 동안 다시 진입하지 않습니다.",
        "Limits:EntriesPerDay" => "한국 날짜로 하루에 이보다 많이 진입하지 않습니다.",
        "Limits:ShareOfCashPercent" => "fixed 방식에서 진입 한 번에 쓰는 현금 비중입니다.",
        "Limits:AccountRiskPercent" => "account-risk 방식에서 손절 시 잃을 수 있는 평가액 비율입니다.",
        "Exits:Mode" => "fixed: 프로필 또는 내 한도의 비율. atr: 한 시간 변동폭의 배수.",
        "Exits:AtrStop" => "atr 기준에서 손절이 진입가보다 얼마나 아래인지 정합니다.",
        "Exits:AtrTarget" => "atr 기준에서 익절이 진입가보다 얼마나 위인지 정합니다.",
        "Exits:Trailing" => "최고가를 따라 오르고 내려오지 않는 손절입니다.",
        "Exits:TrailingArmPercent" => "이 수익부터 추적 손절을 시작합니다.",
        "Exits:TrailingPercent" => "추적 손절이 최고가에서 떨어진 거리입니다. 0이면 ATR을 씁니다.",
        "Exits:TrailingAtr" => "비율이 0일 때 ATR로 정한 거리입니다.",
        "Exits:Partial" => "포지션 일부를 먼저 팔고 나머지는 나중에 팝니다.",
        "Exits:PartialFirstPercent" => "이 수익에서 일부를 매도합니다.",
        "Exits:PartialSharePercent" => "먼저 파는 비율입니다.",
        "Exits:PartialRestPercent" => "이 수익에서 나머지를 매도합니다.",
        "Sizing:Mode" => "fixed: 현금의 일정 비율. account-risk: 손절 손실이 일정하도록. kelly: 지난 거래 성과에 따라.",
        "Sizing:KellyPartPercent" => "켈리 비율 중 사용하는 몫입니다.",
        "Sizing:KellyMostPercent" => "kelly 방식이 쓰는 평가액의 최대 비율입니다.",
        "Sizing:KellyTradesLeast" => "이만큼 거래가 끝날 때까지는 fixed 방식을 씁니다.",
        "Sizing:AfterThreeLosses" => "세 번 연속 손실 후 크기에 곱합니다.",
        "Sizing:AfterFourLosses" => "네 번 연속 손실 후 크기에 곱합니다.",
        "Sizing:AfterFiveLosses" => "다섯 번 이상 연속 손실 후 크기에 곱합니다.",
        "Scheduler:IntervalMinutes" => "시계에 맞춘 사이클 간격입니다. 그 사이에도 열린 포지션은 계속 감시합니다.",
        _ => "예산을 다 쓰면 그 달은 규칙만으로 결정합니다.",
    };

    /// <inheritdoc />
    public string Value(Setting setting, string stored) => setting.Kind switch
    {
        SettingKind.Percent => $"{stored} %",
        SettingKind.Times => $"{stored} × ATR",
        SettingKind.Factor => $"× {stored}",
        SettingKind.Hours => $"{stored}시간",
        SettingKind.Minutes => $"{stored}분",
        SettingKind.Won => Figure.Won(SettingText.Number(stored) ?? 0m),
        SettingKind.Switch => stored == "true" ? "켜짐" : "꺼짐",
        SettingKind.Count or SettingKind.Choice => Html.Escape(stored),
    };

    /// <inheritdoc />
    public string Range(Setting setting)
    {
        if (setting.Choices.Count > 0)
        {
            return string.Join(" | ", setting.Choices.Select(one => Value(setting, one)));
        }

        var digits = setting.Decimals > 0 ? $", 소수점 {setting.Decimals}자리까지" : ", 정수";
        return Value(setting, SettingText.Of(setting.From)) + " ~ "
            + Value(setting, SettingText.Of(setting.To)) + digits;
    }

    /// <inheritdoc />
    public string Usual(Setting setting) => setting.IsOfProfile ? "프로필" : "기본 설정";

    /// <inheritdoc />
    public string OwnInsteadOf(Setting setting, string usual) => $"내 값; {Usual(setting)} {Value(setting, usual)}";

    /// <inheritdoc />
    public string BackToUsual(Setting setting) => setting.IsOfProfile ? "↩ 프로필 값으로" : "↩ 기본 설정으로";

    /// <inheritdoc />
    public string Judged(decimal reward, RewardGrade grade, decimal winsLeast) =>
        $"손익비 {Figure.Ratio(reward)} : 1 ({Graded(grade)}): 승률이 {Figure.Whole(winsLeast)} %보다 높아야 본전입니다.";

    /// <inheritdoc />
    public string DayWorst(decimal krw) => $"하루 손실은 {Figure.Won(krw)}에서 멈춥니다.";

    /// <inheritdoc />
    public string TradeWorst(decimal krw) => $"손절 한 번에 약 {Figure.Won(krw)}입니다.";

    /// <inheritdoc />
    public string Of(SettingWarning warning)
    {
        var figure = Figure.Percent(warning.Figure);
        return warning.Kind switch
        {
            SettingWarningKind.StopInNoise => $"보통 한 시간에 {figure} 움직입니다(ATR). 이 손절은 잡음에도 걸립니다.",
            SettingWarningKind.TradeTripsDay => $"손절 한 번이 평가액의 {figure}여서 그것만으로 일일 한도에 닿습니다.",
            SettingWarningKind.TrailingBelowEntry => $"추적 손절이 시작될 때 거리가 수익보다 {figure} 커서 손실로 끝날 수 있습니다.",
            SettingWarningKind.PartNeverSold => "익절이 먼저 오므로 일부 매도는 일어나지 않습니다.",
            SettingWarningKind.PartThinsReward =>
                $"일부 매도를 포함한 평균 손익비는 {Figure.Ratio(warning.Figure)} : 1뿐입니다.",
        };
    }

    /// <inheritdoc />
    public string Of(Contradiction contradiction) => "변경된 것이 없습니다: " + (contradiction.Kind switch
    {
        ContradictionKind.RewardTooLow =>
            $"익절이 손절의 {Figure.Ratio(Contradictions.RewardLeast)}배보다 작아집니다. 다른 값을 먼저 바꿔 주세요.",
        ContradictionKind.TargetBelowFees =>
            $"익절이 수수료 {Figure.Percent(Contradictions.Fees)}도 벌지 못합니다.",
        ContradictionKind.WeekTighterThanDay =>
            "주간 한도는 일일 한도보다 좁을 수 없습니다. 다른 값을 먼저 바꿔 주세요.",
        ContradictionKind.PartBelowFees =>
            $"일부 매도가 수수료 {Figure.Percent(Contradictions.Fees)}도 벌지 못합니다.",
        ContradictionKind.RestBelowPart => "나머지는 일부 매도보다 높은 수익에서 팔아야 합니다.",
    });

    /// <inheritdoc />
    public string Refused(Setting setting, string given) =>
        $"“{Html.Excerpt(given, 40)}”은(는) {Name(setting)} 값이 될 수 없습니다. "
        + $"가능한 값: {Range(setting)}. 변경된 것이 없습니다.";

    /// <inheritdoc />
    public string Unknown(string given, string names) =>
        $"“{Html.Excerpt(given, 40)}”은(는) 여기서 정하는 값이 아닙니다. 가능한 이름: {names}. 변경된 것이 없습니다.";

    /// <inheritdoc />
    public string Ignored(string key, string value) =>
        $"{Html.Escape(key)} {Html.Excerpt(value, 40)}은(는) 더 이상 허용되지 않아 무시합니다.";

    /// <inheritdoc />
    public string OwnLevels(IStrategy strategy) =>
        $"{Html.Escape(strategy.Name)} 전략은 자체 손절·익절을 쓰므로 여기의 값은 적용되지 않습니다.";

    /// <inheritdoc />
    public string OwnSize(IStrategy strategy) =>
        $"{Html.Escape(strategy.Name)} 전략은 진입 크기를 스스로 정하므로 여기의 값은 적용되지 않습니다.";

    /// <inheritdoc />
    public string Change(Setting setting, string? value) =>
        value is null ? $"{Name(setting)} → {Usual(setting)}" : $"{Name(setting)} → {Value(setting, value)}";

    /// <inheritdoc />
    public string Chosen(string profile, bool dropsOwn) =>
        dropsOwn ? $"프로필 {profile}, 내 한도 삭제" : $"프로필 {profile}";

    /// <inheritdoc />
    public string KeepOrDrop(string profile) => $"내 한도가 있습니다. {profile} 프로필에서 어떻게 할까요?";

    /// <inheritdoc />
    public string NoMarket(string given) =>
        $"“{Html.Excerpt(given, 20)}” 원화 마켓은 없습니다. 변경된 것이 없습니다. 거래대금이 많은 마켓:";

    /// <inheritdoc />
    public string NoMarkets(string why) =>
        $"거래소에서 마켓 목록을 받지 못했습니다: {why}. 변경된 것이 없습니다.";

    /// <inheritdoc />
    public string MarketStays(OpenBusiness open) => open == OpenBusiness.Position
        ? "열린 포지션이 있어 마켓을 바꿀 수 없습니다. 매도하거나 청산된 뒤에 선택해 주세요."
        : "결과를 모르는 주문이 있어 마켓을 바꿀 수 없습니다. 잠시 후 다시 확인해 주세요.";

    /// <inheritdoc />
    public string MarketCautions(string cautions) => $"거래소 주의 사항: {Html.Escape(cautions)}.";

    /// <inheritdoc />
    public string Spent(decimal spent, decimal budget) =>
        $"이번 달: {Figure.Won(spent)} / {Figure.Won(budget)}";

    private static string Graded(RewardGrade grade) => grade switch
    {
        RewardGrade.TooLow => "너무 낮음",
        RewardGrade.Minimum => "빠듯함",
        RewardGrade.Recommended => "적절함",
        RewardGrade.Ideal => "이상적",
    };
}
