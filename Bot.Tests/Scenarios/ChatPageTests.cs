using Bot.Domain.States;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Bot.Tests.Scenarios;

/// <summary>A person in front of a real browser: the chat page of the demo, keys pressed, the bot operated.</summary>
public sealed class ChatPageTests
{
    [BrowserFact]
    public async Task Given_the_demo_When_a_person_presses_the_keys_Then_the_bot_is_operated_from_the_page()
    {
        await using var run = await DemoRun.StartAsync();
        await using var browser = await Browser.StartAsync();
        var page = await browser.OpenAsync(run.World.Telegram.PageAddress, width: 460, height: 900);
        await TypeAsync(page, "/start");
        await PressAsync(page, "Run");
        await SeeAsync(page, "Running (before");
        await PressAsync(page, "Profile");
        await PressAsync(page, "onservative");
        await SeeAsync(page, "Profile: conservative");
        for (var candle = 0; candle < 120; candle++)
        {
            await run.World.PassAsync(CancellationToken.None);
        }

        await TypeAsync(page, "/status");
        await SeeAsync(page, "Cash");
        await PressAsync(page, "Panel");
        await PressAsync(page, "Backtest");
        await PressAsync(page, "30 days");
        await PressAsync(page, "Start");
        await SeeAsync(page, "rofit factor");
        await TypeAsync(page, "/why");
        await SeeAsync(page, "Validation");
        await ScreenshotAsync(page);
        await TypeAsync(page, "/stop");

        await StoppedAsync(run, page);
        await AssertOperatedAsync(run);
    }

    private static async Task StoppedAsync(DemoRun run, IPage page)
    {
        await using var db = await run.DatabaseAsync();
        if (await db.Positions.AnyAsync())
        {
            await PressAsync(page, "keep guarding");
        }

        await SeeAsync(page, "Stopped (before");
    }

    private static async Task AssertOperatedAsync(DemoRun run)
    {
        await run.World.QuietAsync(CancellationToken.None);
        await using var db = await run.DatabaseAsync();
        var account = await db.Accounts.AsNoTracking().SingleAsync();
        Assert.Equal((TradingState.Stopped, "conservative"), (account.State, account.Profile));
        Assert.Equal(3, await db.Commands.CountAsync(command => command.DoneAt != null));
        await run.AssertLedgersAgreeAsync();
    }

    private static async Task TypeAsync(IPage page, string text)
    {
        await page.FillAsync("#text", text);
        await page.ClickAsync("#send");
    }

    // The newest key of that label: older ones of the same name stay above it.
    private static Task PressAsync(IPage page, string label) =>
        page.Locator(".key", new() { HasTextString = label }).Last.ClickAsync();

    private static Task SeeAsync(IPage page, string text) =>
        Assertions
            .Expect(page.Locator(".message:not(.mine) .body", new() { HasTextString = text }).Last)
            .ToBeVisibleAsync();

    // The picture of README: written where it is asked for, so that a test run leaves the tree as it was.
    private static async Task ScreenshotAsync(IPage page)
    {
        await page.EvaluateAsync("for (const box of document.querySelectorAll('*')) box.scrollTop = box.scrollHeight");
        await page.EvaluateAsync("Promise.all(document.getAnimations().map(one => one.finished))");
        var picture = await page.ScreenshotAsync();
        Assert.True(picture.Length > 10_000);
        if (Environment.GetEnvironmentVariable("CHATTRADER_PICTURES") is { Length: > 0 } folder)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, "chat-page.png"), picture);
        }
    }
}
