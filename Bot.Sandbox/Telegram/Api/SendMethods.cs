using System.Text.Json;
using Bot.Sandbox.Telegram.Chats;
using Bot.Sandbox.Telegram.Markup;

namespace Bot.Sandbox.Telegram.Api;

/// <summary>Methods that bring something new to a chat.</summary>
internal sealed class SendMethods(ChatWorld world, Uploads uploads)
{
    private const int MaxAnswer = 200;

    private static readonly HashSet<string> Actions = new(StringComparer.Ordinal)
    {
        "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document",
        "choose_sticker", "find_location", "record_video_note", "upload_video_note",
    };

    public Dictionary<string, ApiMethod> Table() => new(StringComparer.Ordinal)
    {
        ["sendMessage"] = (arguments, _) => Send(arguments, MessageKind.Text),
        ["sendPhoto"] = (arguments, _) => Send(arguments, MessageKind.Photo),
        ["sendDocument"] = (arguments, _) => Send(arguments, MessageKind.Document),
        ["sendChatAction"] = (arguments, _) => Act(arguments),
        ["leaveChat"] = (arguments, _) => Leave(arguments),
        ["answerCallbackQuery"] = (arguments, _) => Answer(arguments),
    };

    /// <exception cref="ApiRefusal">The call names no chat, or none that exists.</exception>
    internal static long ChatId(CallArguments arguments) => arguments.Text("chat_id") switch
    {
        null or "" => throw ApiRefusal.BadRequest("chat_id is empty"),
        ['@', ..] => throw ApiRefusal.BadRequest("chat not found"),
        _ => arguments.Number("chat_id") ?? 0,
    };

    private Task<ApiReply> Send(CallArguments arguments, MessageKind kind)
    {
        var body = kind == MessageKind.Text ? MessageText.Read(arguments) : MessageText.ReadCaption(arguments);
        var keys = InlineKeyboard.Read(arguments);
        var room = world.Book.OpenRoom(ChatId(arguments));
        world.Pace.Take(room);
        var field = kind == MessageKind.Photo ? "photo" : "document";
        var file = kind == MessageKind.Text ? null : uploads.Take(arguments, field, arguments.Text(field), kind);
        var message = world.Book.Add(new()
        {
            ChatId = room.Id,
            FromId = arguments.BotId,
            IsFromBot = true,
            Kind = kind,
            Body = body,
            FileId = file?.Id,
            Keys = keys,
            ReplyToId = ReplyTo(arguments, room.Id),
            IsSilent = arguments.Flag("disable_notification"),
        });
        return Task.FromResult(ApiReply.Ok(writer => world.Wire.Message(writer, message)));
    }

    private int? ReplyTo(CallArguments arguments, long chatId)
    {
        var reply = arguments.Json("reply_parameters", "can't parse reply parameters JSON object");
        var isOptional = arguments.Flag("allow_sending_without_reply");
        var id = arguments.Number("reply_to_message_id");
        if (reply is { ValueKind: JsonValueKind.Object } parameters)
        {
            var isNumber = parameters.TryGetProperty("message_id", out var value)
                && value.ValueKind == JsonValueKind.Number;
            id = isNumber ? value.GetInt64() : 0;
            isOptional = parameters.TryGetProperty("allow_sending_without_reply", out var flag)
                && flag.ValueKind == JsonValueKind.True;
        }

        if (id is null || world.Book.Find(chatId, id.Value) is { IsDeleted: false })
        {
            return (int?)id;
        }

        return isOptional ? null : throw ApiRefusal.BadRequest("message to be replied not found");
    }

    private Task<ApiReply> Act(CallArguments arguments)
    {
        var room = world.Book.OpenRoom(ChatId(arguments));
        var action = arguments.Text("action") ?? "";
        if (!Actions.Contains(action))
        {
            throw ApiRefusal.BadRequest("wrong parameter action in request");
        }

        world.Book.Act(room.Id, action);
        return Task.FromResult(ApiReply.True);
    }

    private Task<ApiReply> Leave(CallArguments arguments)
    {
        var room = world.Book.OpenRoom(ChatId(arguments));
        if (!room.IsGroup)
        {
            throw ApiRefusal.BadRequest("chat can't be left");
        }

        world.Book.SetBlocked(room.Id, true);
        return Task.FromResult(ApiReply.True);
    }

    private Task<ApiReply> Answer(CallArguments arguments)
    {
        var text = arguments.Text("text") ?? "";
        if (text.Length - text.Count(char.IsLowSurrogate) > MaxAnswer)
        {
            throw ApiRefusal.BadRequest("MESSAGE_TOO_LONG");
        }

        var answer = new CallbackAnswer(arguments.Text("callback_query_id") ?? "", text, arguments.Flag("show_alert"));
        world.Book.Answer(world.Presses.Answer(answer), answer);
        return Task.FromResult(ApiReply.True);
    }
}
