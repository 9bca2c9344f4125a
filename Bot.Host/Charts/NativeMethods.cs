using System.Runtime.InteropServices;

namespace Bot.Host.Charts;

/// <summary>The functions of librsvg and cairo that turn SVG into PNG, as their headers declare them.</summary>
internal static partial class NativeMethods
{
    public const string Rsvg = "librsvg-2.so.2";
    public const string Cairo = "libcairo.so.2";
    public const string GObject = "libgobject-2.0.so.0";
    public const string GLib = "libglib-2.0.so.0";

    /// <summary>Takes a piece of a PNG; returns a status of cairo.</summary>
    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    public delegate int WritePiece(nint closure, nint piece, uint length);

    [LibraryImport(Rsvg, EntryPoint = "rsvg_handle_new_from_data")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial SvgHandle ReadSvg(ReadOnlySpan<byte> svg, nuint length, out nint error);

    [LibraryImport(Rsvg, EntryPoint = "rsvg_handle_render_document")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int Render(SvgHandle svg, CairoContext context, in Area viewport, out nint error);

    [LibraryImport(Cairo, EntryPoint = "cairo_image_surface_create")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial CairoSurface CreateSurface(int format, int width, int height);

    [LibraryImport(Cairo, EntryPoint = "cairo_surface_write_to_png_stream")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int WritePng(CairoSurface surface, WritePiece write, nint closure);

    [LibraryImport(Cairo, EntryPoint = "cairo_create")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial CairoContext CreateContext(CairoSurface surface);

    [LibraryImport(Cairo, EntryPoint = "cairo_status")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int StatusOf(CairoContext context);

    [LibraryImport(Cairo, EntryPoint = "cairo_surface_destroy")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial void DestroySurface(nint surface);

    [LibraryImport(Cairo, EntryPoint = "cairo_destroy")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial void DestroyContext(nint context);

    [LibraryImport(GObject, EntryPoint = "g_object_unref")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial void Unreference(nint thing);

    [LibraryImport(GLib, EntryPoint = "g_error_free")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial void FreeError(nint error);

    /// <summary>Left, top, width and height in pixels.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public readonly record struct Area(double X, double Y, double Width, double Height);
}
