namespace Bot.Tests;

/// <summary>A test that drives a real browser; skipped, saying so, where none is installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute()
    {
        if (!File.Exists(Browser.Path))
        {
            Skip = $"needs a browser at {Browser.Path} "
                + "(Debian: apt-get install chromium fonts-nanum fonts-noto-color-emoji)";
        }
    }
}
