using System.Diagnostics.Metrics;

namespace Bot.Host.Watching.Metrics;

/// <summary>Keeps what the instruments of one meter said, by their labels, as Prometheus wants to read it.</summary>
internal sealed class MetricBook : IDisposable
{
    /// <summary>Labels are of fixed lists; whatever goes beyond this is a mistake and is left out.</summary>
    private const int SeriesMost = 500;

    private readonly Lock _gate = new();
    private readonly MeterListener _listener = new();
    private readonly Dictionary<string, MetricFamily> _families = new(StringComparer.Ordinal);

    /// <param name="meter">Only its instruments are listened to.</param>
    public MetricBook(Meter meter)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter, meter))
            {
                Add(instrument);
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Take(instrument, value, tags));
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Take(instrument, value, tags));
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Take(instrument, value, tags));
        _listener.Start();
    }

    /// <summary>All families with what they hold now, in the order of their names.</summary>
    /// <param name="write">Gets each of them while nothing changes.</param>
    public void Read(Action<MetricFamily> write)
    {
        lock (_gate)
        {
            // What is observed stands for this moment alone: a series that is not seen any more ends.
            foreach (var family in _families.Values.Where(family => family.IsObserved))
            {
                family.Series.Clear();
            }
        }

        _listener.RecordObservableInstruments();
        lock (_gate)
        {
            foreach (var family in _families.Values.OrderBy(family => family.Name, StringComparer.Ordinal))
            {
                write(family);
            }
        }
    }

    /// <inheritdoc />
    public void Dispose() => _listener.Dispose();

    private void Add(Instrument instrument)
    {
        lock (_gate)
        {
            _families[instrument.Name] = new MetricFamily(instrument);
        }
    }

    private void Take(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = LabelsOf(tags);
        lock (_gate)
        {
            var family = _families[instrument.Name];
            if (family.Series.TryGetValue(labels, out var series))
            {
                series.Take(value);
            }
            else if (family.Series.Count < SeriesMost)
            {
                family.Series[labels] = family.First(value);
            }
        }
    }

    private static string LabelsOf(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = tags.ToArray();
        Array.Sort(labels, (one, other) => string.CompareOrdinal(one.Key, other.Key));
        return string.Join(
            ',',
            labels.Select(label => $"{label.Key}=\"{PrometheusText.Escaped(label.Value?.ToString() ?? "")}\"")
        );
    }
}
