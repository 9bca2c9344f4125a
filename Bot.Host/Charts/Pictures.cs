namespace Bot.Host.Charts;

/// <summary>Draws by librsvg, which is loaded with the first picture.</summary>
public sealed class Pictures : IPictures
{
    private readonly Rasterizer _rasterizer;

    public Pictures()
        : this(new Rasterizer()) { }

    internal Pictures(Rasterizer rasterizer) => _rasterizer = rasterizer;

    /// <inheritdoc />
    public string? Lacking => _rasterizer.Lacking;

    /// <inheritdoc />
    public Picture Equity(EquityPicture picture) => _rasterizer.Draw(EquityChart.Draw(picture));

    /// <inheritdoc />
    public Picture Candles(CandlePicture picture) => _rasterizer.Draw(CandleChart.Draw(picture));
}
