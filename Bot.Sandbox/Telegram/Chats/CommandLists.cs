namespace Bot.Sandbox.Telegram.Chats;

/// <summary>The bot's commands by scope and language, as it set them.</summary>
internal sealed class CommandLists(StateJournal journal)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Scope, string Language), IReadOnlyList<BotCommand>> _lists = [];

    /// <summary>Counts changes, so that a page knows when to ask again.</summary>
    public int Version { get; private set; }

    /// <summary>Sets the list of a scope; an empty one removes it.</summary>
    public void Set(CommandList list)
    {
        lock (_gate)
        {
            Restore(list);
            Version++;
            journal.Append("commands", list);
        }
    }

    public IReadOnlyList<BotCommand> Get(string scope, string language)
    {
        lock (_gate)
        {
            return _lists.GetValueOrDefault((scope, language), []);
        }
    }

    /// <summary>
    /// What a person sees: the closest scope first, and within it their language before the common list.
    /// </summary>
    public IReadOnlyList<BotCommand> For(RoomCard room, string language)
    {
        lock (_gate)
        {
            var kind = room.IsGroup ? "all_group_chats" : "all_private_chats";
            foreach (var scope in new[] { $"chat:{room.Id}", kind, "default" })
            {
                var list = _lists.GetValueOrDefault((scope, language)) ?? _lists.GetValueOrDefault((scope, ""));
                if (list is not null)
                {
                    return list;
                }
            }

            return [];
        }
    }

    public IEnumerable<(string Kind, object Fact)> Saved() =>
        _lists.Select(list => ("commands", (object)new CommandList(list.Key.Scope, list.Key.Language, list.Value)));

    public void Restore(CommandList list)
    {
        if (list.Commands.Count == 0)
        {
            _lists.Remove((list.Scope, list.Language));
        }
        else
        {
            _lists[(list.Scope, list.Language)] = list.Commands;
        }
    }
}

/// <summary>A command with its description.</summary>
internal sealed record BotCommand(string Command, string Description);

/// <summary>The commands of one scope in one language; an empty language means all others.</summary>
internal sealed record CommandList(string Scope, string Language, IReadOnlyList<BotCommand> Commands);
