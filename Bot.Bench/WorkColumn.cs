using System.Collections.Concurrent;
using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace Bot.Bench;

/// <summary>Shows beside each time what was done in it.</summary>
public sealed class WorkColumn(string name, string legend, Func<Work, string> read) : IColumn
{
    private readonly ConcurrentDictionary<string, string> _read = new(StringComparer.Ordinal);

    /// <summary>Candles, orders and the hash of the trade list.</summary>
    public static IReadOnlyList<WorkColumn> All { get; } =
    [
        new("Candles", "gone through", work => work.Candles.ToString("N0", CultureInfo.InvariantCulture)),
        new("Orders", "entries and exits", work => work.Orders.ToString("N0", CultureInfo.InvariantCulture)),
        new("Trades", "the beginning of the SHA-256 of the trade list", work => work.Hash),
    ];

    /// <inheritdoc />
    public string Id => $"work {name}";

    /// <inheritdoc />
    public string ColumnName => name;

    /// <inheritdoc />
    public string Legend => legend;

    /// <inheritdoc />
    public bool AlwaysShow => true;

    /// <inheritdoc />
    public ColumnCategory Category => ColumnCategory.Custom;

    /// <inheritdoc />
    public int PriorityInCategory => 0;

    /// <inheritdoc />
    public bool IsNumeric => false;

    /// <inheritdoc />
    public UnitType UnitType => UnitType.Dimensionless;

    /// <inheritdoc />
    public string GetValue(Summary summary, BenchmarkCase benchmarkCase) =>
        _read.GetOrAdd(benchmarkCase.DisplayInfo, _ => Read(benchmarkCase));

    /// <inheritdoc />
    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) =>
        GetValue(summary, benchmarkCase);

    /// <inheritdoc />
    public bool IsAvailable(Summary summary) => true;

    /// <inheritdoc />
    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

    // Does the work once more, outside of the time that was measured.
    private string Read(BenchmarkCase benchmarkCase)
    {
        var type = benchmarkCase.Descriptor.Type;
        if (Activator.CreateInstance(type) is not IWorks works)
        {
            return "-";
        }

        foreach (var parameter in benchmarkCase.Parameters.Items)
        {
            type.GetProperty(parameter.Name)!.SetValue(works, parameter.Value);
        }

        return read(works.Work());
    }
}
