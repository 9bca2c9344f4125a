using Bot.Host.Telegram.Works;
using Bot.Host.Trading;

namespace Bot.Host.Telegram;

/// <summary>What a command comes to: something to show, something to have done, or a sentence why neither.</summary>
public abstract record Step
{
    private Step()
    {
    }

    public sealed record Show(View View) : Step
    {
        /// <summary>What the audit log is told of it, or null where it tells nothing of looking.</summary>
        public string? Noted { get; init; }
    }

    /// <summary>Sends pictures or documents; they are made when a pressed key has been answered.</summary>
    /// <param name="Make">Makes them.</param>
    public sealed record Send(Func<CancellationToken, Task<Parcel>> Make) : Step;

    /// <summary>Shows the panel; typed, it comes anew at the bottom.</summary>
    public sealed record ShowPanel : Step;

    /// <summary>Has the trader do something.</summary>
    /// <param name="Command">What.</param>
    /// <param name="Asking">When a question comes first.</param>
    /// <param name="Figures">What the question shows beside itself, or null.</param>
    /// <param name="Then">What the message shows once it is asked for; the panel where null.</param>
    public sealed record Act(PersonCommand Command, Asking Asking, string? Figures = null, View? Then = null) : Step;

    /// <summary>Begins something that takes long.</summary>
    public sealed record Begin(ILongWork Work) : Step;

    /// <summary>Ends what takes long.</summary>
    /// <param name="Id">Only that run; null means whichever it is.</param>
    public sealed record Cancel(string? Id) : Step;

    /// <summary>Nothing is done; the sentence says why and what is allowed.</summary>
    public sealed record Refuse(View View) : Step;
}

/// <summary>Files with what is said beside them.</summary>
/// <param name="View">The caption and the keys of the last file; alone where there is none.</param>
/// <param name="Files">In their order; those before the last carry captions of their own.</param>
public sealed record Parcel(View View, IReadOnlyList<WorkFile> Files);

/// <summary>When a question comes before an act.</summary>
public enum Asking
{
    /// <summary>For accounts that trade with real money.</summary>
    WhenLive,

    /// <summary>It moves money or goes on against a limit.</summary>
    Always,

    /// <summary>It protects, and every second counts.</summary>
    Never,
}
