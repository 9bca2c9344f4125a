using Bot.Host.Charts;
using Bot.Tests.Sandbox.Telegram;
using static Microsoft.Playwright.Assertions;

namespace Bot.Tests.Charts;

/// <summary>A chart in a chat, in a real browser as narrow as a telephone.</summary>
public sealed class ChartOnPageTests
{
    [PictureBrowserFact]
    public async Task Given_a_chart_When_it_is_sent_as_a_photo_Then_it_is_seen_whole_above_its_caption()
    {
        await using var line = await BotLine.OpenAsync();
        using var call = new MultipartFormDataContent
        {
            { new StringContent("1"), "chat_id" },
            { new StringContent("<b>KRW-ETH</b>"), "caption" },
            { new StringContent("HTML"), "parse_mode" },
            { new ByteArrayContent(Png()), "photo", "run.png" },
        };
        await line.CallAsync("sendPhoto", call);
        await using var browser = await Browser.StartAsync();

        var page = await browser.OpenAsync(line.Server.PageAddress);
        await page.SetViewportSizeAsync(400, 800);

        var image = page.Locator(".message .picture img");
        await Expect(image).ToHaveJSPropertyAsync("naturalWidth", 1200);
        await Expect(image).ToBeInViewportAsync(new() { Ratio = 1 });
        await Expect(page.Locator(".message .body b")).ToHaveTextAsync("KRW-ETH");
        var box = (await image.BoundingBoxAsync())!;
        Assert.True(box.Width > 300, $"{box.Width} of 400 pixels are too few to read anything");
        Assert.Equal(16 / 9.0, box.Width / box.Height, 0.02);
    }

    [PictureBrowserFact]
    public async Task Given_a_chart_When_it_is_sent_as_a_document_Then_it_is_downloaded_as_it_was_drawn()
    {
        await using var line = await BotLine.OpenAsync();
        using var call = new MultipartFormDataContent
        {
            { new StringContent("1"), "chat_id" },
            { new ByteArrayContent(Png()), "document", "run.png" },
        };
        await line.CallAsync("sendDocument", call);
        await using var browser = await Browser.StartAsync();

        var page = await browser.OpenAsync(line.Server.PageAddress);
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator(".document").ClickAsync());

        Assert.Equal("run.png", download.SuggestedFilename);
        Assert.Equal(Png(), await File.ReadAllBytesAsync(await download.PathAsync()));
    }

    private static byte[] Png() => Assert.IsType<Picture.Drawn>(new Pictures().Equity(Some.Year())).Png;
}
