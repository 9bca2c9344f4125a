using System.Buffers;
using System.Text;
using System.Text.Json;
using Bot.Sandbox.Telegram.Markup;

namespace Bot.Sandbox.Telegram.Chats;

/// <summary>Writes people, chats, messages and files as the Bot API's JSON objects.</summary>
internal sealed class WireWriter(ChatBook book, FileShelf files, TelegramServerOptions options)
{
    /// <summary>The JSON text of an update's payload.</summary>
    public static string Payload(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public void Bot(Utf8JsonWriter writer, long botId, bool withAbilities = false)
    {
        writer.WriteStartObject();
        writer.WriteNumber("id", botId);
        writer.WriteBoolean("is_bot", true);
        writer.WriteString("first_name", options.BotName);
        writer.WriteString("username", options.BotUsername);
        if (withAbilities)
        {
            writer.WriteBoolean("can_join_groups", true);
            writer.WriteBoolean("can_read_all_group_messages", true);
            writer.WriteBoolean("supports_inline_queries", false);
            writer.WriteBoolean("can_connect_to_business", false);
            writer.WriteBoolean("has_main_web_app", false);
        }

        writer.WriteEndObject();
    }

    /// <param name="languageCode">Replaces the one known of the person.</param>
    public static void Person(Utf8JsonWriter writer, Person person, string? languageCode = null)
    {
        writer.WriteStartObject();
        writer.WriteNumber("id", person.Id);
        writer.WriteBoolean("is_bot", false);
        WriteName(writer, person);
        if ((languageCode ?? person.LanguageCode) is { } language)
        {
            writer.WriteString("language_code", language);
        }

        writer.WriteEndObject();
    }

    public void Chat(Utf8JsonWriter writer, RoomCard room)
    {
        writer.WriteStartObject();
        writer.WriteNumber("id", room.Id);
        if (room.IsGroup)
        {
            writer.WriteString("title", room.GroupTitle);
        }
        else if (book.Person(room.Id) is { } person)
        {
            WriteName(writer, person);
        }

        writer.WriteString("type", (room.IsGroup, room.IsSuper) switch
        {
            (true, true) => "supergroup",
            (true, false) => "group",
            _ => "private",
        });
        writer.WriteEndObject();
    }

    public void Message(Utf8JsonWriter writer, ChatMessage message, string? languageCode = null)
    {
        writer.WriteStartObject();
        writer.WriteNumber("message_id", message.Id);
        writer.WritePropertyName("from");
        if (message.IsFromBot)
        {
            Bot(writer, message.FromId);
        }
        else
        {
            Person(writer, book.Person(message.FromId)!, languageCode);
        }

        writer.WritePropertyName("chat");
        Chat(writer, book.Room(message.ChatId)!);
        writer.WriteNumber("date", message.Date.ToUnixTimeSeconds());
        if (message.EditDate is { } edited)
        {
            writer.WriteNumber("edit_date", edited.ToUnixTimeSeconds());
        }

        if (message.ReplyToId is { } replied && book.Find(message.ChatId, replied) is { } original)
        {
            writer.WritePropertyName("reply_to_message");
            Message(writer, original with { ReplyToId = null });
        }

        WriteContent(writer, message);
        if (message.Keys.Count > 0)
        {
            InlineKeyboard.Write(writer, message.Keys);
        }

        writer.WriteEndObject();
    }

    /// <summary>What the bot learns of a message that is gone or out of reach.</summary>
    public void InaccessibleMessage(Utf8JsonWriter writer, ChatMessage message)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("chat");
        Chat(writer, book.Room(message.ChatId)!);
        writer.WriteNumber("message_id", message.Id);
        writer.WriteNumber("date", 0);
        writer.WriteEndObject();
    }

    public static void File(Utf8JsonWriter writer, StoredFile file)
    {
        writer.WriteStartObject();
        WriteFileIds(writer, file);
        writer.WriteString("file_path", file.Path);
        writer.WriteEndObject();
    }

    private static void WriteName(Utf8JsonWriter writer, Person person)
    {
        writer.WriteString("first_name", person.FirstName);
        if (person.LastName is not null)
        {
            writer.WriteString("last_name", person.LastName);
        }

        if (person.Username is not null)
        {
            writer.WriteString("username", person.Username);
        }
    }

    private void WriteContent(Utf8JsonWriter writer, ChatMessage message)
    {
        if (message.Kind == MessageKind.Text)
        {
            writer.WriteString("text", message.Body.Text);
            WriteEntities(writer, "entities", message.Body.Entities);
            return;
        }

        var file = files.Find(message.FileId!)!;
        if (message.Kind == MessageKind.Photo)
        {
            WritePhoto(writer, file);
        }
        else
        {
            WriteDocument(writer, file);
        }

        if (message.Body.Text.Length > 0)
        {
            writer.WriteString("caption", message.Body.Text);
            WriteEntities(writer, "caption_entities", message.Body.Entities);
        }
    }

    private static void WritePhoto(Utf8JsonWriter writer, StoredFile file)
    {
        writer.WriteStartArray("photo");
        writer.WriteStartObject();
        WriteFileIds(writer, file);
        writer.WriteNumber("width", file.Picture!.Width);
        writer.WriteNumber("height", file.Picture.Height);
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    private static void WriteDocument(Utf8JsonWriter writer, StoredFile file)
    {
        writer.WriteStartObject("document");
        writer.WriteString("file_name", file.Name);
        writer.WriteString("mime_type", file.Mime);
        WriteFileIds(writer, file);
        writer.WriteEndObject();
    }

    private static void WriteFileIds(Utf8JsonWriter writer, StoredFile file)
    {
        writer.WriteString("file_id", file.Id);
        writer.WriteString("file_unique_id", file.UniqueId);
        writer.WriteNumber("file_size", file.Size);
    }

    private static void WriteEntities(Utf8JsonWriter writer, string name, IReadOnlyList<TextEntity> entities)
    {
        if (entities.Count == 0)
        {
            return;
        }

        writer.WriteStartArray(name);
        foreach (var entity in entities)
        {
            writer.WriteStartObject();
            writer.WriteNumber("offset", entity.Offset);
            writer.WriteNumber("length", entity.Length);
            writer.WriteString("type", entity.Type);
            if (entity.Url is not null)
            {
                writer.WriteString("url", entity.Url);
            }

            if (entity is { Type: "pre", Language: not null })
            {
                writer.WriteString("language", entity.Language);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
