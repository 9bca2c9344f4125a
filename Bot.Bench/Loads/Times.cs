using System.Globalization;

namespace Bot.Bench.Loads;

/// <summary>Durations in milliseconds, said as shares of them.</summary>
internal sealed class Times
{
    private const int Longest = 5;

    private readonly List<double> _all = [];

    public void Add(string commaSeparated) =>
        _all.AddRange(
            commaSeparated
                .Split(',', StringSplitOptions.RemoveEmptyEntries)
                .Select(time => double.Parse(time, CultureInfo.InvariantCulture))
        );

    public override string ToString()
    {
        if (_all.Count == 0)
        {
            return "none";
        }

        _all.Sort();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{_all.Count:N0}: p50 {At(0.5):0.0}, p90 {At(0.9):0.0}, p99 {At(0.99):0.0} ms, longest "
                + $"{string.Join(' ', _all.TakeLast(Longest).Select(time => $"{time:0}"))}"
        );
    }

    private double At(double share) => _all[Math.Min(_all.Count - 1, (int)(_all.Count * share))];
}
