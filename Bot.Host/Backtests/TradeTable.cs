using System.Globalization;
using Bot.Domain.Positions;

namespace Bot.Host.Backtests;

/// <summary>Trades as a table for spreadsheets.</summary>
internal static class TradeTable
{
    private const string Instant = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    public static void Write(Stream stream, IEnumerable<Trade> trades)
    {
        using var table = new StreamWriter(stream) { NewLine = "\n" };
        table.WriteLine("entry_time,entry_price,exit_time,exit_price,volume,result_krw,result_percent,fee_krw,reason");
        foreach (var trade in trades)
        {
            var (opened, closed) = (trade.OpenedAt.ToString(Instant, null), trade.ClosedAt.ToString(Instant, null));
            var (result, percent) = (trade.Result.Value, trade.ResultPercent.Value);
            table.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{opened},{trade.Entry.Value},{closed},{trade.Exit.Value},{trade.Volume.Value},{result},{percent},"
                        + $"{trade.Fees.Value},{trade.Reason}"
                )
            );
        }
    }
}
