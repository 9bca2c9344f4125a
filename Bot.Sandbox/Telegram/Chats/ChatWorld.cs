using System.Text.Json;

namespace Bot.Sandbox.Telegram.Chats;

/// <summary>Everything a server knows, taken back from the last run where it keeps its state.</summary>
internal sealed class ChatWorld : IDisposable
{
    private readonly StateJournal _journal;

    public ChatWorld(TelegramServerOptions options)
    {
        Options = options;
        _journal = new(options.StateFolder);
        Book = new(options.Time, _journal, options.MessagesKept);
        Updates = new(options.Wire, _journal);
        Files = new(options.StateFolder, _journal);
        Commands = new(_journal);
        Presses = new(options.Wire, options.PressLifetime);
        Pace = new(options.Wire, options.Limits);
        Wire = new(Book, Files, options);
        Book.AddPerson(new(1, "User"));
        foreach (var (kind, fact) in _journal.Read())
        {
            Restore(kind, fact);
        }

        _journal.Open([.. Book.Saved(), .. Updates.Saved(), .. Files.Saved(), .. Commands.Saved()]);
    }

    public TelegramServerOptions Options { get; }

    public ChatBook Book { get; }

    public UpdateQueue Updates { get; }

    public FileShelf Files { get; }

    public CommandLists Commands { get; }

    public Presses Presses { get; }

    public Pace Pace { get; }

    public CallLog Calls { get; } = new();

    public WireWriter Wire { get; }

    public void Dispose() => _journal.Dispose();

    private void Restore(string kind, JsonElement fact)
    {
        switch (kind)
        {
            case "person":
                Book.AddPerson(fact.Deserialize<Person>()!);
                break;
            case "room":
                Book.AddRoom(fact.Deserialize<RoomCard>()!);
                break;
            case "message":
                Book.Restore(fact.Deserialize<ChatMessage>()!);
                break;
            case "update":
                Updates.Restore(fact.Deserialize<Update>()!);
                break;
            case "confirmed":
                Updates.Restore(fact.Deserialize<Confirmed>()!);
                break;
            case "file":
                Files.Restore(fact.Deserialize<StoredFile>()!);
                break;
            case "commands":
                Commands.Restore(fact.Deserialize<CommandList>()!);
                break;
            default:
                throw new InvalidDataException($"the state folder knows an unknown kind of fact: {kind}");
        }
    }
}
