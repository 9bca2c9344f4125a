using Bot.Host.Charts;

namespace Bot.Tests.Charts;

/// <summary>A fact that needs librsvg; without it the fact is skipped and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PictureFactAttribute : FactAttribute
{
    public PictureFactAttribute() => Skip = new Pictures().Lacking;
}
