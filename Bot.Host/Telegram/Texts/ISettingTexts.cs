using Bot.Domain.Strategies;
using Bot.Host.Settings;
using Bot.Host.Trading;

namespace Bot.Host.Telegram.Texts;

/// <summary>What is said where values are set.</summary>
public interface ISettingTexts
{
    string Limits { get; }

    string Exits { get; }

    string Sizing { get; }

    string Interval { get; }

    string Budget { get; }

    /// <summary>A value's name, short enough for a key.</summary>
    string Name(Setting setting);

    /// <summary>What the value does, in a sentence.</summary>
    string What(Setting setting);

    /// <summary>A value as people read it, e.g. <c>-4 %</c>.</summary>
    string Value(Setting setting, string stored);

    /// <summary>What is allowed.</summary>
    string Range(Setting setting);

    /// <summary>Where a value comes from that is not the account's own.</summary>
    string Usual(Setting setting);

    /// <summary>Behind a value of the account's own: what would hold without it.</summary>
    string OwnInsteadOf(Setting setting, string usual);

    /// <summary>The key that ends an own value.</summary>
    string BackToUsual(Setting setting);

    /// <summary>The key that ends all own values of a screen.</summary>
    string AllUsual { get; }

    /// <summary>Reward over risk in a sentence.</summary>
    string Judged(decimal reward, RewardGrade grade, decimal winsLeast);

    /// <summary>The worst that the limits let a day do.</summary>
    string DayWorst(decimal krw);

    /// <summary>What a stopped trade costs.</summary>
    string TradeWorst(decimal krw);

    string Of(SettingWarning warning);

    /// <summary>What does not go together, and what is allowed.</summary>
    string Of(Contradiction contradiction);

    /// <summary>That a typed value is not allowed, and what is.</summary>
    string Refused(Setting setting, string given);

    /// <summary>That no value has such a name; those that there are.</summary>
    string Unknown(string given, string names);

    /// <summary>That the value was changed since the key was shown.</summary>
    string Meanwhile { get; }

    string AlreadySo { get; }

    /// <summary>What an open position's levels are when values change.</summary>
    string HeldStays { get; }

    /// <summary>That an own value is not allowed any more.</summary>
    string Ignored(string key, string value);

    /// <summary>That a strategy leaves by levels of its own.</summary>
    string OwnLevels(IStrategy strategy);

    /// <summary>That a strategy sizes entries by itself.</summary>
    string OwnSize(IStrategy strategy);

    /// <summary>A value and what it becomes; null where the usual one is to hold again.</summary>
    string Change(Setting setting, string? value);

    /// <summary>A choice of profile that keeps or drops own limits.</summary>
    string Chosen(string profile, bool dropsOwn);

    /// <summary>Asks what becomes of own limits.</summary>
    string KeepOrDrop(string profile);

    string Keep { get; }

    string Drop { get; }

    string HasOwn { get; }

    string Markets { get; }

    /// <summary>How a market that has no key is found.</summary>
    string SearchMarket { get; }

    /// <summary>That no market is called so.</summary>
    string NoMarket(string given);

    /// <summary>That the exchange cannot be asked, and why; escaped.</summary>
    string NoMarkets(string why);

    /// <summary>Why the market cannot be changed now, and what helps.</summary>
    string MarketStays(OpenBusiness open);

    /// <summary>What the exchange warns of.</summary>
    string MarketWarned { get; }

    /// <summary>What the exchange asks to beware of.</summary>
    string MarketCautions(string cautions);

    /// <summary>What changes with the market.</summary>
    string MarketMeans { get; }

    string Turnover { get; }

    string TryAgain { get; }

    /// <summary>What advice cost this month.</summary>
    string Spent(decimal spent, decimal budget);
}
