namespace Bot.Host.Charts;

/// <summary>Draws by librsvg, which is loaded with the first picture.</summary>
public sealed class Pictures : IPictures
{
    private readonly Rasterizer _rasterizer;

    // Each picture takes some megabytes while it is drawn: two are drawn at once, others wait.
    private readonly Lock[] _desks = [new(), new()];
    private int _turn;

    public Pictures()
        : this(new Rasterizer()) { }

    internal Pictures(Rasterizer rasterizer) => _rasterizer = rasterizer;

    /// <inheritdoc />
    public string? Lacking => _rasterizer.Lacking;

    /// <inheritdoc />
    public Picture Equity(EquityPicture picture) => Draw(EquityChart.Draw(picture));

    /// <inheritdoc />
    public Picture Candles(CandlePicture picture) => Draw(CandleChart.Draw(picture));

    /// <inheritdoc />
    public Picture Decision(DecisionPicture picture) => Draw(DecisionChart.Draw(picture));

    private Picture Draw(Drawing drawing)
    {
        lock (_desks[(uint)Interlocked.Increment(ref _turn) % (uint)_desks.Length])
        {
            return _rasterizer.Draw(drawing);
        }
    }
}
