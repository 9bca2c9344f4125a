using System.Globalization;
using Bot.Domain.Money;
using Bot.Domain.Strategies;

namespace Bot.Domain.Backtests;

/// <summary>One number of a request that a sweep varies, with the values that it tries.</summary>
/// <param name="Parameter">Which number.</param>
/// <param name="Values">In the order in which they were asked for.</param>
public sealed record SweepAxis(SweepParameter Parameter, IReadOnlyList<decimal> Values)
{
    /// <summary>Values of one axis at most.</summary>
    public const int ValuesMost = 1_000;

    /// <summary>
    /// An axis as it is written: <c>rsi_entry=25..35:5</c> for 25, 30 and 35, or <c>stop=-3,-5</c> for just these.
    /// </summary>
    /// <exception cref="FormatException">It cannot be read: names what is wrong and what is allowed.</exception>
    public static SweepAxis Parse(string text)
    {
        var parts = text.Split('=', 2, StringSplitOptions.TrimEntries);
        if (parts.Length != 2 || SweepParameter.Find(parts[0]) is not { } parameter)
        {
            var names = string.Join(", ", SweepParameter.All.Select(one => one.Name));
            throw new FormatException(
                $"'{text}' is no axis; it must be NAME=FROM..TO:STEP or NAME=A,B, NAME one of {names}"
            );
        }

        var values = Read(text, parts[1]);
        if (values.FindIndex(value => value < parameter.Least || value > parameter.Most) is >= 0 and var wrong)
        {
            throw new FormatException(
                $"'{text}': {parameter.Name} must lie from {Text(parameter.Least)} to {Text(parameter.Most)}, "
                    + $"{Text(values[wrong])} does not"
            );
        }

        return new SweepAxis(parameter, values);
    }

    internal static string Text(decimal value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    private static List<decimal> Read(string text, string values)
    {
        var ends = values.Split("..", 2);
        return ends.Length == 2
            ? Range(text, ends[0], ends[1])
            : [.. values.Split(',').Select(one => Number(text, one))];
    }

    private static List<decimal> Range(string text, string from, string rest)
    {
        var (last, step) = rest.Split(':', 2) is [var end, var pace] ? (end, Number(text, pace)) : (rest, 1m);
        var (first, to) = (Number(text, from), Number(text, last));
        if (step <= 0m || Math.Abs(to - first) / step >= ValuesMost)
        {
            throw new FormatException($"'{text}': the step must be above 0 and give at most {ValuesMost} values");
        }

        var way = first <= to ? step : -step;
        var count = (int)(Math.Abs(to - first) / step) + 1;
        return [.. Enumerable.Range(0, count).Select(index => first + (index * way))];
    }

    private static decimal Number(string text, string number) =>
        decimal.TryParse(number, NumberStyles.Number, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new FormatException($"'{text}': '{number}' is no number");
}

/// <summary>A number of a request that can be varied.</summary>
public sealed class SweepParameter
{
    /// <summary>All, those of exits first.</summary>
    public static readonly IReadOnlyList<SweepParameter> All =
    [
        new(
            "stop",
            -50m,
            -0.1m,
            (request, value) => Profile(request, one => one with { StopLoss = new Percent(value) })
        ),
        new(
            "target",
            0.1m,
            500m,
            (request, value) => Profile(request, one => one with { TakeProfit = new Percent(value) })
        ),
        new(
            "share",
            1m,
            100m,
            (request, value) => Profile(request, one => one with { ShareOfCash = new Percent(value) })
        ),
        new(
            "pause",
            0m,
            720m,
            (request, value) => Profile(request, one => one with { HoursBetweenEntries = (int)value })
        ),
        new(
            "entries",
            1m,
            1_000m,
            (request, value) => Profile(request, one => one with { EntriesPerDay = (int)value })
        ),
        new("rsi_entry", 1m, 99m, (request, value) => Rsi(request, one => one with { EntryRsi = (double)value }))
        {
            IsOfStrategy = true,
        },
        new("rsi_exit", 1m, 99m, (request, value) => Rsi(request, one => one with { ExitRsi = (double)value }))
        {
            IsOfStrategy = true,
        },
        new("volume", 0m, 100m, (request, value) => Rsi(request, one => one with { EntryVolumeRatio = (double)value }))
        {
            IsOfStrategy = true,
        },
        new("entry_days", 2m, 200m, (request, value) => Channel(request, one => one with { EntryDays = (int)value }))
        {
            IsOfStrategy = true,
        },
        new("exit_days", 2m, 200m, (request, value) => Channel(request, one => one with { ExitDays = (int)value }))
        {
            IsOfStrategy = true,
        },
        new("stop_atr", 0.1m, 20m, (request, value) => Channel(request, one => one with { StopAtr = (double)value }))
        {
            IsOfStrategy = true,
        },
    ];

    private SweepParameter(
        string name,
        decimal least,
        decimal most,
        Func<BacktestRequest, decimal, BacktestRequest> apply
    ) => (Name, Least, Most, Apply) = (name, least, most, apply);

    /// <summary>As it is written.</summary>
    public string Name { get; }

    /// <summary>The least value allowed.</summary>
    public decimal Least { get; }

    /// <summary>The greatest value allowed.</summary>
    public decimal Most { get; }

    /// <summary>Whether it is a number of the strategy, and not of the profile.</summary>
    internal bool IsOfStrategy { get; private init; }

    /// <summary>The request with this value.</summary>
    /// <exception cref="FormatException">The request's strategy has no such number.</exception>
    internal Func<BacktestRequest, decimal, BacktestRequest> Apply { get; }

    /// <summary>The parameter of that name, or null.</summary>
    public static SweepParameter? Find(string name) =>
        All.FirstOrDefault(one => string.Equals(one.Name, name, StringComparison.Ordinal));

    private static BacktestRequest Profile(BacktestRequest request, Func<Risk.RiskProfile, Risk.RiskProfile> change) =>
        request with
        {
            Profile = change(request.Profile),
        };

    private static BacktestRequest Rsi(
        BacktestRequest request,
        Func<RsiMeanReversionRule, RsiMeanReversionRule> change
    ) =>
        request.Strategy is RsiMeanReversion { Rule: var rule }
            ? request with
            {
                Strategy = new RsiMeanReversion(change(rule)),
            }
            : throw new FormatException($"the strategy {request.Strategy.Name} has no rsi_entry, rsi_exit or volume");

    private static BacktestRequest Channel(BacktestRequest request, Func<ChannelRule, ChannelRule> change) =>
        request.Strategy is ChannelTrend { Rule: var rule }
            ? request with
            {
                Strategy = new ChannelTrend(change(rule)),
            }
            : throw new FormatException(
                $"the strategy {request.Strategy.Name} has no entry_days, exit_days or stop_atr"
            );
}
