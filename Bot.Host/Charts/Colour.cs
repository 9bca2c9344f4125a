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
    private static readonly Palette Light = new(new(0xffffff), new(0x1b242d), new(0x4d5b68), new(0xdde2e7))
    {
        First = new(0x0072b2),
        Second = new(0xd55e00),
        Loss = new(0xa85a8b),
    };

    private static readonly Palette Dark = new(new(0x17212b), new(0xf2f5f7), new(0xaab6c1), new(0x33404d))
    {
        First = new(0x56b4e9),
        Second = new(0xe69f00),
        Loss = new(0xcc79a7),
    };

    /// <summary>What the picture is about.</summary>
    public required Colour First { get; init; }

    /// <summary>What it is compared with.</summary>
    public required Colour Second { get; init; }

    /// <summary>Drawdown.</summary>
    public required Colour Loss { get; init; }

    public static Palette Of(ChartTheme theme) =>
        theme switch
        {
            ChartTheme.Light => Light,
            ChartTheme.Dark => Dark,
        };
}
