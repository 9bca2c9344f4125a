using System.Globalization;
using Bot.Domain.Cycles;
using Bot.Domain.Money;
using Bot.Domain.Risk;
using Bot.Host.Options;

namespace Bot.Host.Settings;

/// <summary>
/// The numbers that an account trades by, as one consistent reading: its own values over those of its profile and of
/// the configuration. What is read stays as it is; a change makes another.
/// </summary>
public sealed record AccountTerms
{
    private static readonly Dictionary<string, string> Nothing = new(StringComparer.Ordinal);

    private AccountTerms(BotOptions configured, RiskProfile named, IReadOnlyDictionary<string, string> own)
    {
        (Configured, Named, Own) = (configured, named, own);
        (Profile, Options) = (Limited(named, own), Overlaid(configured, own));
        Rules = Options.Rules();
    }

    /// <summary>What holds for accounts without own values.</summary>
    public BotOptions Configured { get; }

    /// <summary>The profile as its name says, without own limits.</summary>
    public RiskProfile Named { get; }

    /// <summary>Own values that are in force, by key.</summary>
    public IReadOnlyDictionary<string, string> Own { get; }

    /// <summary>Own values that are not allowed or contradict the others; they count for nothing.</summary>
    public IReadOnlyDictionary<string, string> Ignored { get; private init; } = Nothing;

    /// <summary>The profile with own limits.</summary>
    public RiskProfile Profile { get; }

    /// <summary>The configuration with own values.</summary>
    public BotOptions Options { get; }

    public TradingRules Rules { get; }

    /// <summary>Between two cycles.</summary>
    public TimeSpan Interval => TimeSpan.FromMinutes(Options.Scheduler.IntervalMinutes);

    /// <summary>Whether limits of the account's own stand over the profile's.</summary>
    public bool HasOwnLimits => SettingCatalog.Limits.Any(one => Own.ContainsKey(one.Key));

    /// <summary>The reading of an account.</summary>
    /// <param name="configured">Checked.</param>
    /// <param name="profile">A name; an unknown one is the balanced profile.</param>
    /// <param name="own">As stored; what is not allowed any more is ignored, and so is what contradicts.</param>
    public static AccountTerms Of(BotOptions configured, string profile, IReadOnlyDictionary<string, string> own)
    {
        var named = RiskProfile.Find(profile) ?? RiskProfile.Balanced;
        var nothing = new AccountTerms(configured, named, Nothing);
        var kept = own.Where(pair => SettingCatalog.Find(pair.Key) is { } one && SettingText.IsValid(one, pair.Value))
            .ToDictionary(StringComparer.Ordinal);
        var terms = new AccountTerms(configured, named, kept);
        while (Contradictions.Brought(nothing, terms) is [var first, ..])
        {
            kept = Without(kept, first.Between);
            terms = new AccountTerms(configured, named, kept);
        }

        var ignored = own.Where(pair => !kept.ContainsKey(pair.Key));
        return terms with { Ignored = ignored.ToDictionary(StringComparer.Ordinal) };
    }

    /// <summary>What a cycle with a strategy decides by.</summary>
    public CycleTerms Cycle(string strategy) => new(Profile, strategy, Rules);

    /// <summary>A profile as this account would trade by it: its own limits hold over its own profile alone.</summary>
    public RiskProfile For(RiskProfile profile) => profile.Name == Named.Name ? Profile : profile;

    /// <summary>The value in force, as it is stored.</summary>
    public string ValueOf(Setting setting) =>
        setting.IsOfProfile ? OfProfile(Profile, setting) : Text(Options, setting);

    /// <summary>The value without the account's own: the profile's, or the configuration's.</summary>
    public string Usual(Setting setting) => setting.IsOfProfile ? OfProfile(Named, setting) : Text(Configured, setting);

    public bool IsOwn(Setting setting) => Own.ContainsKey(setting.Key);

    /// <summary>The reading after a change, contradictions included; nothing of it is dropped.</summary>
    public AccountTerms With(IReadOnlyList<SettingChange> changes)
    {
        var own = new Dictionary<string, string>(Own, StringComparer.Ordinal);
        foreach (var change in changes)
        {
            if (change.Value is { } value)
            {
                own[change.Key] = value;
            }
            else
            {
                own.Remove(change.Key);
            }
        }

        return new AccountTerms(Configured, Named, own) { Ignored = Ignored };
    }

    /// <summary>The reading with another profile, own limits kept or dropped.</summary>
    public AccountTerms With(RiskProfile profile, bool dropsOwn) =>
        new(
            Configured,
            profile,
            dropsOwn
                ? Own.Where(pair => SettingCatalog.Find(pair.Key) is { IsOfProfile: false })
                    .ToDictionary(StringComparer.Ordinal)
                : Own
        )
        {
            Ignored = Ignored,
        };

    // Whatever contradicts goes; should it be none of these, all of it does.
    private static Dictionary<string, string> Without(Dictionary<string, string> own, IReadOnlyList<Setting> between)
    {
        var rest = own.Where(pair => between.All(one => one.Key != pair.Key)).ToDictionary(StringComparer.Ordinal);
        return rest.Count < own.Count ? rest : [];
    }

    /// <summary>A value as a profile has it.</summary>
    public static string OfProfile(RiskProfile profile, Setting setting) =>
        SettingText.Of(
            setting.Name switch
            {
                "stop" => profile.StopLoss.Value,
                "target" => profile.TakeProfit.Value,
                "day" => profile.DailyLossLimit.Value,
                "week" => profile.WeeklyLossLimit.Value,
                "hours" => profile.HoursBetweenEntries,
                "entries" => profile.EntriesPerDay,
                "share" => profile.ShareOfCash.Value,
                _ => profile.AccountRisk.Value,
            }
        );

    private static RiskProfile Limited(RiskProfile named, IReadOnlyDictionary<string, string> own)
    {
        decimal? Number(Setting setting) =>
            own.TryGetValue(setting.Key, out var stored) ? SettingText.Number(stored) : null;
        Percent Level(Setting setting, Percent usual) => Number(setting) is { } number ? new Percent(number) : usual;
        return named with
        {
            StopLoss = Level(SettingCatalog.StopLoss, named.StopLoss),
            TakeProfit = Level(SettingCatalog.TakeProfit, named.TakeProfit),
            DailyLossLimit = Level(SettingCatalog.DailyLoss, named.DailyLossLimit),
            WeeklyLossLimit = Level(SettingCatalog.WeeklyLoss, named.WeeklyLossLimit),
            HoursBetweenEntries = (int?)Number(SettingCatalog.Pause) ?? named.HoursBetweenEntries,
            EntriesPerDay = (int?)Number(SettingCatalog.Entries) ?? named.EntriesPerDay,
            ShareOfCash = Level(SettingCatalog.Share, named.ShareOfCash),
            AccountRisk = Level(SettingCatalog.Risk, named.AccountRisk),
        };
    }

    private static BotOptions Overlaid(BotOptions configured, IReadOnlyDictionary<string, string> own)
    {
        var options = configured with
        {
            Exits = configured.Exits with { },
            Sizing = configured.Sizing with { },
            Scheduler = configured.Scheduler with { },
            OpenAI = configured.OpenAI with { },
        };
        foreach (var (key, stored) in own)
        {
            if (SettingCatalog.Find(key) is { IsOfProfile: false } && OptionKeys.Find(key) is { } option)
            {
                var value = Convert.ChangeType(stored, option.Property.PropertyType, CultureInfo.InvariantCulture);
                option.Property.SetValue(option.Section.GetValue(options), value);
            }
        }

        return options;
    }

    private static string Text(BotOptions options, Setting setting)
    {
        var option = OptionKeys.Find(setting.Key)!;
        return option.Property.GetValue(option.Section.GetValue(options)) switch
        {
            bool truth => truth ? "true" : "false",
            string text => text.ToLowerInvariant(),
            var number => SettingText.Of(Convert.ToDecimal(number, CultureInfo.InvariantCulture)),
        };
    }
}

/// <summary>A value that an account gets of its own, or null where the usual one is to hold again.</summary>
public sealed record SettingChange(string Key, string? Value);
