using Bot.Sandbox.Upbit.Markets;

namespace Bot.Host.Demo;

/// <summary>
/// KRW-BTC beside another traded market: nobody trades it, but the risk of the traded one is read from its days.
/// </summary>
public sealed record BtcMarket(ReplayedMarket Replayed, string Description)
{
    public const string Code = "KRW-BTC";

    /// <summary>Days before the traded market: 31 closes are read, and a reserve of two weeks.</summary>
    public const int DaysBefore = 45;

    private const int GeneratedSeed = 11;
    private const decimal GeneratedPrice = 100_000_000m;

    /// <summary>Out of a file of candles of a day or shorter that shares some time with the traded market.</summary>
    /// <exception cref="InvalidDataException">The file cannot be; names file and reason.</exception>
    public static BtcMarket FromFile(string path, ReplayedMarket traded)
    {
        if (traded.Code == Code)
        {
            throw new InvalidDataException($"{path}: the traded market is {Code} itself; leave --btc out");
        }

        var replayed = ReplayedMarket.FromFile(Code, path);
        if (replayed.End <= traded.Start || replayed.Start >= traded.End)
        {
            throw new InvalidDataException(
                $"{path}: {Span(replayed)} shares nothing with {traded.Code}, which is {Span(traded)}"
            );
        }

        return new BtcMarket(
            replayed,
            $"{replayed.Count:N0} candles of {Path.GetFileName(path)}, {Span(replayed)}{Lacking(replayed, traded)}"
        );
    }

    /// <summary>
    /// A market that never was, from well before the traded one to the day after it; null where KRW-BTC itself is
    /// traded.
    /// </summary>
    public static BtcMarket? Generated(ReplayedMarket traded)
    {
        if (traded.Code == Code)
        {
            return null;
        }

        var start = traded.Start.AddDays(-DaysBefore);
        start -= start.TimeOfDay;
        var hours = (int)Math.Ceiling((traded.End.AddDays(1) - start).TotalHours);
        return new BtcMarket(
            GeneratedMarket.Hours(GeneratedSeed, start, hours, GeneratedPrice, Code),
            "generated: invented prices that have nothing to do with those of the traded market"
        );
    }

    // Said, not refused: days that are missing are days of unknown risk.
    private static string Lacking(ReplayedMarket btc, ReplayedMarket traded)
    {
        if (btc.Start > traded.Start)
        {
            return $"; it begins after {traded.Code}, whose risk is unknown until then";
        }

        return btc.End < traded.End ? $"; it ends before {traded.Code}, whose risk stays as it was then" : "";
    }

    private static string Span(ReplayedMarket market) => $"{market.Start:yyyy-MM-dd} to {market.End:yyyy-MM-dd}";
}
