using System.Text.Json.Nodes;
using Telegram.Bot;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;

namespace Bot.Tests.Libraries.TelegramBot;

public sealed class WireTests
{
    private static readonly InlineKeyboardMarkup Keys = new(("▶", "run:1"));

    public static TheoryData<string, Func<ITelegramBotClient, Task>, string> Calls { get; } = new()
    {
        { "sendMessage", bot => bot.SendMessage(5, "hello"), """{"chat_id":5,"text":"hello"}""" },
        { "sendMessage", bot => bot.SendMessage("@room", "", ParseMode.MarkdownV2, replyParameters: 3,
            replyMarkup: new ReplyKeyboardRemove(), linkPreviewOptions: LinkPreviewOptions.Disabled,
            disableNotification: true),
            """
            {"chat_id":"@room","text":"","parse_mode":"MarkdownV2","reply_parameters":{"message_id":3},
             "reply_markup":{"remove_keyboard":true},"link_preview_options":{"is_disabled":true},
             "disable_notification":true}
            """ },
        { "sendMessage", bot => bot.SendMessage(5, "a", ParseMode.Html, replyMarkup: Keys),
            """
            {"chat_id":5,"text":"a","parse_mode":"Html",
             "reply_markup":{"inline_keyboard":[[{"text":"▶","callback_data":"run:1"}]]}}
            """ },
        { "sendMessage", bot => bot.SendMessage(5, "ab", entities:
            [new MessageEntity { Type = MessageEntityType.TextLink, Offset = 0, Length = 2, Url = "https://x" }]),
            """
            {"chat_id":5,"text":"ab","entities":[{"type":"text_link","offset":0,"length":2,"url":"https://x"}]}
            """ },
        { "editMessageText", bot => bot.EditMessageText(5, 0, "b", replyMarkup: InlineKeyboardMarkup.Empty()),
            """{"chat_id":5,"message_id":0,"text":"b","reply_markup":{"inline_keyboard":[]}}""" },
        { "editMessageReplyMarkup", bot => bot.EditMessageReplyMarkup(5, 6), """{"chat_id":5,"message_id":6}""" },
        { "editMessageCaption", bot => bot.EditMessageCaption(5, 6, "c", ParseMode.Html),
            """{"chat_id":5,"message_id":6,"caption":"c","parse_mode":"Html"}""" },
        { "editMessageMedia",
            bot => bot.EditMessageMedia(5, 6, new InputMediaPhoto("https://x/y.png") { Caption = "c" }),
            """{"chat_id":5,"message_id":6,"media":{"type":"photo","media":"https://x/y.png","caption":"c"}}""" },
        { "sendPhoto", bot => bot.SendPhoto(5, "AgAC", "c"), """{"chat_id":5,"photo":"AgAC","caption":"c"}""" },
        { "sendDocument", bot => bot.SendDocument(5, "https://x/y.csv"),
            """{"chat_id":5,"document":"https://x/y.csv"}""" },
    };

    public static TheoryData<string, Func<ITelegramBotClient, Task>, string> Settings { get; } = new()
    {
        { "editMessageText", bot => bot.EditMessageText("inline", "b"),
            """{"inline_message_id":"inline","text":"b"}""" },
        { "deleteMessage", bot => bot.DeleteMessage(5, 6), """{"chat_id":5,"message_id":6}""" },
        { "sendChatAction", bot => bot.SendChatAction(5, ChatAction.UploadPhoto),
            """{"chat_id":5,"action":"upload_photo"}""" },
        { "answerCallbackQuery", bot => bot.AnswerCallbackQuery("q", cacheTime: 0),
            """{"callback_query_id":"q","cache_time":0}""" },
        { "answerCallbackQuery", bot => bot.AnswerCallbackQuery("q", "no", showAlert: true),
            """{"callback_query_id":"q","text":"no","show_alert":true}""" },
        { "setMyCommands", bot => bot.SetMyCommands([("start", "Begin")], BotCommandScope.Chat(5), "ko"),
            """
            {"commands":[{"command":"start","description":"Begin"}],"scope":{"type":"chat","chat_id":5},
             "language_code":"ko"}
            """ },
        { "setMyCommands", bot => bot.SetMyCommands([], new BotCommandScopeAllPrivateChats()),
            """{"commands":[],"scope":{"type":"all_private_chats"}}""" },
        { "deleteWebhook", bot => bot.DeleteWebhook(), "{}" },
        { "setMyDescription", bot => bot.SetMyDescription("d"), """{"description":"d"}""" },
    };

    [Theory]
    [MemberData(nameof(Calls), DisableDiscoveryEnumeration = true)]
    public Task Given_a_call_that_makes_a_message_when_sent_then_its_method_and_json_go_out(
        string method, Func<ITelegramBotClient, Task> call, string json) =>
        CheckAsync(
            """{"message_id":7,"date":1,"chat":{"id":5,"type":"private"}}""", method, call, json);

    [Theory]
    [MemberData(nameof(Settings), DisableDiscoveryEnumeration = true)]
    public Task Given_a_call_that_answers_yes_when_sent_then_its_method_and_json_go_out(
        string method, Func<ITelegramBotClient, Task> call, string json) => CheckAsync("true", method, call, json);

    [Fact]
    public async Task Given_no_parameters_when_sent_then_there_is_no_body()
    {
        await using var server = await BotServer.OpenAsync();
        server.Result("""{"id":42,"is_bot":true,"first_name":"b","username":"kim","can_join_groups":true}""");

        var me = await server.Client().GetMe();

        var call = await server.NextAsync();
        Assert.Equal(("POST", "/bot42:secret/getMe", 0L, 0), (call.Verb, call.Path, call.Length, call.Body.Length));
        Assert.Equal("@kim (42)", $"{me}");
    }

    [Fact]
    public async Task Given_text_beyond_ascii_when_sent_then_it_is_escaped_with_its_length_known()
    {
        await using var server = await BotServer.OpenAsync();
        server.Message();

        await server.Client().SendMessage(5, "봇 <b>&");

        var call = await server.NextAsync();
        Assert.Contains("\\uBD07 \\u003Cb\\u003E\\u0026", call.Text, StringComparison.Ordinal);
        Assert.Equal(("application/json; charset=utf-8", call.Body.Length), (call.ContentType, call.Length));
    }

    private static async Task CheckAsync(
        string result, string method, Func<ITelegramBotClient, Task> call, string json)
    {
        await using var server = await BotServer.OpenAsync();
        server.Result(result);

        await call(server.Client());

        var sent = await server.NextAsync();
        Assert.Equal(("POST", $"/bot{BotServer.Token}/{method}"), (sent.Verb, sent.Path));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), sent.Json), sent.Text);
    }
}
