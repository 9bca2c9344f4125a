using System.Text.Json;
using Bot.Host.Storage;

namespace Bot.Host.Trading;

/// <summary>
/// What was asked and done in an emergency and is not finished or not in the journal yet. Kept in memory and, where the
/// disk takes it, in a file beside the database, which counts at the next start. Written by the trader alone.
/// </summary>
public sealed class EmergencyBook(SpillFile file)
{
    private EmergencyFacts _facts = new();

    public EmergencyFacts Facts => Volatile.Read(ref _facts);

    /// <summary>Whether the disk has what memory has.</summary>
    public bool IsOnDisk { get; private set; } = true;

    /// <summary>Reads what an earlier run left. A file that cannot be read counts as a halt.</summary>
    /// <param name="now">The market's instant.</param>
    public void Load(DateTimeOffset now)
    {
        try
        {
            _facts = file.Read<EmergencyFacts>() ?? new EmergencyFacts();
        }
        catch (Exception damage) when (damage is JsonException or IOException or UnauthorizedAccessException)
        {
            _facts = new EmergencyFacts
            {
                Panic = new PanicFacts(now, "bot", Sell: false)
                {
                    Why = $"{file.Name} of an earlier run cannot be read",
                },
            };
            file.SetAside();
        }
    }

    /// <summary>Changes the facts and puts them on the disk; nothing is left there once all is done.</summary>
    public void Change(Func<EmergencyFacts, EmergencyFacts> change)
    {
        Volatile.Write(ref _facts, change(_facts));
        IsOnDisk = _facts.IsEmpty ? file.TryDelete() : file.TryWrite(_facts);
    }

    /// <summary>An order is about to be sent that the journal does not know.</summary>
    public void Owe(OwedOrder order) =>
        Change(facts => facts with { Orders = [.. facts.Orders.Where(one => one.Id != order.Id), order] });

    /// <summary>The journal knows an order, or the exchange never took it.</summary>
    public void Settle(string id) =>
        Change(facts => facts with { Orders = [.. facts.Orders.Where(one => one.Id != id)] });
}

/// <summary>What the journal has still to learn.</summary>
public sealed record EmergencyFacts
{
    /// <summary>A panic that is not finished, or null.</summary>
    public PanicFacts? Panic { get; init; }

    /// <summary>Orders that went out without an intent in the journal.</summary>
    public IReadOnlyList<OwedOrder> Orders { get; init; } = [];

    /// <summary>Whether nothing is open.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsEmpty => Panic is null && Orders.Count == 0;
}

/// <summary>A panic and how far it has come.</summary>
/// <param name="At">When it was asked.</param>
/// <param name="Who">A person's id, or <c>bot</c>.</param>
/// <param name="Sell">Whether everything that the bot owns is to be sold.</param>
public sealed record PanicFacts(DateTimeOffset At, string Who, bool Sell)
{
    /// <summary>Why, in a sentence.</summary>
    public string Why { get; init; } = "halted by hand";

    /// <summary>Whether none of our orders is open at the exchange any more.</summary>
    public bool IsCancelled { get; init; }

    /// <summary>Whether the halt is in the journal.</summary>
    public bool IsLatched { get; init; }

    /// <summary>Whether what was to be sold is.</summary>
    public bool IsSold { get; init; }

    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsDone => IsCancelled && IsLatched && (IsSold || !Sell);
}

/// <summary>A sale that went out while the journal could not take its intent.</summary>
public sealed record OwedOrder(string Id, string Market, decimal Volume, string Reason, DateTimeOffset SentAt);
