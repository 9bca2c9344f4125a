using System.Diagnostics.Metrics;
using System.Text;
using Bot.Host.Watching.Metrics;

namespace Bot.Tests.Watching;

/// <summary>How instruments look to Prometheus.</summary>
public sealed class PrometheusTextTests : IDisposable
{
    private readonly Meter _meter = new("test");
    private readonly MetricBook _book;

    public PrometheusTextTests() => _book = new MetricBook(_meter);

    public void Dispose()
    {
        _book.Dispose();
        _meter.Dispose();
    }

    [Fact]
    public void Given_a_counter_with_labels_When_it_counts_Then_each_set_of_labels_has_its_sum()
    {
        var counter = _meter.CreateCounter<long>("sent_total", null, "Sent\nand \\ counted.");

        counter.Add(2, new KeyValuePair<string, object?>("to", "a"));
        counter.Add(3, new KeyValuePair<string, object?>("to", "a"));
        counter.Add(1, new KeyValuePair<string, object?>("to", "quote \" slash \\ line\nend"));

        Assert.Equal(
            """
            # HELP sent_total Sent\nand \\ counted.
            # TYPE sent_total counter
            sent_total{to="a"} 5
            sent_total{to="quote \" slash \\ line\nend"} 1

            """,
            Text()
        );
    }

    [Fact]
    public void Given_a_histogram_When_it_records_Then_buckets_are_cumulative_and_a_bound_belongs_to_its_bucket()
    {
        var advice = new InstrumentAdvice<double> { HistogramBucketBoundaries = [1, 2.5] };
        var histogram = _meter.CreateHistogram("took_seconds", null, "Took.", null, advice);

        foreach (var value in new[] { 0.5, 1, 2, 4 })
        {
            histogram.Record(value);
        }

        Assert.Equal(
            """
            # HELP took_seconds Took.
            # TYPE took_seconds histogram
            took_seconds_bucket{le="1"} 2
            took_seconds_bucket{le="2.5"} 3
            took_seconds_bucket{le="+Inf"} 4
            took_seconds_sum 7.5
            took_seconds_count 4

            """,
            Text()
        );
    }

    [Fact]
    public void Given_a_gauge_that_knows_nothing_any_more_When_it_is_read_Then_its_sample_is_gone()
    {
        Measurement<double>[] known = [new(7.25)];
        _meter.CreateObservableGauge("worth", () => known, null, "Worth.");

        var before = Text();
        known = [];

        Assert.Contains("\nworth 7.25\n", before, StringComparison.Ordinal);
        Assert.Equal("", Text());
    }

    [Fact]
    public void Given_labels_without_end_When_they_are_counted_Then_there_is_a_bound()
    {
        var counter = _meter.CreateCounter<long>("many_total");
        for (var one = 0; one < 2_000; one++)
        {
            counter.Add(1, new KeyValuePair<string, object?>("id", one));
        }

        Assert.Equal(500, Text().Split('\n').Count(line => line.StartsWith("many_total", StringComparison.Ordinal)));
    }

    private string Text()
    {
        var text = new StringBuilder();
        _book.Read(family => PrometheusText.Write(text, family));
        return text.ToString();
    }
}
