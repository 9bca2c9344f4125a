using System.Diagnostics.Metrics;

namespace Bot.Host.Watching.Metrics;

/// <summary>An instrument and its series.</summary>
internal sealed class MetricFamily
{
    private readonly double[]? _bounds;

    public MetricFamily(Instrument instrument)
    {
        (Name, Help) = (instrument.Name, instrument.Description ?? "");
        IsObserved = instrument.IsObservable;
        _bounds = instrument is Histogram<double> histogram
            ? [.. histogram.Advice?.HistogramBucketBoundaries ?? []]
            : null;
        IsSummed =
            instrument is Counter<long> or Counter<double> or ObservableCounter<long> or ObservableCounter<double>;
    }

    public string Name { get; }

    public string Help { get; }

    /// <summary>Whether it is asked when somebody reads, in place of telling what happens.</summary>
    public bool IsObserved { get; }

    /// <summary>Whether it only grows.</summary>
    public bool IsSummed { get; }

    public bool IsHistogram => _bounds is not null;

    /// <summary>By labels as they are written.</summary>
    public Dictionary<string, MetricSeries> Series { get; } = new(StringComparer.Ordinal);

    /// <summary>A series that begins with a value.</summary>
    public MetricSeries First(double value)
    {
        var series = new MetricSeries(_bounds, IsSummed && !IsObserved);
        series.Take(value);
        return series;
    }
}

/// <summary>The values of one instrument with the same labels.</summary>
/// <param name="bounds">Upper bounds of a histogram's buckets, rising; null where it is none.</param>
/// <param name="adds">Whether values are added up; else the newest counts.</param>
internal sealed class MetricSeries(double[]? bounds, bool adds)
{
    private readonly long[] _within = new long[bounds?.Length ?? 0];

    /// <summary>The newest value, or the sum.</summary>
    public double Value { get; private set; }

    /// <summary>How many values a histogram took.</summary>
    public long Count { get; private set; }

    /// <summary>A histogram's bounds, each with how many values are at most as large.</summary>
    public IEnumerable<(double Bound, long Count)> Buckets => (bounds ?? []).Zip(_within);

    public void Take(double value)
    {
        Count++;
        Value = adds || bounds is not null ? Value + value : value;
        for (var at = 0; at < _within.Length; at++)
        {
            _within[at] += value <= bounds![at] ? 1 : 0;
        }
    }
}
