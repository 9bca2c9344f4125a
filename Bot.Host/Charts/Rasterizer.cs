using System.Runtime.InteropServices;

namespace Bot.Host.Charts;

/// <summary>
/// Turns SVG into PNG by librsvg. The library is looked for at the first picture; each picture has its own document,
/// image and context, and shares nothing with others that are drawn at the same time.
/// </summary>
internal sealed class Rasterizer(IReadOnlyList<string> libraries)
{
    /// <summary>Said where a library is not there.</summary>
    public const string HowToInstall = "librsvg is missing: apt install librsvg2-2 fonts-nanum";

    private const int Opaque = 1;
    private const int Success = 0;
    private const int MessageAt = 8;

    private readonly Lazy<bool> _isThere = new(() => libraries.All(name => NativeLibrary.TryLoad(name, out _)));

    public Rasterizer()
        : this([NativeMethods.Rsvg, NativeMethods.Cairo, NativeMethods.GObject, NativeMethods.GLib]) { }

    /// <summary>What is missing and how to install it, or null.</summary>
    public string? Lacking => _isThere.Value ? null : HowToInstall;

    public Picture Draw(Drawing drawing)
    {
        if (Lacking is { } lacking)
        {
            return new Picture.Missing(lacking);
        }

        try
        {
            return Rasterize(drawing.ToSvg());
        }
        catch (EntryPointNotFoundException exception)
        {
            return new Picture.Missing($"librsvg is too old, 2.46 is the least: {exception.Message}");
        }
    }

    private static Picture Rasterize(byte[] svg)
    {
        using var document = NativeMethods.ReadSvg(svg, (nuint)svg.Length, out var error);
        if (document.IsInvalid)
        {
            return Refused(error);
        }

        using var surface = NativeMethods.CreateSurface(Opaque, Drawing.Width, Drawing.Height);
        using var context = NativeMethods.CreateContext(surface);
        var whole = new NativeMethods.Area(0, 0, Drawing.Width, Drawing.Height);
        if (NativeMethods.Render(document, context, whole, out error) == 0)
        {
            return Refused(error);
        }

        var status = NativeMethods.StatusOf(context);
        return status == Success ? Write(surface) : Refused($"cairo's status is {status}");
    }

    private static Picture Write(CairoSurface surface)
    {
        using var png = new MemoryStream();
        NativeMethods.WritePiece write = (_, piece, length) =>
        {
            var bytes = new byte[length];
            Marshal.Copy(piece, bytes, 0, bytes.Length);
            png.Write(bytes);
            return Success;
        };
        var status = NativeMethods.WritePng(surface, write, 0);
        return status == Success ? new Picture.Drawn(png.ToArray()) : Refused($"cairo's status is {status}");
    }

    // A GError is a domain, a code, and a pointer to its message.
    private static Picture.Missing Refused(nint error)
    {
        if (error == 0)
        {
            return Refused("no reason given");
        }

        var message = Marshal.PtrToStringUTF8(Marshal.ReadIntPtr(error, MessageAt));
        NativeMethods.FreeError(error);
        return Refused(message ?? "no reason given");
    }

    private static Picture.Missing Refused(string why) => new($"librsvg could not draw: {why}");
}
