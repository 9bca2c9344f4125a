using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bot.Domain.Backtests;

namespace Bot.Bench;

/// <summary>What was done in a measured time, so that only equal work is compared.</summary>
/// <param name="Candles">Gone through.</param>
/// <param name="Orders">Entries and exits.</param>
/// <param name="Hash">The first digits of the SHA-256 of the trade list.</param>
public sealed record Work(int Candles, int Orders, string Hash)
{
    /// <summary>The work of a backtest.</summary>
    public static Work Of(BacktestReport report)
    {
        var text = new StringBuilder();
        foreach (var trade in report.Trades)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"{trade.OpenedAt:O} {trade.Entry.Value} {trade.ClosedAt:O} {trade.Exit.Value} {trade.Volume.Value} "
            );
            text.Append(CultureInfo.InvariantCulture, $"{trade.Fees.Value:0.########} {trade.Reason}\n");
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..12];
        var (from, to) = report.Span;
        return new Work(to - from, report.Trades.Count + report.Closed.Count, hash);
    }
}

/// <summary>A benchmark that can say what it does.</summary>
public interface IWorks
{
    Work Work();
}
