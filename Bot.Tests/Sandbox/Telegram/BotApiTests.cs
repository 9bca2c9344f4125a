using System.Net;
using System.Text.Json;

namespace Bot.Tests.Sandbox.Telegram;

/// <summary>The Bot API's answers, seen over HTTP.</summary>
public sealed class BotApiTests
{
    [Theory]
    [InlineData("/bot42:secret/getMe", HttpStatusCode.OK, null)]
    [InlineData("/bot42:secret/GETME", HttpStatusCode.OK, null)]
    [InlineData("/bot42:secret/getNothing", HttpStatusCode.NotFound, "Not Found")]
    [InlineData("/bot42/getMe", HttpStatusCode.Unauthorized, "Unauthorized")]
    [InlineData("/botx:secret/getMe", HttpStatusCode.Unauthorized, "Unauthorized")]
    [InlineData("/bot42:/getMe", HttpStatusCode.Unauthorized, "Unauthorized")]
    [InlineData("/elsewhere", HttpStatusCode.NotFound, "Not Found")]
    public async Task Given_a_path_when_it_is_asked_then_token_and_method_decide(
        string path, HttpStatusCode status, string? description)
    {
        await using var line = await BotLine.OpenAsync();
        var answer = await line.GetAsync(path);
        Assert.Equal(status, answer.Status);
        Assert.Equal(status == HttpStatusCode.OK, answer.Body.GetProperty("ok").GetBoolean());
        Assert.Equal(description, answer.Body.TryGetProperty("description", out var text) ? text.GetString() : null);
    }

    [Fact]
    public async Task Given_a_token_when_the_bot_asks_for_itself_then_its_id_are_the_digits()
    {
        await using var line = await BotLine.OpenAsync();
        var me = (await line.CallAsync("getMe")).Result;
        Assert.Equal(42, me.GetProperty("id").GetInt64());
        Assert.True(me.GetProperty("is_bot").GetBoolean());
    }

    [Fact]
    public async Task Given_query_form_multipart_and_json_when_a_message_is_sent_then_all_say_the_same()
    {
        await using var line = await BotLine.OpenAsync();
        await line.GetAsync($"/bot{BotLine.Token}/sendMessage?chat_id=1&text=a%26b");
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string> { ["chat_id"] = "1", ["text"] = "a&b" });
        await line.CallAsync("sendMessage", form);
        using var multipart = new MultipartFormDataContent
        {
            { new StringContent("1"), "chat_id" }, { new StringContent("a&b"), "text" },
        };
        await line.CallAsync("sendMessage", multipart);
        await line.CallAsync("sendMessage", new { chat_id = "1", text = "a&b" });
        Assert.Equal(["a&b", "a&b", "a&b", "a&b"], line.Server.Messages(1).Select(message => message.Text));
    }

    [Theory]
    [InlineData("sendMessage", """{"chat_id":1}""", "message text is empty")]
    [InlineData("sendMessage", """{"chat_id":1,"text":" \n "}""", "message text is empty")]
    [InlineData("sendMessage", """{"text":"a"}""", "chat_id is empty")]
    [InlineData("sendMessage", """{"chat_id":2,"text":"a"}""", "chat not found")]
    [InlineData("sendMessage", """{"chat_id":"@nobody","text":"a"}""", "chat not found")]
    [InlineData("sendMessage", """{"chat_id":1,"text":"a","parse_mode":"odd"}""", "unsupported parse_mode")]
    [InlineData("sendMessage", """{"chat_id":1,"text":"a","parse_mode":"MarkdownV2"}""",
        "parse_mode MarkdownV2 is not offered here; use HTML")]
    [InlineData("sendMessage", """{"chat_id":1,"text":"a","reply_markup":"{"}""",
        "can't parse reply keyboard markup JSON object")]
    [InlineData("sendMessage", """{"chat_id":1,"text":"a","reply_markup":[]}""", "object expected as reply markup")]
    [InlineData("sendMessage", """{"chat_id":1,"text":"a","reply_parameters":{"message_id":9}}""",
        "message to be replied not found")]
    [InlineData("sendMessage", "{", "can't parse JSON object")]
    [InlineData("editMessageText", """{"chat_id":1,"message_id":9,"text":"a"}""", "message to edit not found")]
    [InlineData("editMessageText", """{"chat_id":1,"text":"a"}""", "message identifier is not specified")]
    [InlineData("editMessageText", """{"chat_id":7,"message_id":9,"text":"a"}""", "chat not found")]
    [InlineData("deleteMessage", """{"chat_id":1,"message_id":9}""", "message to delete not found")]
    [InlineData("answerCallbackQuery", """{"callback_query_id":"9"}""",
        "query is too old and response timeout expired or query ID is invalid")]
    [InlineData("sendPhoto", """{"chat_id":1}""", "there is no photo in the request")]
    [InlineData("sendDocument", """{"chat_id":1,"document":"attach://x"}""", "there is no document in the request")]
    [InlineData("sendDocument", """{"chat_id":1,"document":"unknown"}""", "wrong file identifier/HTTP URL specified")]
    [InlineData("sendChatAction", """{"chat_id":1,"action":"sleeping"}""", "wrong parameter action in request")]
    [InlineData("setMyCommands", """{"commands":[{"command":"Run","description":"x"}]}""", "BOT_COMMAND_INVALID")]
    [InlineData(
        "setMyCommands", """{"commands":[{"command":"run","description":""}]}""", "BOT_COMMAND_DESCRIPTION_INVALID")]
    [InlineData("getFile", """{"file_id":"x"}""", "invalid file_id")]
    public async Task Given_a_wrong_call_when_it_is_made_then_it_is_refused_in_the_APIs_words(
        string method, string body, string description)
    {
        await using var line = await BotLine.OpenAsync();
        using var json = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        var answer = await line.CallAsync(method, json);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(400, answer.Body.GetProperty("error_code").GetInt32());
        Assert.Equal("Bad Request: " + description, answer.Description);
    }

    [Theory]
    [InlineData(4_096, true)]
    [InlineData(4_097, false)]
    public async Task Given_a_text_when_it_is_longer_than_4096_after_parsing_then_it_is_refused(
        int length, bool isTaken)
    {
        await using var line = await BotLine.OpenAsync();
        var text = "<b>" + new string('가', length) + "</b>";
        var answer = await line.CallAsync("sendMessage", new { chat_id = 1, text, parse_mode = "Html" });
        Assert.Equal(isTaken, answer.Status == HttpStatusCode.OK);
        Assert.Equal(isTaken ? 1 : 0, line.Server.Messages(1).Count);
    }

    [Theory]
    [InlineData("123456789012345678901234567890123456789012345678901234567890abcd", true)]
    [InlineData("123456789012345678901234567890123456789012345678901234567890abcde", false)]
    [InlineData("가나다라마바사아자차카타파하가나다라마바사", true)]
    [InlineData("가나다라마바사아자차카타파하가나다라마바사12", false)]
    [InlineData("", false)]
    public async Task Given_data_of_a_key_when_they_exceed_64_bytes_then_they_are_refused(string data, bool isTaken)
    {
        await using var line = await BotLine.OpenAsync();
        object keys = new { inline_keyboard = new[] { new[] { new { text = "k", callback_data = data } } } };
        var answer = await line.CallAsync("sendMessage", new { chat_id = 1, text = "a", reply_markup = keys });
        Assert.Equal(isTaken ? "ok" : "Bad Request: BUTTON_DATA_INVALID", isTaken ? "ok" : answer.Description);
        Assert.Equal(isTaken, answer.Status == HttpStatusCode.OK);
    }

    [Fact]
    public async Task Given_a_message_when_it_is_edited_to_what_it_is_then_it_is_not_modified()
    {
        await using var line = await BotLine.OpenAsync();
        var id = await line.SendAsync("same");
        var again = await line.CallAsync("editMessageText", new { chat_id = 1, message_id = id, text = "same " });
        Assert.Equal(
            "Bad Request: message is not modified: specified new message content and reply markup are exactly "
            + "the same as a current content and reply markup of the message",
            again.Description);
        var other = await line.CallAsync(
            "editMessageText", new { chat_id = 1, message_id = id, text = "<b>same</b>", parse_mode = "HTML" });
        Assert.Equal(HttpStatusCode.OK, other.Status);
        Assert.Equal(("<b>same</b>", 1), (line.Server.Messages(1)[0].Html, line.Server.Messages(1)[0].EditCount));
    }

    [Fact]
    public async Task Given_a_message_with_keys_when_it_is_edited_without_keys_then_they_are_gone()
    {
        await using var line = await BotLine.OpenAsync();
        var id = await line.SendAsync(
            "a", new { inline_keyboard = new[] { new[] { new { text = "k", callback_data = "d" } } } });
        Assert.Equal("k", line.Server.Messages(1)[0].Keys[0][0].Label);
        await line.CallAsync("editMessageText", new { chat_id = 1, message_id = id, text = "b" });
        Assert.Empty(line.Server.Messages(1)[0].Keys);
    }

    [Fact]
    public async Task Given_a_persons_message_when_the_bot_edits_it_then_it_may_not_but_it_may_delete_it()
    {
        await using var line = await BotLine.OpenAsync();
        var id = line.Server.SendText(1, 1, "my keys").Id;
        var edit = await line.CallAsync("editMessageText", new { chat_id = 1, message_id = id, text = "x" });
        Assert.Equal("Bad Request: message can't be edited", edit.Description);
        Assert.True((await line.CallAsync("deleteMessage", new { chat_id = 1, message_id = id })).Result.GetBoolean());
        Assert.True(line.Server.Messages(1)[0].IsDeleted);
    }

    [Fact]
    public async Task Given_a_person_who_blocked_the_bot_when_it_writes_then_it_is_forbidden_until_they_unblock()
    {
        await using var line = await BotLine.OpenAsync();
        line.Server.SetBlocked(1, isBlocked: true);
        var answer = await line.CallAsync("sendMessage", new { chat_id = 1, text = "a" });
        Assert.Equal(
            (HttpStatusCode.Forbidden, "Forbidden: bot was blocked by the user"), (answer.Status, answer.Description));
        line.Server.SetBlocked(1, isBlocked: false);
        Assert.Equal(1, await line.SendAsync("a"));
    }

    [Fact]
    public async Task Given_a_pace_when_it_is_exceeded_then_429_says_how_long_to_wait_and_afterwards_it_goes_on()
    {
        var clock = new TurnedClock();
        await using var line = await BotLine.OpenAsync(new() { Wire = clock, Limits = new(PerChatPerSecond: 2) });
        await line.SendAsync("1");
        await line.SendAsync("2");
        var third = await line.CallAsync("sendMessage", new { chat_id = 1, text = "3" });
        Assert.Equal(HttpStatusCode.TooManyRequests, third.Status);
        Assert.Equal("Too Many Requests: retry after 1", third.Description);
        Assert.Equal(1, third.Body.GetProperty("parameters").GetProperty("retry_after").GetInt32());
        clock.Turn(TimeSpan.FromSeconds(1));
        Assert.Equal(3, await line.SendAsync("3"));
    }

    [Fact]
    public async Task Given_commands_of_a_scope_and_language_when_they_are_asked_for_then_only_that_list_comes_back()
    {
        await using var line = await BotLine.OpenAsync();
        var commands = new[] { new { command = "run", description = "시작" } };
        await line.CallAsync(
            "setMyCommands", new { commands, language_code = "ko", scope = new { type = "all_private_chats" } });
        var korean = await line.CallAsync(
            "getMyCommands", new { language_code = "ko", scope = new { type = "all_private_chats" } });
        Assert.Equal("시작", korean.Result[0].GetProperty("description").GetString());
        Assert.Equal(0, (await line.CallAsync("getMyCommands")).Result.GetArrayLength());
    }

    [Fact]
    public async Task Given_a_call_when_it_was_answered_then_the_log_has_its_method_parameters_and_status()
    {
        await using var line = await BotLine.OpenAsync();
        await line.CallAsync("sendMessage", new { chat_id = 5, text = "a" });
        var call = Assert.Single(line.Server.Calls);
        Assert.Equal(("sendMessage", "5", "a", 400),
            (call.Method, call.Parameters["chat_id"], call.Parameters["text"], call.Status));
    }

    [Fact]
    public async Task Given_a_message_when_it_answers_another_then_it_carries_it()
    {
        await using var line = await BotLine.OpenAsync();
        line.Server.SendText(1, 1, "question");
        var answer = await line.CallAsync(
            "sendMessage", new { chat_id = 1, text = "a", reply_parameters = new { message_id = 1 } });
        Assert.Equal("question", answer.Result.GetProperty("reply_to_message").GetProperty("text").GetString());
        Assert.Equal(JsonValueKind.Undefined,
            answer.Result.TryGetProperty("edit_date", out var edited) ? edited.ValueKind : default);
    }
}
