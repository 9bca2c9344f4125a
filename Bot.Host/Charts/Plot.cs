namespace Bot.Host.Charts;

/// <summary>A part of the picture in which times and values have their places.</summary>
internal sealed record Plot(Box Box, TimeScale Times, ValueScale Values)
{
    public Spot At(DateTimeOffset time, double value) => new(XOf(time), YOf(value));

    public double XOf(DateTimeOffset time) => XOf(Times.ShareOf(time));

    public double XOf(double share) => Box.Left + (share * Box.Width);

    public double YOf(double value) => Box.Bottom - (Values.ShareOf(value) * Box.Height);

    /// <summary>
    /// A line through these values, with no more than first, lowest, highest and last of each column of pixels. Values
    /// that are not finite are left out.
    /// </summary>
    public IReadOnlyList<Spot> Line(IReadOnlyList<DateTimeOffset> times, Func<int, double> value)
    {
        var (line, column) = (new List<Spot>(), new Column());
        for (var index = 0; index < times.Count; index++)
        {
            var one = value(index);
            if (double.IsFinite(one))
            {
                column.Take(At(times[index], one), line);
            }
        }

        column.End(line);
        return line;
    }

    /// <summary>The spots of a line that lie in one column of pixels.</summary>
    private sealed class Column
    {
        private readonly List<Spot> _spots = [];

        public void Take(Spot spot, List<Spot> line)
        {
            if (_spots.Count > 0 && Math.Floor(_spots[0].X) < Math.Floor(spot.X))
            {
                End(line);
            }

            _spots.Add(spot);
        }

        public void End(List<Spot> line)
        {
            if (_spots.Count <= 2)
            {
                line.AddRange(_spots);
            }
            else
            {
                var (low, high) = (Place((one, other) => one > other), Place((one, other) => one < other));
                int[] places = [0, Math.Min(low, high), Math.Max(low, high), _spots.Count - 1];
                line.AddRange(places.Distinct().Select(place => _spots[place]));
            }

            _spots.Clear();
        }

        private int Place(Func<double, double, bool> isBetter)
        {
            var best = 0;
            for (var index = 1; index < _spots.Count; index++)
            {
                if (isBetter(_spots[index].Y, _spots[best].Y))
                {
                    best = index;
                }
            }

            return best;
        }
    }
}
