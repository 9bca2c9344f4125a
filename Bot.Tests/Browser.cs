using Microsoft.Playwright;

namespace Bot.Tests;

/// <summary>A headless Chromium for one test.</summary>
internal sealed class Browser : IAsyncDisposable
{
    public const string Path = "/usr/bin/chromium";

    // What a busy machine may need; nothing waits that long where all is well.
    private const int PatienceMilliseconds = 60_000;

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Browser(IPlaywright playwright, IBrowser browser)
    {
        _playwright = playwright;
        _browser = browser;
    }

    public static async Task<Browser> StartAsync()
    {
        Assertions.SetDefaultExpectTimeout(PatienceMilliseconds);
        var playwright = await Playwright.CreateAsync();
        return new(
            playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Path, Args = Arguments }));
    }

    /// <summary>Opens an address in a window of its own, in English unless told otherwise.</summary>
    public async Task<IPage> OpenAsync(
        Uri address, int width = 900, int height = 800, ColorScheme scheme = ColorScheme.Light, string locale = "en-GB")
    {
        var context = await _browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = scheme,
            Locale = locale,
        });
        context.SetDefaultTimeout(PatienceMilliseconds);
        var page = await context.NewPageAsync();
        await page.GotoAsync(address.AbsoluteUri);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
