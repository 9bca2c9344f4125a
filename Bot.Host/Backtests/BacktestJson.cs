using System.Text.Json;
using Bot.Domain.Backtests;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Positions;

namespace Bot.Host.Backtests;

/// <summary>A run as JSON for other programs. A figure without a value is null; an infinite one is a text.</summary>
internal static class BacktestJson
{
    private const string Instant = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    public static void Write(Stream stream, BacktestReport report, TimeSpan elapsed)
    {
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        Head(json, report, elapsed);
        json.WriteStartObject("figures");
        Figures(json, report);
        json.WriteEndObject();
        json.WriteStartArray("trades");
        foreach (var trade in report.Trades)
        {
            Write(json, trade);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>The figures alone, into an object that was begun.</summary>
    public static void Figures(Utf8JsonWriter json, BacktestReport report)
    {
        json.WriteNumber("total_return_percent", report.ReturnPercent);
        json.WriteNumber("buy_and_hold_percent", report.BuyAndHoldPercent);
        json.WriteNumber("max_drawdown_percent", report.MaxDrawdownPercent);
        Number(json, "sharpe", report.Sharpe);
        Number(json, "sortino", report.Sortino);
        Number(json, "calmar", report.Calmar);
        json.WriteNumber("trades", report.Closed.Count);
        json.WriteNumber("open_at_end", report.Trades.Count - report.Closed.Count);
        Number(json, "win_rate_percent", report.WinRatePercent);
        Number(json, "profit_factor", report.ProfitFactor);
        Amount(json, "average_win_krw", report.AverageWin);
        Amount(json, "average_loss_krw", report.AverageLoss);
        Amount(json, "expectancy_krw", report.Expectancy);
        Amount(json, "best_krw", report.Best?.Result);
        Amount(json, "worst_krw", report.Worst?.Result);
        json.WriteNumber("longest_losing_run", report.LongestLosingRun);
        Number(json, "average_holding_hours", report.AverageHolding?.TotalHours);
        Number(json, "longest_holding_hours", report.LongestHolding?.TotalHours);
        json.WriteNumber("exposure_percent", report.ExposurePercent);
        Amount(json, "fees_krw", report.Fees);
        Amount(json, "slippage_krw", report.SlippagePaid);
        Amount(json, "first_equity_krw", report.Request.Capital);
        Amount(json, "last_equity_krw", report.LastEquity);
    }

    private static void Head(Utf8JsonWriter json, BacktestReport report, TimeSpan elapsed)
    {
        var (request, candles) = (report.Request, report.Request.Candles);
        var (from, to) = report.Span;
        json.WriteString("market", candles.Market.Value);
        json.WriteString("interval", $"{(int)candles.Interval}m");
        json.WriteString("from", candles.Columns.StartAt(from).ToString(Instant, null));
        json.WriteString("to", candles.Columns.StartAt(to - 1).ToString(Instant, null));
        json.WriteNumber("bars", to - from);
        json.WriteNumber("missing", CandleGaps.Of(candles.Between(from, to)).Missing);
        json.WriteString("strategy", request.Strategy.Name);
        json.WriteString("profile", request.Profile.Name);
        json.WriteStartArray("rules_off");
        foreach (var rule in request.RulesOff)
        {
            json.WriteStringValue(rule);
        }

        json.WriteEndArray();
        json.WriteStartObject("engine");
        json.WriteNumber("elapsed_ms", elapsed.TotalMilliseconds);
        json.WriteNumber("bars_per_second", (to - from) / elapsed.TotalSeconds);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Trade trade)
    {
        json.WriteStartObject();
        json.WriteString("entry_time", trade.OpenedAt.ToString(Instant, null));
        json.WriteNumber("entry_price", trade.Entry.Value);
        json.WriteString("exit_time", trade.ClosedAt.ToString(Instant, null));
        json.WriteNumber("exit_price", trade.Exit.Value);
        json.WriteNumber("volume", trade.Volume.Value);
        json.WriteNumber("result_krw", trade.Result.Value);
        json.WriteNumber("result_percent", trade.ResultPercent.Value);
        json.WriteNumber("fee_krw", trade.Fees.Value);
        json.WriteString("reason", trade.Reason);
        json.WriteEndObject();
    }

    private static void Amount(Utf8JsonWriter json, string name, Krw? amount)
    {
        if (amount is { } krw)
        {
            json.WriteNumber(name, krw.Value);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static void Number(Utf8JsonWriter json, string name, double? value)
    {
        switch (value)
        {
            case null:
                json.WriteNull(name);
                break;
            case double.PositiveInfinity:
                json.WriteString(name, "infinite");
                break;
            default:
                json.WriteNumber(name, value.Value);
                break;
        }
    }
}
