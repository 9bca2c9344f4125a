using System.Text.Json;
using System.Text.RegularExpressions;
using Bot.Sandbox.Telegram.Chats;

namespace Bot.Sandbox.Telegram.Api;

/// <summary>What the bot asks and tells about itself: its name, its commands, its files.</summary>
internal sealed partial class AboutMethods(ChatWorld world)
{
    private const int MaxCommands = 100;
    private const int MaxDescription = 256;
    private const int MaxDownload = 20 * 1024 * 1024;

    public Dictionary<string, ApiMethod> Table() => new(StringComparer.Ordinal)
    {
        ["getMe"] = (arguments, _) => Reply(writer => world.Wire.Bot(writer, arguments.BotId, withAbilities: true)),
        ["setMyCommands"] = (arguments, _) => SetCommands(arguments),
        ["getMyCommands"] = (arguments, _) => GetCommands(arguments),
        ["deleteMyCommands"] = (arguments, _) => DeleteCommands(arguments),
        ["getFile"] = (arguments, _) => GetFile(arguments),
    };

    private static Task<ApiReply> Reply(Action<Utf8JsonWriter> result) => Task.FromResult(ApiReply.Ok(result));

    private Task<ApiReply> SetCommands(CallArguments arguments)
    {
        const string complaint = "can't parse commands JSON object";
        var list = arguments.Json("commands", complaint) ?? throw ApiRefusal.BadRequest("commands are not specified");
        if (list.ValueKind != JsonValueKind.Array)
        {
            throw ApiRefusal.BadRequest("expected an Array of BotCommand");
        }

        var commands = list.EnumerateArray().Select(ReadCommand).ToList();
        if (commands.Count > MaxCommands)
        {
            throw ApiRefusal.BadRequest("BOT_COMMANDS_TOO_MUCH");
        }

        world.Commands.Set(new(Scope(arguments), arguments.Text("language_code") ?? "", commands));
        return Task.FromResult(ApiReply.True);
    }

    private Task<ApiReply> DeleteCommands(CallArguments arguments)
    {
        world.Commands.Set(new(Scope(arguments), arguments.Text("language_code") ?? "", []));
        return Task.FromResult(ApiReply.True);
    }

    private Task<ApiReply> GetCommands(CallArguments arguments)
    {
        var commands = world.Commands.Get(Scope(arguments), arguments.Text("language_code") ?? "");
        return Reply(writer =>
        {
            writer.WriteStartArray();
            foreach (var command in commands)
            {
                writer.WriteStartObject();
                writer.WriteString("command", command.Command);
                writer.WriteString("description", command.Description);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        });
    }

    private Task<ApiReply> GetFile(CallArguments arguments)
    {
        var file = world.Files.Find(arguments.Text("file_id") ?? "") ?? throw ApiRefusal.BadRequest("invalid file_id");
        return file.Size <= MaxDownload
            ? Reply(writer => WireWriter.File(writer, file))
            : throw ApiRefusal.BadRequest("file is too big");
    }

    private static BotCommand ReadCommand(JsonElement item)
    {
        var command = Member(item, "command").TrimStart('/');
        var description = Member(item, "description");
        if (!CommandName().IsMatch(command))
        {
            throw ApiRefusal.BadRequest("BOT_COMMAND_INVALID");
        }

        return description.Length is > 0 and <= MaxDescription
            ? new(command, description)
            : throw ApiRefusal.BadRequest("BOT_COMMAND_DESCRIPTION_INVALID");
    }

    private static string Member(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : throw ApiRefusal.BadRequest($"can't parse BotCommand: Field \"{name}\" must be of type String");

    /// <summary>The scope as a word; a single chat's carries its id.</summary>
    private static string Scope(CallArguments arguments)
    {
        if (arguments.Json("scope", "can't parse scope JSON object") is not { ValueKind: JsonValueKind.Object } scope)
        {
            return "default";
        }

        var type = scope.TryGetProperty("type", out var value) ? value.GetString() : null;
        return type switch
        {
            "default" or "all_private_chats" or "all_group_chats" or "all_chat_administrators" => type,
            "chat" => $"chat:{scope.GetProperty("chat_id")}",
            _ => throw ApiRefusal.BadRequest("can't parse BotCommandScope: unsupported type specified"),
        };
    }

    [GeneratedRegex("^[a-z0-9_]{1,32}$")]
    private static partial Regex CommandName();
}
