using System.Runtime.InteropServices;
using Bot.Host.Charts;

namespace Bot.Tests.Charts;

/// <summary>A fact that needs librsvg; without it the fact is skipped and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PictureFactAttribute : FactAttribute
{
    public PictureFactAttribute()
    {
        if (!NativeLibrary.TryLoad(NativeMethods.Rsvg, out _))
        {
            Skip = Rasterizer.HowToInstall;
        }
    }
}
