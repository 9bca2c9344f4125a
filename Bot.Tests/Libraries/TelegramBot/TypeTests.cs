using System.Text.Json;
using System.Text.Json.Nodes;
using Telegram.Bot;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;

namespace Bot.Tests.Libraries.TelegramBot;

public sealed class TypeTests
{
    private const string Chat = """{"id":5,"type":"private","username":"kim"}""";

    [Theory]
    [InlineData("message", """{"message_id":1,"date":1,"chat":{"id":1,"type":"group"}}""", UpdateType.Message)]
    [InlineData(
        "edited_message", """{"message_id":1,"date":1,"chat":{"id":1,"type":"group"}}""", UpdateType.EditedMessage)]
    [InlineData(
        "inline_query", """{"id":"1","from":{"id":1,"is_bot":false,"first_name":"a"},"query":"","offset":""}""",
        UpdateType.InlineQuery)]
    [InlineData("something_new", "{}", UpdateType.Unknown)]
    public void Given_an_update_when_read_then_its_kind_is_told(string field, string value, UpdateType kind)
    {
        var update = Read<Update>($$"""{"update_id":7,"{{field}}":{{value}}}""");

        Assert.Equal((7, kind), (update.Id, update.Type));
    }

    [Theory]
    [InlineData(""" "text":"a" """, MessageType.Text, false)]
    [InlineData(
        """ "photo":[{"file_id":"a","file_unique_id":"b","width":1,"height":2}] """, MessageType.Photo, false)]
    [InlineData(""" "document":{"file_id":"a","file_unique_id":"b"} """, MessageType.Document, false)]
    [InlineData(""" "dice":{"emoji":"x","value":3} """, MessageType.Dice, false)]
    [InlineData(
        """
        "location":{"latitude":1,"longitude":2},
        "venue":{"location":{"latitude":1,"longitude":2},"title":"a","address":"b"}
        """,
        MessageType.Venue, false)]
    [InlineData(""" "new_chat_title":"a" """, MessageType.NewChatTitle, true)]
    [InlineData(""" "migrate_to_chat_id":-1001 """, MessageType.MigrateToChatId, true)]
    [InlineData(""" "something_new":{} """, MessageType.Unknown, true)]
    public void Given_a_message_when_read_then_what_it_carries_is_told(string field, MessageType kind, bool isService)
    {
        var message = Read<Message>($$"""{"message_id":1,"date":1700000000,"chat":{{Chat}},{{field}}}""");

        Assert.Equal((kind, isService), (message.Type, message.IsServiceMessage));
    }

    [Fact]
    public void Given_a_message_when_read_then_its_time_is_utc_and_its_chat_has_a_name()
    {
        var message = Read<Message>($$"""{"message_id":1,"date":1700000000,"chat":{{Chat}},"text":"a"}""");

        Assert.Equal(new DateTime(2023, 11, 14, 22, 13, 20, DateTimeKind.Utc), message.Date);
        Assert.Equal(DateTimeKind.Utc, message.Date.Kind);
        Assert.Equal("Private chat with @kim (5)", $"{message.Chat}");
    }

    [Fact]
    public void Given_a_message_that_is_out_of_reach_when_pressed_then_it_has_no_date_and_no_kind()
    {
        var press = Read<CallbackQuery>(
            $$"""
            {"id":"q","from":{"id":5,"is_bot":false,"first_name":"k"},"chat_instance":"c","data":"d",
             "message":{"message_id":9,"date":0,"chat":{{Chat}} } }
            """);

        Assert.Equal((9, default, MessageType.Unknown), (press.Message!.Id, press.Message.Date, press.Message.Type));
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("\"soon\"")]
    public void Given_no_time_when_read_as_one_then_it_is_refused(string date) => Assert.ThrowsAny<Exception>(
        () => Read<Message>($$"""{"message_id":1,"date":{{date}},"chat":{{Chat}} }"""));

    [Theory]
    [InlineData(""" "status":"creator","user":U,"is_anonymous":false """, ChatMemberStatus.Creator, true, true)]
    [InlineData(""" "user":U,"status":"member" """, ChatMemberStatus.Member, false, true)]
    [InlineData(""" "user":U,"until_date":0,"status":"kicked" """, ChatMemberStatus.Kicked, false, false)]
    [InlineData(""" "user":U,"is_member":true,"status":"restricted" """, ChatMemberStatus.Restricted, false, true)]
    public void Given_a_member_when_read_then_its_status_is_told_wherever_it_stands(
        string fields, ChatMemberStatus status, bool isAdmin, bool isInChat)
    {
        const string user = """{"id":1,"is_bot":false,"first_name":"a"}""";
        var json = $"{{{fields.Replace("U", user, StringComparison.Ordinal)}}}";

        var member = Read<ChatMember>(json);

        Assert.Equal((status, isAdmin, isInChat), (member.Status, member.IsAdmin, member.IsInChat));
        Assert.Null(member.ExpireDate);
    }

    [Fact]
    public void Given_a_status_that_nobody_knows_when_read_then_it_is_refused() => Assert.Throws<JsonException>(
        () => Read<ChatMember>("""{"status":"ghost","user":{"id":1,"is_bot":false,"first_name":"a"}}"""));

    [Fact]
    public void Given_a_kind_of_chat_that_nobody_knows_when_read_then_it_is_none() =>
        Assert.Equal(default, Read<Chat>("""{"id":1,"type":"hall"}""").Type);

    [Fact]
    public void Given_a_message_when_written_and_read_then_it_is_the_same()
    {
        const string json = """
            {"message_id":1,"date":1700000000,"chat":{"id":5,"type":"private"},"text":"ab",
             "entities":[{"type":"bold","offset":0,"length":1}],
             "reply_markup":{"inline_keyboard":[[{"text":"a","callback_data":"b"}]]}}
            """;
        var message = Read<Message>(json);

        var written = JsonSerializer.SerializeToNode(message, JsonBotAPI.Options);

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), written), $"{written}");
        Assert.Equal(["a"], message.EntityValues);
    }

    [Fact]
    public void Given_ids_of_chats_when_made_from_what_has_one_then_they_are_equal()
    {
        ChatId fromNumber = 42;
        ChatId fromText = "42";
        ChatId? fromUser = new User { Id = 42 };
        ChatId? fromChat = new Chat { Id = 42 };

        Assert.True(fromNumber == fromText && fromText == fromUser && fromUser == fromChat);
        Assert.Equal(new ChatId("@Room"), new ChatId("@room"));
        Assert.True(fromNumber != new ChatId("@room"));
    }

    [Fact]
    public void Given_neither_number_nor_name_when_made_an_id_then_it_is_refused() => Assert.Equal(
        "Username value should be Identifier or Username that starts with @ (Parameter 'username')",
        Assert.Throws<ArgumentException>(() => new ChatId("kim")).Message);

    [Fact]
    public void Given_a_message_when_taken_as_what_is_answered_then_its_chat_goes_along()
    {
        ReplyParameters? reply = new Message { Id = 7, Chat = new() { Id = 5 } };

        Assert.Equal((7, new ChatId(5)), (reply!.MessageId, reply.ChatId));
        Assert.Null((ReplyParameters?)(Message?)null);
    }

    [Fact]
    public void Given_a_keyboard_when_read_then_its_rows_stand() => Assert.Equal(
        "b",
        Read<InlineKeyboardMarkup>("""{"inline_keyboard":[[{"text":"a","callback_data":"b"}]]}""")
            .InlineKeyboard.Single().Single().CallbackData);

    private static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, JsonBotAPI.Options)!;
}
