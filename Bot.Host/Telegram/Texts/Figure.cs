using System.Globalization;
using Bot.Domain.Time;

namespace Bot.Host.Telegram.Texts;

/// <summary>
/// Numbers and times as people read them: money in won, change with its sign, times on Korean clocks.
/// </summary>
public static class Figure
{
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    /// <summary>An amount to the won, e.g. <c>₩1,234,567</c>.</summary>
    public static string Won(decimal amount)
    {
        var whole = Math.Round(amount, MidpointRounding.AwayFromZero);
        return $"{(whole < 0 ? "-" : "")}₩{Math.Abs(whole).ToString("#,##0", Plain)}";
    }

    /// <summary>A gain or a loss to the won, with its sign.</summary>
    public static string Gain(decimal amount) =>
        (Math.Round(amount, MidpointRounding.AwayFromZero) > 0 ? "+" : "") + Won(amount);

    /// <summary>A price: to the won from 1,000 up, with the decimals that cheaper coins have below.</summary>
    public static string Price(decimal price) => price switch
    {
        >= 1000m => Won(price),
        >= 1m => $"₩{price.ToString("0.##", Plain)}",
        _ => $"₩{price.ToString("0.########", Plain)}",
    };

    /// <summary>A measured price that need not be there.</summary>
    public static string Price(double? price, string none) =>
        price is > 0 and { } value ? Price((decimal)value) : none;

    /// <summary>A price that need not be there; a dash where it is not.</summary>
    public static string Level(decimal? price) => price is { } level ? Price(level) : "–";

    /// <summary>A number of coins alone.</summary>
    public static string Of(decimal volume) => volume.ToString("0.########", Plain);

    public static string Coins(decimal volume, string market) =>
        $"{volume.ToString("0.########", Plain)} {BaseOf(market)}";

    /// <summary>A change in percent, e.g. <c>+1.23 %</c>; what stands for nothing where there is none.</summary>
    public static string Change(decimal? percent, string none) =>
        percent is { } value ? $"{value.ToString("+0.00;-0.00;0.00", Plain)} %" : none;

    public static string Change(double? percent, string none) =>
        percent is { } value ? $"{value.ToString("+0.00;-0.00;0.00", Plain)} %" : none;

    /// <summary>A level or a share in percent, without a plus.</summary>
    public static string Percent(decimal percent) => $"{percent.ToString("0.##", Plain)} %";

    /// <summary>One number over another, with one decimal at most.</summary>
    public static string Ratio(decimal ratio) => ratio.ToString("0.#", Plain);

    /// <summary>Cut to a whole number.</summary>
    public static string Whole(decimal number) => number.ToString("0", Plain);

    /// <summary>A number with at most two decimals; infinite and absent ones are told apart.</summary>
    public static string Number(double? number, string none) => number switch
    {
        null => none,
        { } value when double.IsPositiveInfinity(value) => "∞",
        { } value => value.ToString("#,##0.##", Plain),
    };

    /// <summary>A whole number.</summary>
    public static string Count(int number) => number.ToString("#,##0", Plain);

    /// <summary>Hours and minutes on Korean clocks.</summary>
    public static string Clock(DateTimeOffset instant) => TradingDay.InKorea(instant).ToString("HH:mm", Plain);

    /// <summary>Month, day and time to the second on Korean clocks.</summary>
    public static string ClockWithSeconds(DateTimeOffset instant) =>
        TradingDay.InKorea(instant).ToString("MM-dd HH:mm:ss", Plain);

    /// <summary>Day and time on Korean clocks.</summary>
    public static string Moment(DateTimeOffset instant) =>
        TradingDay.InKorea(instant).ToString("yyyy-MM-dd HH:mm", Plain);

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", Plain);

    /// <summary>The clock of today, or day and clock of another day.</summary>
    public static string ClockOrMoment(DateTimeOffset instant, DateTimeOffset now) =>
        TradingDay.Of(instant) == TradingDay.Of(now)
            ? Clock(instant)
            : TradingDay.InKorea(instant).ToString("MM-dd HH:mm", Plain);

    private static string BaseOf(string market) => market[(market.IndexOf('-', StringComparison.Ordinal) + 1)..];
}
