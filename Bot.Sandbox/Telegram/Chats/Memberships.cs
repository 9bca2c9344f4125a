using System.Text.Json;

namespace Bot.Sandbox.Telegram.Chats;

/// <summary>People put the bot into groups and out of them, and groups become supergroups.</summary>
internal sealed class Memberships(ChatWorld world)
{
    private const long BotId = 1;

    /// <summary>Whether the bot is in a group now.</summary>
    public void Change(RoomCard room, Person by, bool isIn)
    {
        world.Book.SetBlocked(room.Id, !isIn);
        world.Updates.Add("my_chat_member", WireWriter.Payload(writer =>
        {
            writer.WriteStartObject();
            writer.WritePropertyName("chat");
            world.Wire.Chat(writer, room);
            writer.WritePropertyName("from");
            WireWriter.Person(writer, by);
            writer.WriteNumber("date", world.Options.Time.GetUtcNow().ToUnixTimeSeconds());
            Member(writer, "old_chat_member", isIn ? "left" : "member");
            Member(writer, "new_chat_member", isIn ? "member" : "left");
            writer.WriteEndObject();
        }));
    }

    /// <summary>A group goes on as a supergroup, under another number.</summary>
    public void Move(RoomCard room, Person by, long to)
    {
        var successor = new RoomCard(to, room.GroupTitle, room.MemberIds) { IsSuper = true };
        world.Book.AddRoom(room with { MovedTo = to });
        world.Book.AddRoom(successor);
        Service(room, by, "migrate_to_chat_id", to);
        Service(successor, by, "migrate_from_chat_id", room.Id);
    }

    private void Service(RoomCard room, Person by, string what, long chat) => world.Updates.Add(
        "message",
        WireWriter.Payload(writer =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("message_id", world.Book.LastChange(room.Id) + 1);
            writer.WritePropertyName("from");
            WireWriter.Person(writer, by);
            writer.WritePropertyName("chat");
            world.Wire.Chat(writer, room);
            writer.WriteNumber("date", world.Options.Time.GetUtcNow().ToUnixTimeSeconds());
            writer.WriteNumber(what, chat);
            writer.WriteEndObject();
        }));

    private void Member(Utf8JsonWriter writer, string name, string status)
    {
        writer.WriteStartObject(name);
        writer.WriteString("status", status);
        writer.WritePropertyName("user");
        world.Wire.Bot(writer, BotId);
        writer.WriteEndObject();
    }
}
