using Bot.Host.Demo;
using Bot.Sandbox.Telegram;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Bot.Tests.Scenarios;

/// <summary>
/// A person with a phone: the whole bot, its chat in a real browser 400 pixels wide, and a picture of each place that is
/// worth one. Pictures are kept where <c>CHATTRADER_PICTURES</c> names a folder.
/// </summary>
internal sealed class ChatWalk : IAsyncDisposable
{
    private const int Width = 400;
    private const int Height = 860;
    private const int CandlesMost = 400;

    private readonly Browser _browser;
    private readonly string _name;
    private int _pictures;

    private ChatWalk(DemoRun run, Browser browser, IPage page, string name) =>
        (Run, _browser, Page, _name) = (run, browser, page, name);

    public DemoRun Run { get; }

    public IPage Page { get; }

    /// <summary>Which chat the page shows.</summary>
    public long Chat { get; private set; } = DemoWorld.Person;

    public static async Task<ChatWalk> StartAsync(string name, DemoMarket? market = null, string locale = "en-GB")
    {
        var run = await DemoRun.StartAsync(market);
        var browser = await Browser.StartAsync();
        var page = await browser.OpenAsync(run.World.Telegram.PageAddress, Width, Height, locale: locale);
        return new ChatWalk(run, browser, page, name);
    }

    /// <summary>Looks over the shoulder of another person.</summary>
    public async Task TurnToAsync(Person other)
    {
        Run.World.Telegram.People.Add(other);
        await GoToAsync(other.Id);
    }

    public Task GoToAsync(long person)
    {
        Chat = person;
        return Page.GotoAsync($"{Run.World.Telegram.PageAddress}?chat={person}");
    }

    public async Task TypeAsync(string text)
    {
        await Page.FillAsync("#text", text);
        await Page.RunAndWaitForResponseAsync(() => Page.ClickAsync("#send"), "**/page/send");
    }

    /// <summary>
    /// Presses the newest key of a label, once what was typed or pressed before is answered and the page shows it: older
    /// ones of the same name stay above it. A click that becomes no press fails here.
    /// </summary>
    public async Task PressAsync(string label)
    {
        await Run.World.HeardAsync(Chat, CancellationToken.None);
        await Page.WaitForFunctionAsync(
            "seen => Number(document.body.dataset.live) >= seen",
            Run.World.Telegram.LastChange(Chat)
        );
        var key = Page.Locator(".key", new() { HasTextString = label }).Last;
        await Page.RunAndWaitForResponseAsync(() => key.ClickAsync(), "**/page/press");
    }

    /// <summary>Waits until a message of the bot shows a text.</summary>
    public Task SeeAsync(string text) =>
        Assertions
            .Expect(Page.Locator(".message:not(.mine) .body", new() { HasTextString = text }).Last)
            .ToBeVisibleAsync();

    public async Task PassAsync(int candles)
    {
        for (var candle = 0; candle < candles; candle++)
        {
            Assert.True(
                await Run.World.PassAsync(CancellationToken.None),
                $"the market has ended: {await EndsAsync()}"
            );
        }
    }

    /// <summary>Lets candles pass until the bot says something.</summary>
    public async Task PassUntilAsync(string text)
    {
        for (var candle = 0; candle < CandlesMost && !Said(text); candle++)
        {
            await PassAsync(1);
        }

        await SeeAsync(text);
    }

    /// <summary>A picture of what the person sees; there has to be a key to go on with.</summary>
    public async Task LookAsync()
    {
        await Run.World.QuietAsync(CancellationToken.None);
        await Page.EvaluateAsync("for (const box of document.querySelectorAll('*')) box.scrollTop = box.scrollHeight");
        await Page.EvaluateAsync("Promise.all(document.getAnimations().map(one => one.finished.catch(() => 0)))");
        var picture = await Page.ScreenshotAsync();
        Assert.True(picture.Length > 5_000);
        Assert.Contains(Said(), message => message.Keys.Count > 0);
        if (Environment.GetEnvironmentVariable("CHATTRADER_PICTURES") is { Length: > 0 } folder)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, $"{_name}-{++_pictures}.png"), picture);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        await Run.DisposeAsync();
    }

    // How the cycles ended, most frequent first.
    private async Task<string> EndsAsync()
    {
        await using var db = await Run.DatabaseAsync();
        var cycles = await db.Cycles.AsNoTracking().Select(cycle => new { cycle.Reason, cycle.Figures }).ToListAsync();
        var ends = cycles.GroupBy(cycle => cycle.Reason).OrderByDescending(group => group.Count());
        return string.Join("; ", ends.Select(group => $"{group.Count()} {group.Key} ({group.Last().Figures})"));
    }

    private bool Said(string text) => Said().Any(message => message.Body.Text.Contains(text, StringComparison.Ordinal));

    private IEnumerable<ChatMessage> Said() =>
        Run
            .World.Telegram.Messages(DemoWorld.Person)
            .Where(message => message is { IsFromBot: true, IsDeleted: false });
}
