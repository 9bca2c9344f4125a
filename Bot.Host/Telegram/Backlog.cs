using Bot.Host.Storage.Rows;
using Bot.Host.Trading;

namespace Bot.Host.Telegram;

/// <summary>
/// What of a chat's queue is sent next, and what is told with it: trouble of one kind in one message, and of reports
/// that waited long only the newest, which says how many it stands for. All else is sent as it came.
/// </summary>
public static class Backlog
{
    /// <summary>A report that waited longer was kept up by an outage, or by the program's own end.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>The head of a queue that is not empty.</summary>
    /// <param name="queue">In the order in which it came.</param>
    /// <param name="now">On the wall clock.</param>
    public static Head First(IReadOnlyList<Waiting> queue, DateTimeOffset now)
    {
        var first = Highest(queue);
        if (first.Notice is Notice.Trouble trouble)
        {
            return Together(first, queue.Where(
                one => one.Account == first.Account
                    && one.Notice is Notice.Trouble other && other.What == trouble.What));
        }

        if (!IsReport(first))
        {
            return new Head(first, [], first.Delivery.Times, 0, 0);
        }

        var superseded = Superseded<Notice.CycleReported>(queue, now)
            .Concat(Superseded<Notice.DailyReported>(queue, now))
            .ToList();
        return Instead(Highest([.. queue.Except(superseded)]), superseded);
    }

    private static Waiting Highest(IReadOnlyList<Waiting> queue) =>
        queue.OrderByDescending(one => one.Delivery.Priority).ThenBy(one => one.Id).First();

    private static bool IsReport(Waiting one) => one.Notice is Notice.CycleReported or Notice.DailyReported;

    // All of a kind but its newest, where they waited long.
    private static IEnumerable<Waiting> Superseded<T>(IReadOnlyList<Waiting> queue, DateTimeOffset now)
        where T : Notice =>
        queue.Where(one => one.Notice is T)
            .GroupBy(one => one.Account)
            .SelectMany(kind => kind.SkipLast(1))
            .Where(one => now - one.Delivery.WaitsSince >= Patience);

    private static Head Together(Waiting first, IEnumerable<Waiting> same)
    {
        var others = same.Where(one => one.Id != first.Id).ToList();
        return new Head(first, others, first.Delivery.Times + others.Sum(one => one.Delivery.Times), 0, 0);
    }

    // What the superseded stood for themselves goes on counting.
    private static Head Instead(Waiting first, List<Waiting> superseded) => new(
        first,
        superseded,
        first.Delivery.Times,
        first.Delivery.SkippedCycles + superseded.Sum(
            one => one.Delivery.SkippedCycles + (one.Notice is Notice.CycleReported ? 1 : 0)),
        first.Delivery.SkippedDays + superseded.Sum(
            one => one.Delivery.SkippedDays + (one.Notice is Notice.DailyReported ? 1 : 0)));
}

/// <summary>What is sent next.</summary>
/// <param name="First">It.</param>
/// <param name="Others">What ends with it.</param>
/// <param name="Times">How many of its kind it tells.</param>
/// <param name="SkippedCycles">How many reports of cycles it stands for.</param>
/// <param name="SkippedDays">How many reports of days it stands for.</param>
public sealed record Head(Waiting First, IReadOnlyList<Waiting> Others, int Times, int SkippedCycles, int SkippedDays);

/// <summary>Something that waits to be told in a chat.</summary>
/// <param name="Delivery">How far it came.</param>
/// <param name="Account">Whose.</param>
/// <param name="Notice">What it tells.</param>
public sealed record Waiting(DeliveryRow Delivery, int Account, Notice Notice)
{
    public long Id => Delivery.Id;

    public long Chat => Delivery.ChatId;

    /// <summary>The first of its messages that is still to be sent.</summary>
    public int Resumed { get; } = Delivery.Piece;

    /// <summary>Whether that one may have been told before.</summary>
    public bool MayBeRepeated => Delivery.MayHaveArrived;

    /// <summary>When it may be tried again, on the wall clock.</summary>
    public DateTimeOffset DueAt => Delivery.Attempts == 0 ? DateTimeOffset.MinValue : Delivery.NextAttemptAt;
}
