using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Bot.Tests.Sandbox.Telegram;

/// <summary>The chat page in a real browser.</summary>
public sealed class ChatPageTests
{
    private static readonly object Keys = new
    {
        inline_keyboard = new[]
        {
            new[]
            {
                new { text = "▶ Run", callback_data = "v1:run" },
                new { text = "❓ Why", callback_data = "v1:why" },
            },
        },
    };

    [BrowserFact]
    public async Task Given_the_page_when_a_person_types_then_the_bot_gets_it_and_its_answer_appears()
    {
        await using var line = await BotLine.OpenAsync();
        await using var browser = await Browser.StartAsync();
        var page = await OpenAsync(browser, line);
        await page.Locator("#text").FillAsync("/status <now>");
        await page.Locator("#text").PressAsync("Enter");
        await Expect(page.Locator(".message.mine .body")).ToContainTextAsync("/status <now>");
        var update = Assert.Single(await line.UpdatesAsync()).GetProperty("message");
        Assert.Equal("en", update.GetProperty("from").GetProperty("language_code").GetString());
        await line.CallAsync(
            "sendMessage", new { chat_id = 1, text = "<b>Running</b> &lt;b&gt;", parse_mode = "HTML" });
        await Expect(page.Locator(".message:not(.mine) .body b")).ToHaveTextAsync("Running");
        await Expect(page.Locator(".message:not(.mine) .body")).ToContainTextAsync("Running <b>");
    }

    [BrowserFact]
    public async Task Given_a_key_when_it_is_pressed_then_it_waits_until_the_bot_answers()
    {
        await using var line = await BotLine.OpenAsync();
        await line.SendAsync("panel", Keys);
        await using var browser = await Browser.StartAsync();
        var page = await OpenAsync(browser, line);
        var key = page.Locator(".key", new() { HasTextString = "Run" });
        await key.ClickAsync();
        await Expect(key).ToHaveClassAsync("key waiting");
        var press = Assert.Single(await line.UpdatesAsync()).GetProperty("callback_query");
        Assert.Equal("v1:run", press.GetProperty("data").GetString());
        await line.CallAsync(
            "answerCallbackQuery", new { callback_query_id = press.GetProperty("id").GetString(), text = "Started" });
        await Expect(page.Locator(".toast")).ToHaveTextAsync("Started");
        await Expect(key).ToHaveClassAsync("key");
    }

    [BrowserFact]
    public async Task Given_a_finger_on_a_key_when_its_message_changes_then_the_press_still_counts()
    {
        await using var line = await BotLine.OpenAsync();
        var message = await line.SendAsync("panel", Keys);
        await using var browser = await Browser.StartAsync();
        var page = await OpenAsync(browser, line);
        await page.Locator(".key").First.HoverAsync();
        await page.Mouse.DownAsync();
        var keys = KeysOf(("▶ Running", "v1:run"), ("❓ Why", "v1:why"));
        await line.CallAsync(
            "editMessageText", new { chat_id = 1, message_id = message, text = "other", reply_markup = keys });
        await Expect(page.Locator(".body")).ToContainTextAsync("other");
        await Expect(page.Locator(".key").First).ToHaveTextAsync("▶ Running");
        await page.Mouse.UpAsync();
        var press = Assert.Single(await line.UpdatesAsync(timeout: 30)).GetProperty("callback_query");
        Assert.Equal("v1:run", press.GetProperty("data").GetString());
    }

    [BrowserFact]
    public async Task Given_a_finger_on_a_key_when_another_takes_its_place_then_neither_is_pressed()
    {
        await using var line = await BotLine.OpenAsync();
        var message = await line.SendAsync("panel", Keys);
        await using var browser = await Browser.StartAsync();
        var page = await OpenAsync(browser, line);
        await page.Locator(".key").First.HoverAsync();
        await page.Mouse.DownAsync();
        var keys = KeysOf(("■ Stop", "v1:stop"), ("❓ Why", "v1:why"));
        await line.CallAsync(
            "editMessageText", new { chat_id = 1, message_id = message, text = "other", reply_markup = keys });
        await Expect(page.Locator(".key").First).ToHaveTextAsync("■ Stop");
        await page.Mouse.UpAsync();
        await page.Locator(".key").Nth(1).ClickAsync();
        var press = Assert.Single(await line.UpdatesAsync(timeout: 30)).GetProperty("callback_query");
        Assert.Equal("v1:why", press.GetProperty("data").GetString());
    }

    [BrowserFact]
    public async Task Given_a_press_when_it_is_answered_by_an_alert_then_it_stands_until_closed()
    {
        await using var line = await BotLine.OpenAsync();
        await line.SendAsync("panel", Keys);
        await using var browser = await Browser.StartAsync();
        var page = await OpenAsync(browser, line);
        await page.Locator(".key").Nth(1).ClickAsync();
        await Expect(page.Locator(".key.waiting")).ToHaveCountAsync(1);
        var id = (await line.UpdatesAsync(timeout: 30))[0].GetProperty("callback_query").GetProperty("id").GetString();
        await line.CallAsync(
            "answerCallbackQuery", new { callback_query_id = id, text = "expired", show_alert = true });
        await Expect(page.Locator("#alert")).ToBeVisibleAsync();
        await page.Locator("#alert button").ClickAsync();
        await Expect(page.Locator("#alert")).ToBeHiddenAsync();
    }

    [BrowserFact]
    public async Task Given_a_message_when_it_is_edited_or_deleted_then_the_page_follows_in_place()
    {
        await using var line = await BotLine.OpenAsync();
        var first = await line.SendAsync("one", Keys);
        var second = await line.SendAsync("two");
        await using var browser = await Browser.StartAsync();
        var page = await OpenAsync(browser, line);
        await line.CallAsync("editMessageText", new { chat_id = 1, message_id = first, text = "changed" });
        await Expect(page.Locator($"[data-id='{first}'] .body")).ToContainTextAsync("changed");
        await Expect(page.Locator($"[data-id='{first}'] .meta")).ToContainTextAsync("edited");
        await Expect(page.Locator(".key")).ToHaveCountAsync(0);
        await line.CallAsync("deleteMessage", new { chat_id = 1, message_id = second });
        await Expect(page.Locator(".message")).ToHaveCountAsync(1);
    }

    [BrowserFact]
    public async Task Given_commands_when_a_slash_is_typed_then_fitting_ones_are_offered_and_sent_by_enter()
    {
        await using var line = await BotLine.OpenAsync();
        await SetCommandsAsync(line);
        await using var browser = await Browser.StartAsync();
        var page = await OpenAsync(browser, line);
        await page.Locator("#text").FillAsync("/st");
        await Expect(page.Locator("#commands li")).ToHaveCountAsync(2);
        await page.Locator("#text").PressAsync("ArrowDown");
        await page.Locator("#text").PressAsync("Enter");
        await Expect(page.Locator(".message.mine .body")).ToContainTextAsync("/stop");
        await Expect(page.Locator("#commands")).ToBeHiddenAsync();
    }

    [BrowserFact]
    public async Task Given_a_document_when_it_is_clicked_then_it_is_downloaded_under_its_name()
    {
        await using var line = await BotLine.OpenAsync();
        using var call = new MultipartFormDataContent
        {
            { new StringContent("1"), "chat_id" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes("a,b\n")), "document", "trades.csv" },
        };
        await line.CallAsync("sendDocument", call);
        await using var browser = await Browser.StartAsync();
        var page = await OpenAsync(browser, line);
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator(".document").ClickAsync());
        Assert.Equal("trades.csv", download.SuggestedFilename);
        Assert.Equal("a,b\n", await File.ReadAllTextAsync(await download.PathAsync()));
    }

    [BrowserFact]
    public async Task Given_more_messages_than_fit_when_earlier_ones_are_asked_for_then_they_come_above()
    {
        await using var line = await BotLine.OpenAsync();
        for (var number = 1; number <= 150; number++)
        {
            await line.SendAsync($"message {number}");
        }

        await using var browser = await Browser.StartAsync();
        var page = await OpenAsync(browser, line);
        await Expect(page.Locator(".message")).ToHaveCountAsync(100);
        await page.Locator("#earlier").ClickAsync();
        await Expect(page.Locator(".message")).ToHaveCountAsync(150);
        await Expect(page.Locator(".message").First).ToContainTextAsync("message 1");
        await Expect(page.Locator(".day")).ToHaveCountAsync(1);
        await Expect(page.Locator("#earlier")).ToBeHiddenAsync();
    }

    [BrowserFact]
    public async Task Given_a_group_when_the_page_shows_it_then_one_can_choose_who_speaks()
    {
        await using var line = await BotLine.OpenAsync();
        line.Server.People.Add(new(7, "지수"));
        line.Server.People.AddGroup(-100, "Traders", 1, 7);
        await using var browser = await Browser.StartAsync();
        var page = await OpenAsync(browser, line);
        await page.Locator("#chat").SelectOptionAsync("-100");
        await Expect(page).ToHaveURLAsync(new Regex("chat=-100"));
        await page.Locator("#person").SelectOptionAsync("7");
        await page.Locator("#text").FillAsync("안녕");
        await page.Locator("#send").ClickAsync();
        await Expect(page.Locator(".author")).ToHaveTextAsync("지수");
        Assert.Equal(7, line.Server.Messages(-100)[0].FromId);
    }

    [BrowserFact]
    public async Task Given_the_bot_says_that_it_types_when_its_message_comes_then_the_page_shows_both()
    {
        await using var line = await BotLine.OpenAsync();
        await using var browser = await Browser.StartAsync();
        var page = await OpenAsync(browser, line);
        await line.CallAsync("sendChatAction", new { chat_id = 1, action = "typing" });
        await Expect(page.Locator("#status")).ToHaveTextAsync("typing");
        await line.SendAsync("here");
        await Expect(page.Locator("#status")).ToHaveTextAsync("bot");
    }

    [BrowserFact]
    public async Task Given_HTML_in_names_and_labels_when_they_are_shown_then_they_stay_text()
    {
        await using var line = await BotLine.OpenAsync();
        await line.SendAsync("<img src=x onerror=alert(1)>",
            new { inline_keyboard = new[] { new[] { new { text = "<b>k</b>", callback_data = "d" } } } });
        await using var browser = await Browser.StartAsync();
        var page = await OpenAsync(browser, line);
        await Expect(page.Locator(".key")).ToHaveTextAsync("<b>k</b>");
        await Expect(page.Locator(".body img")).ToHaveCountAsync(0);
    }

    private static object KeysOf(params (string Text, string Data)[] keys) =>
        new { inline_keyboard = new[] { keys.Select(key => new { text = key.Text, callback_data = key.Data }) } };

    private static async Task<IPage> OpenAsync(Browser browser, BotLine line)
    {
        var page = await browser.OpenAsync(line.Server.PageAddress);
        await Expect(page.Locator("body[data-live]")).ToHaveCountAsync(1);
        return page;
    }

    private static Task<BotAnswer> SetCommandsAsync(BotLine line) => line.CallAsync("setMyCommands", new
    {
        commands = new[]
        {
            new { command = "run", description = "Start" },
            new { command = "status", description = "State and figures" },
            new { command = "stop", description = "Stop" },
        },
    });
}
