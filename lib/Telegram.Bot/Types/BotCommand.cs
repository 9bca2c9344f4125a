using System.Text.Json.Serialization;

namespace Telegram.Bot.Types;

/// <summary>A command of the bot's menu.</summary>
public class BotCommand
{
    public BotCommand()
    {
    }

    public BotCommand(string command, string description) => (Command, Description) = (command, description);

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string Command { get; set; } = default!;

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string Description { get; set; } = default!;

    public bool IsEphemeral { get; set; }

    public static implicit operator BotCommand((string text, string description) tuple) =>
        new(tuple.text, tuple.description);
}
