using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Bot.Domain.Market;
using Bot.Domain.Time;

namespace Bot.Host.Commands;

/// <summary>The commands of the binary that make and read candle files.</summary>
internal static class CandleCommands
{
    private const string DayForm = "yyyy-MM-dd";

    private static readonly string[] Instants = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mmK"];

    /// <summary>How the intervals that the exchange has are written.</summary>
    public static IReadOnlyDictionary<string, CandleInterval> Intervals { get; } =
        new Dictionary<string, CandleInterval>(StringComparer.Ordinal)
        {
            ["1m"] = CandleInterval.Minute,
            ["5m"] = CandleInterval.FiveMinutes,
            ["10m"] = CandleInterval.TenMinutes,
            ["15m"] = CandleInterval.QuarterHour,
            ["30m"] = CandleInterval.HalfHour,
            ["60m"] = CandleInterval.Hour,
            ["1h"] = CandleInterval.Hour,
            ["240m"] = CandleInterval.FourHours,
            ["4h"] = CandleInterval.FourHours,
            ["1d"] = CandleInterval.Day,
        };

    public static Command Collect(TextWriter output, TextWriter errors)
    {
        var markets = new Option<MarketCode[]>("--market")
        {
            Description = "The markets, e.g. KRW-BTC,KRW-ETH.",
            Required = true,
            CustomParser = Markets,
        };
        var interval = new Option<string>("--interval")
        {
            Description = $"How long a candle is: {string.Join(", ", Intervals.Keys)}.",
            DefaultValueFactory = _ => "60m",
        };
        interval.AcceptOnlyFromAmong([.. Intervals.Keys]);
        var from = From("The first day, or instant, e.g. 2024-01-01 (UTC).");
        from.Required = true;
        var until = To("The last day, all of it; or the instant before which the last candle starts. Default: now.");
        var folder = new Option<string>("--out")
        {
            Description = "Holds a folder for each interval, with a file for each market.",
            DefaultValueFactory = _ => "backtest_data",
        };
        var upbit = new Option<string?>("--upbit") { Description = "The exchange's address; else the configured one." };
        upbit.Validators.Add(result => CheckAddress(result));
        var collect = new Command("collect", "Fetches past candles into files, and goes on where they end.")
        {
            markets,
            interval,
            from,
            until,
            folder,
            upbit,
        };
        collect.SetAction(
            (parsed, token) =>
                CollectCommand.RunAsync(
                    new CollectOptions
                    {
                        Markets = parsed.GetValue(markets)!,
                        Interval = Intervals[parsed.GetValue(interval)!],
                        From = parsed.GetValue(from)!.Value,
                        Until = parsed.GetValue(until),
                        Folder = parsed.GetValue(folder)!,
                        Upbit = parsed.GetValue(upbit),
                    },
                    TimeProvider.System,
                    output,
                    errors,
                    token
                )
        );
        return collect;
    }

    public static Command Indicators(TextWriter output)
    {
        var candles = new Option<FileInfo>("--candles")
        {
            Description = "A candle file (.csv, .csv.gz).",
            Required = true,
        };
        candles.AcceptExistingOnly();
        var target = new Option<string>("--out") { Description = "The table to write (.csv).", Required = true };
        var indicators = new Command("indicators", "Writes every indicator of every candle of a file as a table.")
        {
            candles,
            target,
        };
        indicators.SetAction(
            (parsed, token) =>
                IndicatorsCommand.RunAsync(parsed.GetValue(candles)!.FullName, parsed.GetValue(target)!, output, token)
        );
        return indicators;
    }

    /// <summary>An option for the beginning of a time: the day's, where it is a day.</summary>
    public static Option<DateTimeOffset?> From(string description) =>
        new("--from") { Description = description, CustomParser = result => Instant(result, isEnd: false) };

    /// <summary>An option for the end of a time: the day's, where it is a day.</summary>
    public static Option<DateTimeOffset?> To(string description) =>
        new("--to") { Description = description, CustomParser = result => Instant(result, isEnd: true) };

    /// <summary>An option for a day.</summary>
    public static Option<DateOnly?> Day(string name, string description) =>
        new(name)
        {
            Description = description,
            CustomParser = result =>
            {
                var text = result.Tokens.Single().Value;
                if (
                    DateOnly.TryParseExact(
                        text,
                        DayForm,
                        CultureInfo.InvariantCulture,
                        DateTimeStyles.None,
                        out var day
                    )
                )
                {
                    return day;
                }

                result.AddError($"'{text}' is no day; expected e.g. 2026-11-20");
                return null;
            },
        };

    private static DateTimeOffset? Instant(ArgumentResult result, bool isEnd)
    {
        var text = result.Tokens.Single().Value;
        if (
            DateTimeOffset.TryParseExact(
                text,
                DayForm,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var day
            )
        )
        {
            return isEnd ? day.AddDays(1) : day;
        }

        if (
            DateTimeOffset.TryParseExact(
                text,
                Instants,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var at
            )
        )
        {
            return at.ToUniversalTime();
        }

        result.AddError($"'{text}' is no day and no instant; expected e.g. 2024-01-01 or 2024-01-01T12:00Z");
        return null;
    }

    private static MarketCode[] Markets(ArgumentResult result)
    {
        var names = result.Tokens.SelectMany(token => token.Value.Split(',')).ToList();
        if (names.Find(name => !MarketCode.IsValid(name)) is { } wrong)
        {
            result.AddError($"--market has '{wrong}'; it must be KRW- and a coin, e.g. KRW-BTC,KRW-ETH");
            return [];
        }

        return [.. names.Distinct(StringComparer.Ordinal).Select(name => new MarketCode(name))];
    }

    private static void CheckAddress(OptionResult result)
    {
        var isAddress =
            Uri.TryCreate(result.GetValueOrDefault<string?>(), UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);
        if (!isAddress)
        {
            result.AddError("--upbit must be an http or https address");
        }
    }
}
