using System.Globalization;
using System.Text;

namespace Bot.Host.Watching.Metrics;

/// <summary>Writes metrics in Prometheus' text format, version 0.0.4.</summary>
internal static class PrometheusText
{
    /// <summary>What the format is called in an answer.</summary>
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    /// <summary>Writes a family: what it is, then each series. One without series is left out.</summary>
    public static void Write(StringBuilder text, MetricFamily family)
    {
        if (family.Series.Count == 0)
        {
            return;
        }

        text.Append("# HELP ").Append(family.Name).Append(' ').Append(HelpOf(family.Help)).Append('\n');
        text.Append("# TYPE ").Append(family.Name).Append(' ').Append(KindOf(family)).Append('\n');
        foreach (var (labels, series) in family.Series.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (family.IsHistogram)
            {
                Histogram(text, family.Name, labels, series);
            }
            else
            {
                Sample(text, family.Name, labels, series.Value);
            }
        }
    }

    /// <summary>A label's value as it stands between quotation marks.</summary>
    public static string Escaped(string value) =>
        value
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\"", "\\\"", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal);

    private static string HelpOf(string help) =>
        help.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    private static string KindOf(MetricFamily family)
    {
        if (family.IsHistogram)
        {
            return "histogram";
        }

        return family.IsSummed ? "counter" : "gauge";
    }

    private static void Histogram(StringBuilder text, string name, string labels, MetricSeries series)
    {
        var before = labels.Length == 0 ? "" : $"{labels},";
        foreach (var (bound, count) in series.Buckets)
        {
            Sample(text, $"{name}_bucket", $"{before}le=\"{Number(bound)}\"", count);
        }

        Sample(text, $"{name}_bucket", $"{before}le=\"+Inf\"", series.Count);
        Sample(text, $"{name}_sum", labels, series.Value);
        Sample(text, $"{name}_count", labels, series.Count);
    }

    private static void Sample(StringBuilder text, string name, string labels, double value)
    {
        text.Append(name);
        if (labels.Length > 0)
        {
            text.Append('{').Append(labels).Append('}');
        }

        text.Append(' ').Append(Number(value)).Append('\n');
    }

    private static string Number(double value) =>
        value switch
        {
            double.PositiveInfinity => "+Inf",
            double.NegativeInfinity => "-Inf",
            _ => value.ToString("R", CultureInfo.InvariantCulture),
        };
}
