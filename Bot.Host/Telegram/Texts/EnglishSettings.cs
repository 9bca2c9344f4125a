using Bot.Domain.Strategies;
using Bot.Host.Settings;
using Bot.Host.Trading;

namespace Bot.Host.Telegram.Texts;

/// <summary>Settings in English.</summary>
public sealed class EnglishSettings : ISettingTexts
{
    /// <inheritdoc />
    public string Limits => "Own limits";

    /// <inheritdoc />
    public string Exits => "How positions are left";

    /// <inheritdoc />
    public string Sizing => "How large entries are";

    /// <inheritdoc />
    public string Interval => "How often a cycle runs";

    /// <inheritdoc />
    public string Budget => "What advice may cost a month";

    /// <inheritdoc />
    public string AllUsual => "↩ All as usual";

    /// <inheritdoc />
    public string Meanwhile => 
        "This was changed since that key was shown. The key changed nothing; this is how it stands now.";

    /// <inheritdoc />
    public string AlreadySo => "It is so already. Nothing was changed.";

    /// <inheritdoc />
    public string HeldStays => "The open position keeps the levels of its entry; no stop moves.";

    /// <inheritdoc />
    public string Keep => "Keep own limits";

    /// <inheritdoc />
    public string Drop => "Drop own limits";

    /// <inheritdoc />
    public string HasOwn => "own limits";

    /// <inheritdoc />
    public string Markets => "Which market is traded";

    /// <inheritdoc />
    public string SearchMarket => "Others by name: /market_set XRP";

    /// <inheritdoc />
    public string MarketWarned => "The exchange warns of this market: it may be closed.";

    /// <inheritdoc />
    public string MarketMeans => "The next cycle decides on it. Coins of yours that lie there are asked about first.";

    /// <inheritdoc />
    public string Turnover => "in 24 h";

    /// <inheritdoc />
    public string TryAgain => "🔄 Try again";

    /// <inheritdoc />
    public string Name(Setting setting) => setting.Key switch
    {
        "Limits:StopLossPercent" => "Stop-loss",
        "Limits:TakeProfitPercent" => "Take-profit",
        "Limits:DailyLossPercent" => "Daily loss",
        "Limits:WeeklyLossPercent" => "Weekly loss",
        "Limits:HoursBetweenEntries" => "Pause",
        "Limits:EntriesPerDay" => "Entries a day",
        "Limits:ShareOfCashPercent" => "Share of cash",
        "Limits:AccountRiskPercent" => "Risk a trade",
        "Exits:Mode" => "Levels",
        "Exits:AtrStop" => "Stop, ATR",
        "Exits:AtrTarget" => "Target, ATR",
        "Exits:Trailing" => "Trailing stop",
        "Exits:TrailingArmPercent" => "Arms at",
        "Exits:TrailingPercent" => "Behind, %",
        "Exits:TrailingAtr" => "Behind, ATR",
        "Exits:Partial" => "Sell a part",
        "Exits:PartialFirstPercent" => "Part at",
        "Exits:PartialSharePercent" => "How much",
        "Exits:PartialRestPercent" => "Rest at",
        "Sizing:Mode" => "Size",
        "Sizing:KellyPartPercent" => "Part of Kelly",
        "Sizing:KellyMostPercent" => "Kelly at most",
        "Sizing:KellyTradesLeast" => "Kelly from",
        "Sizing:AfterThreeLosses" => "After 3 losses",
        "Sizing:AfterFourLosses" => "After 4 losses",
        "Sizing:AfterFiveLosses" => "After 5 losses",
        "Scheduler:IntervalMinutes" => "Interval",
        _ => "Budget",
    };

    /// <inheritdoc />
    public string What(Setting setting) => setting.Key switch
    {
        "Limits:StopLossPercent" => "A position is sold when it has lost this much.",
        "Limits:TakeProfitPercent" => "A position is sold when it has gained this much.",
        "Limits:DailyLossPercent" => 
            "After such a fall of equity since midnight nothing is entered until the next day.",
        "Limits:WeeklyLossPercent" => "When equity fell this much in seven days, nothing is entered.",
        "Limits:HoursBetweenEntries" => "So long after an entry no other is made.",
        "Limits:EntriesPerDay" => "More entries are not made on a Korean day.",
        "Limits:ShareOfCashPercent" => "An entry of size fixed spends this much of free KRW.",
        "Limits:AccountRiskPercent" => "An entry of size account-risk may lose this much of equity at its stop.",
        "Exits:Mode" => "fixed: percentages of the profile or your own. atr: multiples of how much an hour moves.",
        "Exits:AtrStop" => "With levels atr: how far below the entry the stop is.",
        "Exits:AtrTarget" => "With levels atr: how far above the entry the target is.",
        "Exits:Trailing" => "A stop that follows the highest price and never falls.",
        "Exits:TrailingArmPercent" => "The trailing stop begins at this profit.",
        "Exits:TrailingPercent" => "How far the trailing stop stays behind the highest price; 0 takes ATR.",
        "Exits:TrailingAtr" => "How far it stays behind in ATR, where the percentage is 0.",
        "Exits:Partial" => "A part of a position is sold early, the rest later.",
        "Exits:PartialFirstPercent" => "The part is sold at this profit.",
        "Exits:PartialSharePercent" => "How much of the position is sold early.",
        "Exits:PartialRestPercent" => "The rest is sold at this profit.",
        "Sizing:Mode" => 
            "fixed: a share of free KRW. account-risk: the stop costs a fixed part. kelly: by how trades went.",
        "Sizing:KellyPartPercent" => "How much of Kelly's fraction is used.",
        "Sizing:KellyMostPercent" => "The most of equity that kelly spends.",
        "Sizing:KellyTradesLeast" => "Closed trades before kelly is believed; until then the size is fixed.",
        "Sizing:AfterThreeLosses" => "Times the size after three losses in a row.",
        "Sizing:AfterFourLosses" => "Times the size after four.",
        "Sizing:AfterFiveLosses" => "Times the size after five or more.",
        "Scheduler:IntervalMinutes" => 
            "Minutes from one cycle to the next, on the clock. An open position is guarded in between.",
        _ => "When it is spent, the rules decide alone for the rest of the month.",
    };

    /// <inheritdoc />
    public string Value(Setting setting, string stored) => setting.Kind switch
    {
        SettingKind.Percent => $"{stored} %",
        SettingKind.Times => $"{stored} × ATR",
        SettingKind.Factor => $"× {stored}",
        SettingKind.Hours => $"{stored} h",
        SettingKind.Minutes => $"{stored} min",
        SettingKind.Won => Figure.Won(SettingText.Number(stored) ?? 0m),
        SettingKind.Switch => stored == "true" ? "on" : "off",
        SettingKind.Count or SettingKind.Choice => Html.Escape(stored),
    };

    /// <inheritdoc />
    public string Range(Setting setting)
    {
        if (setting.Choices.Count > 0)
        {
            return string.Join(" | ", setting.Choices.Select(one => Value(setting, one)));
        }

        var digits = setting.Decimals > 0 ? $", at most {setting.Decimals} decimals" : ", whole";
        return Value(setting, SettingText.Of(setting.From)) + " to "
            + Value(setting, SettingText.Of(setting.To)) + digits;
    }

    /// <inheritdoc />
    public string Usual(Setting setting) => setting.IsOfProfile ? "profile" : "configuration";

    /// <inheritdoc />
    public string OwnInsteadOf(Setting setting, string usual) => $"own; {Usual(setting)} {Value(setting, usual)}";

    /// <inheritdoc />
    public string BackToUsual(Setting setting) => setting.IsOfProfile ? "↩ The profile's" : "↩ The configuration's";

    /// <inheritdoc />
    public string Judged(decimal reward, RewardGrade grade, decimal winsLeast) =>
        $"{Figure.Ratio(reward)} : 1 {Graded(grade)}: wins must be more often than {Figure.Whole(winsLeast)} %.";

    /// <inheritdoc />
    public string DayWorst(decimal krw) => $"A day stops at {Figure.Won(krw)}.";

    /// <inheritdoc />
    public string TradeWorst(decimal krw) => $"A stopped trade costs about {Figure.Won(krw)}.";

    /// <inheritdoc />
    public string Of(SettingWarning warning)
    {
        var figure = Figure.Percent(warning.Figure);
        return warning.Kind switch
        {
            SettingWarningKind.StopInNoise =>
                $"An ordinary hour moves {figure} (ATR): this stop is hit by noise.",
            SettingWarningKind.TradeTripsDay =>
                $"One stopped trade costs {figure} of equity and reaches the daily limit alone.",
            SettingWarningKind.TrailingBelowEntry =>
                $"When the trailing stop arms it is {figure} below the entry's gain: it can still lose.",
            SettingWarningKind.PartNeverSold => "The take-profit comes first: no part is ever sold early.",
            SettingWarningKind.PartThinsReward =>
                $"With the early part the average gain is only {Figure.Ratio(warning.Figure)} : 1.",
        };
    }

    /// <inheritdoc />
    public string Of(Contradiction contradiction) => "Nothing was changed: " + (contradiction.Kind switch
    {
        ContradictionKind.RewardTooLow =>
            $"the target would be less than {Figure.Ratio(Contradictions.RewardLeast)} times the stop. "
            + "Move the other one first.",
        ContradictionKind.TargetBelowFees =>
            $"the target would not pay the fees of {Figure.Percent(Contradictions.Fees)}.",
        ContradictionKind.WeekTighterThanDay =>
            "the weekly limit must be at least as far as the daily one. Move the other one first.",
        ContradictionKind.PartBelowFees =>
            $"the early part would not pay the fees of {Figure.Percent(Contradictions.Fees)}.",
        ContradictionKind.RestBelowPart => "the rest must be sold higher than the first part.",
    });

    /// <inheritdoc />
    public string Refused(Setting setting, string given) =>
        $"“{Html.Excerpt(given, 40)}” cannot be {Name(setting)}. Allowed: {Range(setting)}. Nothing was changed.";

    /// <inheritdoc />
    public string Unknown(string given, string names) =>
        $"“{Html.Excerpt(given, 40)}” is nothing that is set here. There are: {names}. Nothing was changed.";

    /// <inheritdoc />
    public string Ignored(string key, string value) =>
        $"{Html.Escape(key)} {Html.Excerpt(value, 40)} is not allowed any more and is ignored.";

    /// <inheritdoc />
    public string OwnLevels(IStrategy strategy) =>
        $"{Html.Escape(strategy.Name)} brings levels of its own: stop and target here are not used by it.";

    /// <inheritdoc />
    public string OwnSize(IStrategy strategy) =>
        $"{Html.Escape(strategy.Name)} sizes entries by itself: what stands here is not used by it.";

    /// <inheritdoc />
    public string Change(Setting setting, string? value) =>
        value is null ? $"{Name(setting)} → {Usual(setting)}" : $"{Name(setting)} → {Value(setting, value)}";

    /// <inheritdoc />
    public string Chosen(string profile, bool dropsOwn) =>
        dropsOwn ? $"profile {profile}, without own limits" : $"profile {profile}";

    /// <inheritdoc />
    public string KeepOrDrop(string profile) => $"You have own limits. What becomes of them under {profile}?";

    /// <inheritdoc />
    public string NoMarket(string given) =>
        $"No KRW market is called “{Html.Excerpt(given, 20)}”. Nothing was changed. The most traded ones:";

    /// <inheritdoc />
    public string NoMarkets(string why) =>
        $"The exchange does not tell its markets: {why}. Nothing was changed.";

    /// <inheritdoc />
    public string MarketStays(OpenBusiness open) => open == OpenBusiness.Position
        ? "A position is open, so the market stays. Sell it or wait until it is left; then choose."
        : "An order's end is not known yet, so the market stays. Look again in a minute.";

    /// <inheritdoc />
    public string MarketCautions(string cautions) => $"The exchange asks to beware: {Html.Escape(cautions)}.";

    /// <inheritdoc />
    public string Spent(decimal spent, decimal budget) =>
        $"This month: {Figure.Won(spent)} of {Figure.Won(budget)}";

    private static string Graded(RewardGrade grade) => grade switch
    {
        RewardGrade.TooLow => "is too low",
        RewardGrade.Minimum => "is thin",
        RewardGrade.Recommended => "is sound",
        RewardGrade.Ideal => "is ideal",
    };
}
