using System.Runtime.InteropServices;

namespace Bot.Host.Charts;

/// <summary>A document that librsvg has read.</summary>
internal sealed class SvgHandle() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        NativeMethods.Unreference(handle);
        return true;
    }
}

/// <summary>An image of cairo in memory.</summary>
internal sealed class CairoSurface() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        NativeMethods.DestroySurface(handle);
        return true;
    }
}

/// <summary>What draws on an image of cairo.</summary>
internal sealed class CairoContext() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        NativeMethods.DestroyContext(handle);
        return true;
    }
}
