using Bot.Domain.Decisions;
using Bot.Host.Charts;
using Bot.Host.Storage;
using Bot.Host.Telegram;
using Bot.Host.Telegram.Looks;
using Bot.Host.Telegram.Texts;
using Bot.Host.Trading;
using Bot.Sandbox.Telegram;
using Bot.Tests.Charts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Telegram.Looks;

public sealed class DecisionPictureTests
{
    [PictureFact]
    public async Task Given_a_decision_when_its_picture_is_pressed_then_it_comes_below_with_a_caption_and_keys()
    {
        await using var chat = await Chat.OpenAsync();
        await SomeLooks.DecidedAsync(chat, SomeLooks.Hostile);
        var why = await chat.TypeAsync("/why");

        var picture = await chat.TurnAsync(why, "Picture");

        Assert.Equal(MessageKind.Photo, picture.Kind);
        Assert.StartsWith("Why · #1 · KRW-ETH · 2024-05-09 14:00 KST\n➡ bought\n<b>x</b>", picture.Caption);
        Assert.InRange(picture.Caption.Length, 10, ChatWire.CaptionMost);
        var words = await chat.TurnAsync(picture, "In words");
        Assert.NotEqual(picture.Id, words.Id);
        Assert.Contains("Strategy", words.Text);
    }

    [PictureFact]
    public async Task Given_a_decision_when_it_is_drawn_after_a_restart_then_every_byte_is_the_same()
    {
        await using var chat = await Chat.PrepareAsync();
        await SomeLooks.DecidedAsync(chat);

        foreach (var (texts, theme) in Looks())
        {
            Assert.Equal(await DrawAsync(chat, texts, theme), await DrawAsync(chat, texts, theme));
        }
    }

    [Fact]
    public async Task Given_a_decision_when_it_is_drawn_then_candles_averages_levels_and_verdicts_are_those_of_the_journal()
    {
        await using var chat = await Chat.PrepareAsync();
        await SomeLooks.DecidedAsync(chat);

        var chart = new DrawnChart(DecisionChart.Draw(await PictureAsync(chat, Languages.English, ChartTheme.Light)));

        Assert.Equal(["#1 · KRW-ETH · 2024-05-09 14:00 · bought"], chart.Texts("title"));
        Assert.Equal(["SMA20", "SMA60", "Entry", "SL"], chart.Texts("legend"));
        Assert.Equal(["₩4,750,000", "₩5,500,000 ↑"], chart.Texts("level"));
        Assert.Equal(2, chart.Named("indicator").Count());
        Assert.Equal("₩5,000,000", chart.Texts("figure")[0]);
        Assert.Equal("confidence High (needs: not Low)", chart.Texts("verdict")[0]);
        Assert.Equal(3, chart.Named("passed").Count());
        Assert.All(chart.Numbers(), number => Assert.InRange(number, 0, Drawing.Width));
    }

    [Fact]
    public async Task Given_a_cycle_that_held_when_it_is_drawn_then_what_decided_stands_first_with_its_sign()
    {
        await using var chat = await Chat.PrepareAsync();
        await SomeLooks.DecidedAsync(chat);
        await chat.WriteAsync(db =>
        {
            var held = Some.Cycle(TerminalReason.HoldNoSignal, Some.Held());
            var row = db.Cycles.Single();
            (row.Reason, row.Notes) = (held.Reason, held.Notes);
        });

        var chart = new DrawnChart(DecisionChart.Draw(await PictureAsync(chat, Languages.English, ChartTheme.Dark)));

        Assert.StartsWith("RSI for an entry 41.2", chart.Texts("verdict")[0], StringComparison.Ordinal);
        Assert.Equal(2, chart.Named("failed").Count());
        Assert.Empty(chart.Named("entry"));
    }

    [Fact]
    public async Task Given_candles_that_changed_since_when_the_picture_is_asked_then_words_say_that_there_is_none()
    {
        await using var chat = await Chat.OpenAsync();
        await SomeLooks.DecidedAsync(chat);
        await chat.WriteAsync(db => db.Candles.First().Close += 1m);

        Assert.Contains("has not kept the candles", (await chat.TypeAsync("/why 1 picture")).Text);
    }

    [Fact]
    public async Task Given_a_cycle_without_candles_when_why_is_asked_then_no_key_promises_a_picture()
    {
        await using var chat = await Chat.OpenAsync();
        await chat.WriteAsync(db => db.Cycles.Add(Some.Cycle(TerminalReason.FailedExchange, new CycleNotes())));

        var why = await chat.TypeAsync("/why");

        Assert.DoesNotContain(why.Keys.SelectMany(row => row), key => key.Label.Contains("Picture"));
    }

    [Fact]
    public async Task Given_no_librsvg_when_a_picture_is_asked_then_the_text_comes_alone_and_says_what_to_install()
    {
        var none = new Pictures(new Rasterizer(["librsvg-of-nowhere.so.2"]));
        await using var chat = await Chat.OpenAsync(swap: services => services.AddSingleton<IPictures>(none));
        await SomeLooks.DecidedAsync(chat);

        var picture = await chat.TypeAsync("/why 1 picture");

        Assert.Equal(MessageKind.Text, picture.Kind);
        Assert.Contains("apt install librsvg2-2", picture.Text);
        Assert.Contains("⚠ Pictures: librsvg is missing", (await chat.TypeAsync("/health")).Text);
    }

    [PictureFact]
    public async Task Given_a_folder_for_pictures_when_decisions_are_drawn_then_they_can_be_looked_at()
    {
        await using var chat = await Chat.PrepareAsync();
        await SomeLooks.DecidedAsync(chat);
        var folder = Environment.GetEnvironmentVariable("CHATTRADER_PICTURES");

        foreach (var (texts, theme) in Looks())
        {
            var png = await DrawAsync(chat, texts, theme);
            Assert.Equal("PNG"u8.ToArray(), png[1..4]);
            if (folder is not null)
            {
                await File.WriteAllBytesAsync(Path.Combine(folder, $"decision-{texts.Code}-{theme}.png"), png);
            }
        }
    }

    private static IEnumerable<(ITexts Texts, ChartTheme Theme)> Looks() =>
        from texts in Languages.All
        from theme in Enum.GetValues<ChartTheme>()
        select (texts, theme);

    private static async Task<byte[]> DrawAsync(Chat chat, ITexts texts, ChartTheme theme) =>
        Assert.IsType<Picture.Drawn>(new Pictures().Decision(await PictureAsync(chat, texts, theme))).Png;

    // Nothing is left of the program that wrote the journal.
    private static async Task<DecisionPicture> PictureAsync(Chat chat, ITexts texts, ChartTheme theme)
    {
        var card = new DecisionCard(chat.Get<IDbContextFactory<BotDb>>());
        var cycle = await chat.Get<AccountReader>().CycleAsync(1, 1, CancellationToken.None);
        return (await card.ReadAsync(cycle!, texts, theme, CancellationToken.None))!;
    }
}
