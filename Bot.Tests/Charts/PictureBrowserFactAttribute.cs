using Bot.Host.Charts;

namespace Bot.Tests.Charts;

/// <summary>A fact that needs librsvg and a browser; without either it is skipped and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PictureBrowserFactAttribute : FactAttribute
{
    public PictureBrowserFactAttribute()
    {
        var browser = File.Exists(Browser.Path) ? null : $"needs a browser at {Browser.Path}";
        Skip = new Pictures().Lacking ?? browser;
    }
}
