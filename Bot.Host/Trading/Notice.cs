using System.Reflection;
using System.Text.Json.Serialization;
using Bot.Domain.States;
using Bot.Host.Storage.Rows;

namespace Bot.Host.Trading;

/// <summary>A fact that a person should know. Put into words, in their language, when it is sent.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(CycleReported), "cycle")]
[JsonDerivedType(typeof(PositionOpened), "opened")]
[JsonDerivedType(typeof(PositionClosed), "closed")]
[JsonDerivedType(typeof(StateChanged), "state")]
[JsonDerivedType(typeof(CommandAnswered), "answer")]
[JsonDerivedType(typeof(DailyReported), "daily")]
[JsonDerivedType(typeof(Trouble), "trouble")]
[JsonDerivedType(typeof(BotStarted), "started")]
[JsonDerivedType(typeof(BotStopping), "stopping")]
[JsonDerivedType(typeof(PersonJoined), "joined")]
[JsonDerivedType(typeof(StrangerSeen), "stranger")]
[JsonDerivedType(typeof(BudgetSpent), "budget")]
[JsonDerivedType(typeof(AdvisorSilent), "advisor-silent")]
[JsonDerivedType(typeof(AdvisorBack), "advisor-back")]
[JsonDerivedType(typeof(BackupFailed), "backup-failed")]
[JsonDerivedType(typeof(BackupWorks), "backup-works")]
[JsonDerivedType(typeof(DifferencesFound), "differences")]
[JsonDerivedType(typeof(MoneyMoved), "money-moved")]
public abstract record Notice
{
    private static readonly Dictionary<Type, string> Named = typeof(Notice)
        .GetCustomAttributes<JsonDerivedTypeAttribute>()
        .ToDictionary(one => one.DerivedType, one => (string)one.TypeDiscriminator!);

    private Notice() { }

    /// <summary>What each kind is called where it is stored and configured.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [.. Named.Values.Order(StringComparer.Ordinal)];

    /// <summary>What this kind is called.</summary>
    [JsonIgnore]
    public string Word => Named[GetType()];

    /// <summary>A cycle ended and its four stages are to be told.</summary>
    public sealed record CycleReported(long CycleId) : Notice
    {
        /// <summary>The id of the person who asked for it, or null.</summary>
        public string? AskedBy { get; init; }

        /// <summary>Whether it bought or sold.</summary>
        public bool IsTrade { get; init; }
    }

    /// <summary>An entry was filled. There may be no take-profit.</summary>
    public sealed record PositionOpened(
        string Market,
        decimal Volume,
        decimal AveragePrice,
        decimal Funds,
        decimal Fee,
        decimal StopLoss,
        decimal? TakeProfit,
        string OrderId
    ) : Notice
    {
        /// <summary>Both in one: two slices of one order, with the levels of the later.</summary>
        public PositionOpened And(PositionOpened next) =>
            next with
            {
                Volume = Volume + next.Volume,
                AveragePrice = (Funds + next.Funds) / (Volume + next.Volume),
                Funds = Funds + next.Funds,
                Fee = Fee + next.Fee,
            };
    }

    /// <summary>A position was left, in whole or in part.</summary>
    /// <param name="Reason">The terminal reason, e.g. <c>exit-stop-loss</c>.</param>
    /// <param name="Market">Where.</param>
    /// <param name="Volume">Coins sold.</param>
    /// <param name="AveragePrice">Average fill price.</param>
    /// <param name="Funds">Received, without fee.</param>
    /// <param name="Fee">Of the exit.</param>
    /// <param name="Result">Of the trade after both fees, in KRW.</param>
    /// <param name="ResultPercent">Of the entry's cost.</param>
    /// <param name="OrderId">Our name of the exit order.</param>
    public sealed record PositionClosed(
        string Reason,
        string Market,
        decimal Volume,
        decimal AveragePrice,
        decimal Funds,
        decimal Fee,
        decimal Result,
        decimal ResultPercent,
        string OrderId
    ) : Notice
    {
        /// <summary>What the coins had cost without fee, in KRW; the percentage is of it.</summary>
        public decimal Cost { get; init; }

        /// <summary>Both in one: two slices of one order.</summary>
        public PositionClosed And(PositionClosed next) =>
            next with
            {
                Volume = Volume + next.Volume,
                AveragePrice = (Funds + next.Funds) / (Volume + next.Volume),
                Funds = Funds + next.Funds,
                Fee = Fee + next.Fee,
                Result = Result + next.Result,
                ResultPercent = (Result + next.Result) / (Cost + next.Cost) * 100m,
                Cost = Cost + next.Cost,
            };
    }

    public sealed record StateChanged(
        TradingState From,
        TradingState To,
        TradingTrigger Trigger,
        string Reason,
        string Who
    ) : Notice;

    /// <summary>What came of a command that changed no state and traded nothing, or was refused.</summary>
    /// <param name="Done">Whether it was done.</param>
    /// <param name="Command">The command's kind as stored, e.g. <c>profile</c>.</param>
    /// <param name="Detail">The new value, or why it was refused.</param>
    public sealed record CommandAnswered(bool Done, string Command, string Detail) : Notice;

    /// <summary>The report of the KST day that ended; its figures are read from the journal when it is sent.</summary>
    public sealed record DailyReported(DateOnly Day) : Notice;

    /// <summary>Something failed that a person should know of.</summary>
    /// <param name="What">A kind in kebab case, e.g. <c>failed-exchange</c>; the same kind is told at most once in ten
    /// minutes.</param>
    /// <param name="Detail">A sentence; from outside, so escaped.</param>
    public sealed record Trouble(string What, string Detail) : Notice;

    public sealed record BotStarted(string Version, TradingState State) : Notice;

    public sealed record BotStopping : Notice;

    /// <summary>Somebody came in by an invitation.</summary>
    public sealed record PersonJoined(string Name, PersonRole Role, string Account) : Notice;

    /// <summary>Somebody who is not listed wrote to the bot.</summary>
    public sealed record StrangerSeen(long PersonId, string Name) : Notice;

    /// <summary>The advisor's monthly budget is spent; the rules go on alone.</summary>
    public sealed record BudgetSpent(string Month, decimal Limit) : Notice;

    /// <summary>The advisor has given no advice for some calls in a row; each is a hold until it does again.</summary>
    /// <param name="Failures">How many.</param>
    /// <param name="Detail">Why the last one failed; from outside, so escaped.</param>
    public sealed record AdvisorSilent(int Failures, string Detail) : Notice;

    /// <summary>The advisor gives advice again.</summary>
    public sealed record AdvisorBack : Notice;

    /// <summary>A backup could not be made or did not pass its check; told once until it works.</summary>
    /// <param name="Kind">As in its name, e.g. <c>full</c>.</param>
    /// <param name="Why">A sentence; from outside, so escaped.</param>
    public sealed record BackupFailed(string Kind, string Why) : Notice;

    /// <summary>A kind of backup that people know to have failed was made and checked again.</summary>
    public sealed record BackupWorks(string Kind) : Notice;

    /// <summary>Journal and exchange differ; a person must say what is to be done.</summary>
    public sealed record DifferencesFound(ShownDifferences Shown) : Notice;

    /// <summary>Money or coins came or went without a trade of the bot.</summary>
    /// <param name="Kind">A <see cref="Storage.Rows.FlowKind"/>.</param>
    /// <param name="Currency">KRW or a coin's code.</param>
    /// <param name="Amount">In that currency; negative for what went.</param>
    /// <param name="Krw">Its worth, with the same sign.</param>
    public sealed record MoneyMoved(string Kind, string Currency, decimal Amount, decimal Krw) : Notice;
}
