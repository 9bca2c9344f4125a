using System.Text.Json.Serialization;
using Bot.Host.Settings;
using Bot.Host.Storage.Rows;

namespace Bot.Host.Trading;

/// <summary>What a person can ask a trader to do. Stored as JSON, done once, answered through the outbox.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Run), "run")]
[JsonDerivedType(typeof(Stop), "stop")]
[JsonDerivedType(typeof(Halt), "halt")]
[JsonDerivedType(typeof(Resume), "resume")]
[JsonDerivedType(typeof(RunCycle), "cycle")]
[JsonDerivedType(typeof(Settle), "reconcile")]
[JsonDerivedType(typeof(SetProfile), "profile")]
[JsonDerivedType(typeof(SetStrategy), "strategy")]
[JsonDerivedType(typeof(SetAdvisor), "advisor")]
[JsonDerivedType(typeof(SetValues), "values")]
[JsonDerivedType(typeof(SetMarket), "market")]
[JsonDerivedType(typeof(SetMode), "mode")]
[JsonDerivedType(typeof(Invite), "invite")]
[JsonDerivedType(typeof(SetRole), "role")]
[JsonDerivedType(typeof(Remove), "remove")]
[JsonDerivedType(typeof(StoreKeys), "keys")]
[JsonDerivedType(typeof(DropKeys), "dropkeys")]
public abstract record PersonCommand
{
    private PersonCommand() { }

    /// <summary>Start trading.</summary>
    /// <param name="In">The mode that it was asked in; in another it is refused. Null means whichever it is.</param>
    public sealed record Run(
        [property: JsonConverter(typeof(JsonStringEnumConverter<TradingMode>))] TradingMode? In = null
    ) : PersonCommand;

    /// <summary>Stop trading; an open position stays guarded unless it is to be sold.</summary>
    public sealed record Stop(bool Sell) : PersonCommand;

    /// <summary>Latch safe mode by hand; with a sale of what the bot owns if asked.</summary>
    public sealed record Halt(bool Sell) : PersonCommand;

    /// <summary>Leave safe mode.</summary>
    /// <param name="DespiteCause">The owner saw the figures and goes on although the cause still holds.</param>
    public sealed record Resume(bool DespiteCause) : PersonCommand;

    /// <summary>Run a cycle now and report it.</summary>
    public sealed record RunCycle : PersonCommand;

    /// <summary>Settle differences between journal and exchange.</summary>
    /// <param name="Id">Of those that were shown; others are not settled.</param>
    /// <param name="Way">How.</param>
    public sealed record Settle(string Id, SettleWay Way) : PersonCommand;

    /// <summary>Trade by another profile.</summary>
    /// <param name="Name">Of the profile.</param>
    /// <param name="DropsOwn">Whether limits of the account's own end with it.</param>
    public sealed record SetProfile(string Name, bool DropsOwn = false) : PersonCommand;

    public sealed record SetStrategy(string Name) : PersonCommand;

    public sealed record SetAdvisor(string Mode) : PersonCommand;

    /// <summary>Give the account values of its own, or let the usual ones hold again; all of them or none.</summary>
    public sealed record SetValues(IReadOnlyList<SettingChange> Changes) : PersonCommand;

    /// <summary>Trade in another market.</summary>
    public sealed record SetMarket(string Market) : PersonCommand;

    /// <summary>Trade with invented or with real money.</summary>
    /// <param name="Mode"><c>paper</c> or <c>live</c>.</param>
    public sealed record SetMode(string Mode) : PersonCommand;

    /// <summary>What no trader does: it is done with the answer to its question.</summary>
    public abstract record AtOnce : PersonCommand;

    /// <summary>Make an invitation.</summary>
    /// <param name="Role">Of who comes in.</param>
    /// <param name="Account">Which account it leads to; null makes a new one.</param>
    public sealed record Invite(PersonRole Role, int? Account) : AtOnce;

    /// <summary>Give a person another role.</summary>
    public sealed record SetRole(long Person, PersonRole Role) : AtOnce;

    /// <summary>Remove a person.</summary>
    public sealed record Remove(long Person) : AtOnce;

    /// <summary>Store exchange keys that were found good.</summary>
    /// <param name="Ticket">By what they are found; nothing of them.</param>
    public sealed record StoreKeys(string Ticket) : AtOnce;

    /// <summary>Delete the account's exchange keys.</summary>
    public sealed record DropKeys : AtOnce;
}

/// <summary>Ways to settle a difference between journal and exchange.</summary>
public enum SettleWay
{
    /// <summary>The journal takes over what the exchange has; coins get a stop-loss and a target.</summary>
    Adopt,

    /// <summary>It is the person's own and left alone.</summary>
    Ignore,

    /// <summary>Taken over, and everything that the bot then holds is sold.</summary>
    Sell,
}
