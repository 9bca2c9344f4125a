using System.Globalization;
using System.Text.RegularExpressions;
using Bot.Domain.Market;
using Bot.Domain.Risk;
using Bot.Domain.Strategies;

namespace Bot.Host.Options;

/// <summary>
/// Checks all options at once. Each problem names the key, the value and what is allowed; secrets are not repeated.
/// </summary>
public static partial class OptionsCheck
{
    private static readonly string[] Levels = ["Verbose", "Debug", "Information", "Warning", "Error"];
    private static readonly int[] Intervals = [5, 10, 15, 30, 60, 120, 240];

    /// <summary>Everything that is wrong, or nothing.</summary>
    public static IReadOnlyList<string> Problems(BotOptions options) =>
        [
            .. Telegram(options.Telegram),
            .. Upbit(options),
            .. OpenAi(options),
            .. Trading(options.Trading),
            .. Clockwork(options),
            .. Http(options.Http),
            .. Failed(
                OneOf("Exits:Mode", options.Exits.Mode, ["fixed", "atr"]),
                OneOf("Sizing:Mode", options.Sizing.Mode, Enum.GetValues<SizingMode>().Select(SizingModes.Text))
            ),
            .. Keys(options),
            .. EmailCheck.Problems(options.Email),
            .. RuleRanges.Problems(options),
        ];

    private static IEnumerable<string> Telegram(TelegramOptions telegram) =>
        Failed(
            (
                !telegram.Enabled || TokenPattern().IsMatch(telegram.BotToken),
                "Telegram:BotToken is "
                    + (telegram.BotToken.Length == 0 ? "empty" : $"not a token ({Shape(telegram.BotToken)})")
                    + "; BotFather gives one of the form 123456789:letters"
            ),
            (
                telegram.OwnerId > 0,
                $"Telegram:OwnerId is {telegram.OwnerId}; it must be your Telegram user id, a number above 0"
            ),
            (
                IsAddress(telegram.BaseUrl),
                $"Telegram:BaseUrl is '{telegram.BaseUrl}'; it must be an http or https address"
            ),
            InRange("Telegram:ChatGapMilliseconds", telegram.ChatGapMilliseconds, 0, 60_000),
            InRange("Telegram:PollTimeoutSeconds", telegram.PollTimeoutSeconds, 1, 50)
        );

    private static IEnumerable<string> Upbit(BotOptions options)
    {
        var live = string.Equals(options.Trading.Mode, "live", StringComparison.OrdinalIgnoreCase);
        var upbit = options.Upbit;
        return Failed(
            (
                !live || upbit.AccessKey.Length > 0,
                "Upbit:AccessKey is empty; Trading:Mode live needs it and Upbit:SecretKey"
            ),
            (
                !live || upbit.SecretKey.Length > 0,
                "Upbit:SecretKey is empty; Trading:Mode live needs it and Upbit:AccessKey"
            ),
            (IsAddress(upbit.BaseUrl), $"Upbit:BaseUrl is '{upbit.BaseUrl}'; it must be an http or https address"),
            (
                upbit.StreamAddress is "" or "off"
                    || (
                        Uri.TryCreate(upbit.StreamAddress, UriKind.Absolute, out var stream)
                        && stream.Scheme is "ws" or "wss"
                    ),
                $"Upbit:StreamAddress is '{upbit.StreamAddress}'; it must be a ws or wss address, off, or empty"
            ),
            InRange("Upbit:TimeoutSeconds", upbit.TimeoutSeconds, 1, 60)
        );
    }

    // What a clipboard brings along inside a key makes each request fail later, without a word that helps.
    private static IEnumerable<string> Keys(BotOptions options) =>
        new[]
        {
            ("Upbit:AccessKey", options.Upbit.AccessKey),
            ("Upbit:SecretKey", options.Upbit.SecretKey),
            ("OpenAI:ApiKey", options.OpenAI.ApiKey),
        }
            .Where(key => key.Item2.Any(letter => letter is <= ' ' or > '~'))
            .Select(key => $"{key.Item1} is no key ({Shape(key.Item2)}); it must be letters, digits and signs alone")
            .Concat(
                Failed(
                    (
                        !options.Upbit.HasKeys || options.Upbit.AccessKey != options.Upbit.SecretKey,
                        "Upbit:SecretKey is the same as Upbit:AccessKey; the exchange gives two different ones"
                    )
                )
            );

    // As much as may be said of a secret.
    private static string Shape(string secret)
    {
        var strange = secret.Count(letter => letter is <= ' ' or > '~');
        return $"{secret.Length} characters, "
            + (secret.Contains(':', StringComparison.Ordinal) ? "with a colon" : "without a colon")
            + (strange > 0 ? $", {strange} of them blanks or no plain letters" : "");
    }

    private static IEnumerable<string> OpenAi(BotOptions options)
    {
        var asks = !string.Equals(options.Trading.Advisor, "off", StringComparison.OrdinalIgnoreCase);
        var openAi = options.OpenAI;
        return Failed(
                (
                    !asks || openAi.ApiKey.Length > 0,
                    $"OpenAI:ApiKey is empty; Trading:Advisor {options.Trading.Advisor} needs it"
                ),
                (
                    IsAddress(openAi.BaseUrl),
                    $"OpenAI:BaseUrl is '{openAi.BaseUrl}'; it must be an http or https address"
                ),
                (openAi.Model.Length > 0, "OpenAI:Model is empty; it must name a model"),
                InRange("OpenAI:TimeoutSeconds", openAi.TimeoutSeconds, 1, 120),
                InRange("OpenAI:Retries", openAi.Retries, 0, 5),
                InRange("OpenAI:MonthlyBudgetKrw", openAi.MonthlyBudgetKrw, 0, 10_000_000),
                InRange("OpenAI:FailuresUntilTold", openAi.FailuresUntilTold, 1, 100)
            )
            .Concat(Failed([.. openAi.Prices.Listed().Select(Price)]));
    }

    private static (bool Holds, string Problem) Price((string Key, decimal? Krw) listed) =>
        listed.Krw is { } krw
            ? InRange(listed.Key, krw, 0, 1_000_000)
            : (false, $"{listed.Key} is missing; a price has both sides, from 0 to 1000000");

    private static IEnumerable<string> Trading(TradingOptions trading) =>
        Failed(
            (
                MarketCode.IsValid(trading.Market),
                $"Trading:Market is {BotConfiguration.Shown(trading.Market)}; it must be KRW- and a coin, e.g. KRW-ETH"
            ),
            OneOf("Trading:Mode", trading.Mode, ["paper", "live"]),
            OneOf("Trading:Profile", trading.Profile, RiskProfile.All.Select(profile => profile.Name)),
            OneOf("Trading:Strategy", trading.Strategy, StrategyCatalog.Default.All.Select(strategy => strategy.Name)),
            OneOf("Trading:Advisor", trading.Advisor, ["off", "decide", "veto"])
        );

    private static IEnumerable<string> Clockwork(BotOptions options) =>
        Failed(
            InRange("Paper:InitialKrw", options.Paper.InitialKrw, 5_000, 1_000_000_000),
            InRange("Paper:LatencyMilliseconds", options.Paper.LatencyMilliseconds, 0, 10_000),
            (
                Intervals.Contains(options.Scheduler.IntervalMinutes),
                $"Scheduler:IntervalMinutes is {options.Scheduler.IntervalMinutes}; "
                    + $"allowed are {string.Join(", ", Intervals)}"
            ),
            InRange("Scheduler:DelaySeconds", options.Scheduler.DelaySeconds, 1, 60),
            InRange("Guard:IntervalSeconds", options.Guard.IntervalSeconds, 1, 60),
            InRange("Service:WorkSecondsMost", options.Service.WorkSecondsMost, 5, 7_200),
            (
                IsTimeOfDay(options.Reports.DailyAt),
                $"Reports:DailyAt is {BotConfiguration.Shown(options.Reports.DailyAt)}; "
                    + "it must be a time of day as HH:mm, e.g. 09:00"
            ),
            (options.Storage.Folder.Length > 0, "Storage:Folder is empty; it must name a folder"),
            InRange("Storage:FreeMegabytesLeast", options.Storage.FreeMegabytesLeast, 1, 1_024),
            (
                IsTimeOfDay(options.Backup.DailyAt),
                $"Backup:DailyAt is '{options.Backup.DailyAt}'; it must be a time of day as HH:mm, e.g. 02:00"
            ),
            InRange("Backup:IncrementalHours", options.Backup.IncrementalHours, 1, 12),
            InRange("Backup:DailyKept", options.Backup.DailyKept, 1, 90),
            InRange("Backup:WeeklyKept", options.Backup.WeeklyKept, 0, 104),
            OneOf("Log:Level", options.Log.Level, Levels),
            (options.Log.Folder.Length > 0, "Log:Folder is empty; it must name a folder"),
            (options.Backtest.DataFolder.Length > 0, "Backtest:DataFolder is empty; it must name a folder")
        );

    private static IEnumerable<string> Http(HttpOptions http) =>
        Failed(
            (
                http.EndPoint is not null,
                $"Http:Listen is '{http.Listen}'; it must be an address and a port from 0 to 65535, e.g. 127.0.0.1:8080"
            ),
            (
                http.ApiToken.Length is 0 or >= HttpOptions.TokenLeast,
                $"Http:ApiToken has {http.ApiToken.Length} characters; it must be empty or have at least "
                    + $"{HttpOptions.TokenLeast}, e.g. from openssl rand -hex 32"
            ),
            (
                http.ApiToken.All(letter => letter is > ' ' and <= '~'),
                "Http:ApiToken has blanks or letters that no header can carry; it must be of visible ASCII"
            ),
            InRange("Http:RequestsPerMinute", http.RequestsPerMinute, 1, 6_000)
        );

    internal static IEnumerable<string> Failed(params (bool Holds, string Problem)[] rules) =>
        rules.Where(rule => !rule.Holds).Select(rule => rule.Problem);

    internal static (bool Holds, string Problem) InRange(string key, decimal value, decimal from, decimal to) =>
        (
            value >= from && value <= to,
            string.Create(CultureInfo.InvariantCulture, $"{key} is {value}; it must be from {from} to {to}")
        );

    internal static (bool Holds, string Problem) OneOf(string key, string value, IEnumerable<string> allowed)
    {
        var list = allowed.ToList();
        return (
            list.Contains(value, StringComparer.OrdinalIgnoreCase),
            $"{key} is {BotConfiguration.Shown(value)}; allowed are {string.Join(", ", list)}"
        );
    }

    private static bool IsTimeOfDay(string text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static bool IsAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);

    [GeneratedRegex(@"^\d{1,16}:[^\s/]+$", RegexOptions.None)]
    private static partial Regex TokenPattern();
}
