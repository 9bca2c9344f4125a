using System.Text.Json.Serialization;
using Bot.Host.Settings;

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
public abstract record PersonCommand
{
    private PersonCommand() { }

    /// <summary>Start trading.</summary>
    public sealed record Run : PersonCommand;

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
