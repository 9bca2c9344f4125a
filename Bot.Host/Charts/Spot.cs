using System.Runtime.InteropServices;

namespace Bot.Host.Charts;

/// <summary>A place on the picture in pixels from its upper left corner.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Spot(double X, double Y);

/// <summary>A rectangle on the picture.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Box(double Left, double Top, double Width, double Height)
{
    public double Right => Left + Width;

    public double Bottom => Top + Height;
}

/// <summary>How a line is drawn.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Stroke(Colour Colour, double Width, string? Dashes = null);

/// <summary>Which end of a text stands at its place.</summary>
internal enum Anchor
{
    Start,
    Middle,
    End,
}

/// <summary>How a text is drawn; the size is that of its letters in pixels.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Lettering(Colour Colour, double Size, Anchor Anchor = Anchor.Start, bool Bold = false);
