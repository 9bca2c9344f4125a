namespace Bot.Host.Charts;

/// <summary>A colour as <c>0xRRGGBB</c>.</summary>
internal readonly record struct Colour(int Rgb)
{
    /// <summary>As SVG writes it.</summary>
    public override string ToString() => $"#{Rgb:x6}";
}

/// <summary>
/// The colours of a theme. Those that mean something are of the set by Okabe and Ito, which the colour-blind can tell
/// apart, some of them darker so that thin lines stand out from white.
/// </summary>
internal sealed record Palette(Colour Ground, Colour Text, Colour Quiet, Colour Grid)
{
    private static readonly Palette Light = new(new(0xffffff), new(0x1b242d), new(0x3d4a56), new(0xdde2e7))
    {
        First = new(0x0072b2),
        Second = new(0xd55e00),
        Loss = new(0xa85a8b),
        Goal = new(0x8a6500),
        Korean = (new(0xd6273b), new(0x1f63c4)),
        Elsewhere = (new(0x00876a), new(0xd55e00)),
    };

    private static readonly Palette Dark = new(new(0x17212b), new(0xf2f5f7), new(0xc2ccd4), new(0x33404d))
    {
        First = new(0x56b4e9),
        Second = new(0xe69f00),
        Loss = new(0xcc79a7),
        Goal = new(0xf0e442),
        Korean = (new(0xff5c6c), new(0x5b9dff)),
        Elsewhere = (new(0x2fc8a0), new(0xff8a3d)),
    };

    /// <summary>What the picture is about.</summary>
    public required Colour First { get; init; }

    /// <summary>What it is compared with.</summary>
    public required Colour Second { get; init; }

    /// <summary>Drawdown, and where a position is left with a loss.</summary>
    public required Colour Loss { get; init; }

    /// <summary>Where a position is left with a gain.</summary>
    public required Colour Goal { get; init; }

    /// <summary>Rising is red and falling is blue.</summary>
    private (Colour Rising, Colour Falling) Korean { get; init; }

    /// <summary>Rising is a bluish green and falling is vermilion.</summary>
    private (Colour Rising, Colour Falling) Elsewhere { get; init; }

    /// <summary>The two colours of candles as the reader expects them; rising ones are hollow besides.</summary>
    public (Colour Rising, Colour Falling) Candles(bool risesRed) => risesRed ? Korean : Elsewhere;

    public static Palette Of(ChartTheme theme) =>
        theme switch
        {
            ChartTheme.Light => Light,
            ChartTheme.Dark => Dark,
        };
}
