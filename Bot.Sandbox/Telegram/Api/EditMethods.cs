using System.Text.Json;
using Bot.Sandbox.Telegram.Chats;
using Bot.Sandbox.Telegram.Markup;

namespace Bot.Sandbox.Telegram.Api;

/// <summary>Methods that change or delete what stands in a chat.</summary>
internal sealed class EditMethods(ChatWorld world, Uploads uploads)
{
    private const string NotModified =
        "message is not modified: specified new message content and reply markup are exactly the same as "
        + "a current content and reply markup of the message";

    private static readonly TimeSpan Deletable = TimeSpan.FromHours(48);

    public Dictionary<string, ApiMethod> Table() => new(StringComparer.Ordinal)
    {
        ["editMessageText"] = (arguments, _) => EditText(arguments),
        ["editMessageCaption"] = (arguments, _) => EditCaption(arguments),
        ["editMessageReplyMarkup"] = (arguments, _) => Edit(arguments, message => message),
        ["editMessageMedia"] = (arguments, _) => EditMedia(arguments),
        ["deleteMessage"] = (arguments, _) => Delete(arguments),
    };

    private Task<ApiReply> EditText(CallArguments arguments)
    {
        var text = MessageText.Read(arguments);
        return Edit(arguments, message => message.Kind == MessageKind.Text
            ? message with { Body = text }
            : throw ApiRefusal.BadRequest("there is no text in the message to edit"));
    }

    private Task<ApiReply> EditCaption(CallArguments arguments)
    {
        var caption = MessageText.ReadCaption(arguments);
        return Edit(arguments, message => message.Kind == MessageKind.Text
            ? throw ApiRefusal.BadRequest("there is no caption in the message to edit")
            : message with { Body = caption });
    }

    private Task<ApiReply> EditMedia(CallArguments arguments)
    {
        const string complaint = "can't parse input media JSON object";
        if (arguments.Json("media", complaint) is not { ValueKind: JsonValueKind.Object } media)
        {
            throw ApiRefusal.BadRequest("expected an Object as InputMedia");
        }

        var kind = Member(media, "type") switch
        {
            "photo" => MessageKind.Photo,
            "document" => MessageKind.Document,
            var other => throw ApiRefusal.BadRequest($"can't parse InputMedia: type \"{other}\" is not offered here"),
        };
        var caption = MessageText.ReadCaption(Member(media, "caption") ?? "", Member(media, "parse_mode"));
        var file = uploads.Take(arguments, "media", Member(media, "media"), kind);
        return Edit(arguments, message => message with { Kind = kind, Body = caption, FileId = file.Id });
    }

    private Task<ApiReply> Edit(CallArguments arguments, Func<ChatMessage, ChatMessage> change)
    {
        var keys = InlineKeyboard.Read(arguments);
        var chatId = SendMethods.ChatId(arguments);
        var room = world.Book.Room(chatId) ?? throw ApiRefusal.BadRequest("chat not found");
        var now = world.Options.Time.GetUtcNow();
        var edited = world.Book.Edit(chatId, MessageId(arguments), "message to edit not found", message =>
        {
            if (!message.IsFromBot)
            {
                throw ApiRefusal.BadRequest("message can't be edited");
            }

            var changed = change(message) with { Keys = keys };
            if (IsSame(message, changed))
            {
                throw ApiRefusal.BadRequest(NotModified);
            }

            world.Pace.Take(room);
            return changed with { EditDate = now, EditCount = message.EditCount + 1 };
        });
        return Task.FromResult(ApiReply.Ok(writer => world.Wire.Message(writer, edited)));
    }

    private static bool IsSame(ChatMessage before, ChatMessage after) =>
        before.Kind == after.Kind
        && string.Equals(before.FileId, after.FileId, StringComparison.Ordinal)
        && before.Body.Equals(after.Body)
        && before.HasKeysOf(after);

    private Task<ApiReply> Delete(CallArguments arguments)
    {
        var now = world.Options.Time.GetUtcNow();
        world.Book.Edit(SendMethods.ChatId(arguments), MessageId(arguments), "message to delete not found", message =>
            now - message.Date < Deletable
                ? message with { IsDeleted = true }
                : throw ApiRefusal.BadRequest("message can't be deleted for everyone"));
        return Task.FromResult(ApiReply.True);
    }

    private static long MessageId(CallArguments arguments) =>
        arguments.Number("message_id") ?? throw ApiRefusal.BadRequest("message identifier is not specified");

    private static string? Member(JsonElement media, string name) =>
        media.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
