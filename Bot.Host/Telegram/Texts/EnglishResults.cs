namespace Bot.Host.Telegram.Texts;

/// <summary>What was earned, in English.</summary>
public sealed class EnglishResults : IResultTexts
{
    public string Profit => "Profit";

    public string Today => "Today";

    public string Days(int days) => $"{days} days";

    public string Since(string moment) => $"Since {moment}";

    public string Realised => "closed";

    public string Fees => "fees";

    public string Change => "Change";

    public string WithoutFlows =>
        "Change of equity without deposits and withdrawals; closed: results of trades after fees.";

    public string NothingMeasured => "Nothing was measured yet: the first cycle does.";

    public string NoData => "There is no data for this time.";

    public string Weekly => "Week";

    public string Monthly => "Month";

    public string Performance => "Performance";

    public string AllTrades => "All trades";

    public string ByMarket => "By market";

    public string ByStrategy => "By strategy";

    public string UnknownStrategy => "not known";

    public string OfDays(int days) => days == 1 ? "1 day" : $"{Figure.Count(days)} days";

    public string SharpeNote =>
        "Sharpe of equity: returns of days, for a year. Sharpe of trades: mean over deviation of results "
        + "in percent, for one trade; n is how many. Drawdown of trades: of the running sum of results.";

    public string NothingToExport => "There is no trade and no fill yet.";

    public string Exported(int trades, int fills) =>
        $"{Figure.Count(trades)} trades, {Figure.Count(fills)} fills; times in UTC";
}
