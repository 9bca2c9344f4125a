using Bot.Host.Accounts;
using Bot.Host.Options;
using Bot.Host.Telegram;
using Bot.Host.Trading;

namespace Bot.Host.Watching;

/// <summary>
/// Whether the loops of the program go round: the beat that finds what is due, each account's trader, polling. All of
/// it is measured on the real clock, also where the market's runs faster. An account that a person stopped has nothing
/// to do and so hangs nowhere.
/// </summary>
public sealed class LifeSigns(
    AccountHouse house,
    LastCycles cycles,
    UpdatePump pump,
    BotOptions options,
    TimeProvider wall
)
{
    private readonly Sighting _begun = Sighting.Now(wall);

    /// <summary>
    /// How long one piece of work of an account may take: as configured, and what advice and the pauses of a sliced
    /// order may take beside.
    /// </summary>
    public TimeSpan WorkMost { get; } =
        TimeSpan.FromSeconds(
            options.Service.WorkSecondsMost
                + (options.OpenAI.TimeoutSeconds * (options.OpenAI.Retries + 1))
                + (double)(options.Orders.PauseSeconds * options.Orders.SlicesMost)
        );

    /// <summary>When all accounts last looked what is due; null before the first time.</summary>
    public Sighting? LastBeat => house.LastBeat;

    /// <summary>When polling last went round, answered or not; null before the first round.</summary>
    public Sighting? LastPolling => pump.LastLived;

    /// <summary>Why polling fails since its last success; null where it works or nobody polls.</summary>
    public string? PollingTrouble => pump.Refusal;

    /// <summary>The open accounts, in the order of their numbers.</summary>
    public IReadOnlyList<AccountSigns> Accounts => [.. house.Doings.Select(one => Of(one.Account.Value, one.Doing))];

    /// <summary>What does not go on, in a sentence; null where everything does.</summary>
    public string? Trouble() =>
        Standstill.Of(
            Age(LastBeat),
            options.Telegram.Enabled ? Age(LastPolling) : null,
            Accounts
                .Where(one => one.Doing is not null)
                .Select(one => (one.Account, one.Doing!.Work.ToString(), one.Doing.Since.Age(wall))),
            WorkMost
        );

    // What has never been seen is as old as the program.
    private TimeSpan Age(Sighting? seen) => (seen ?? _begun).Age(wall);

    private AccountSigns Of(int account, Doing? doing)
    {
        // A cycle that broke leaves its beginning behind, but nothing in hand.
        var begun = cycles.Begun(account);
        var completed = cycles.Completed(account);
        var runs =
            doing is not null
            && begun is not null
            && begun.Stamp >= doing.Since.Stamp
            && (completed is null || completed.Seen.Stamp < begun.Stamp);
        return new AccountSigns(account, doing, completed, runs ? begun!.At : null);
    }
}

/// <summary>How an account is seen to live.</summary>
/// <param name="Account">Its number.</param>
/// <param name="Doing">What its trader has in hand; null where it rests.</param>
/// <param name="LastCycle">Its newest completed cycle since the program began; null before the first.</param>
/// <param name="CycleSince">Since when a cycle runs; null where none does.</param>
public sealed record AccountSigns(int Account, Doing? Doing, CompletedCycle? LastCycle, DateTimeOffset? CycleSince);
