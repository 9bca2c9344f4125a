using System.Globalization;
using System.Text;
using Bot.Host.Storage.Rows;

namespace Bot.Host.Telegram.Looks;

/// <summary>What an account did as comma-separated tables; instants in UTC.</summary>
internal static class AccountTables
{
    private const string Instant = "yyyy-MM-dd'T'HH:mm:ss'Z'";
    private static readonly UTF8Encoding Plain = new(encoderShouldEmitUTF8Identifier: false);

    public static byte[] Trades(IEnumerable<TradeRow> trades) => Table(
        "id,market,entry_time,entry_price,exit_time,exit_price,volume,result_krw,result_percent,fees_krw,reason,"
        + "entry_order,exit_order",
        trades.Select(trade => new object[]
        {
            trade.Id, trade.Market, trade.OpenedAt, trade.EntryPrice, trade.ClosedAt, trade.ExitPrice, trade.Volume,
            trade.Result, trade.ResultPercent, trade.Fees, trade.Reason, trade.EntryOrderId, trade.ExitOrderId,
        }));

    public static byte[] Fills(IEnumerable<FillRow> fills) => Table(
        "time,market,side,price,volume,funds_krw,fee_krw,order,exchange_id",
        fills.Select(fill => new object[]
        {
            fill.At, fill.Market, fill.Side.ToString().ToLowerInvariant(), fill.Price, fill.Volume, fill.Funds,
            fill.Fee, fill.OrderId, fill.ExchangeId,
        }));

    private static byte[] Table(string heading, IEnumerable<object[]> rows)
    {
        var text = new StringBuilder(heading).Append('\n');
        foreach (var row in rows)
        {
            text.AppendJoin(',', row.Select(Cell)).Append('\n');
        }

        return Plain.GetBytes(text.ToString());
    }

    private static string Cell(object value) => value switch
    {
        DateTimeOffset at => at.UtcDateTime.ToString(Instant, CultureInfo.InvariantCulture),
        decimal number => number.ToString("0.##################", CultureInfo.InvariantCulture),
        string text => Quoted(text),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    // A spreadsheet would take some first letters for a formula; what comes from outside is never one.
    private static string Quoted(string text)
    {
        var plain = text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal) ? $"'{text}" : text;
        return plain.AsSpan().IndexOfAny(",\"\r\n") < 0
            ? plain
            : $"\"{plain.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
