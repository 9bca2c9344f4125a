namespace Bot.Host.Telegram.Texts;

/// <summary>Reasons in English.</summary>
public sealed class EnglishReasons : IReasonTexts
{
    /// <inheritdoc />
    public string Of(KnownReason reason) => reason switch
    {
        KnownReason.FirstStart => "first start",
        KnownReason.Imported => "imported",
        KnownReason.Started => "started",
        KnownReason.Stopped => "stop asked",
        KnownReason.HaltedByHand => "halted by hand",
        KnownReason.StopInCycle => "stop asked during a cycle",
        KnownReason.CycleEnded => "cycle ended",
        KnownReason.BooksAgree => "the books agree",
        KnownReason.TooLate => "asked too long ago; nothing was done",
        KnownReason.NothingHeld => "nothing is held",
        KnownReason.NoSuchValue => "there is no such value",
        KnownReason.MustBeStopped => "trading must be stopped first",
        KnownReason.ModeChanged => "the mode has changed since; start again",
        KnownReason.SomethingOpen => "something is held, or an order's end is not known",
        KnownReason.PositionOpen => "a position is open; the market stays",
        KnownReason.OrderOpen => "an order is open; the market stays",
    };

    /// <inheritdoc />
    public string NotInState(string state) => $"that cannot be done now ({state})";

    /// <inheritdoc />
    public string Losses(string day, string week) => $"day {day} %, week {week} %";

    /// <inheritdoc />
    public string ByProfile(string profile) => $" with profile {profile}";

    /// <inheritdoc />
    public string GoodCycles(string count) => $"{count} good cycles in a row";

    /// <inheritdoc />
    public string FailedCycles(string count, string last) => $"{count} failed cycles in a row, the last: {last}";

    /// <inheritdoc />
    public string DayBegan(string week) => $"a new day began; week {week} %";

    /// <inheritdoc />
    public string ClockOff(string seconds, bool isBehind, string allowed) =>
        $"the clock is {seconds} s {(isBehind ? "behind" : "ahead of")} the exchange's, allowed are {allowed} s: "
        + "set it (timedatectl set-ntp true)";

    /// <inheritdoc />
    public string OtherPoller(bool hasTakenOver, string detail) =>
        "another program polls this bot; it "
        + $"{(hasTakenOver ? "has taken over" : "does not work on")} this database ({detail})";

    /// <inheritdoc />
    public string OrderUnknown(string order, string since) =>
        $"order {order}: since {since} UTC nobody can tell what became of it; "
        + "nothing is bought until the exchange does";

    /// <inheritdoc />
    public string DatabaseAway(string from, string until, string why) =>
        $"the database was away from {from} to {until} UTC: {why}";

    /// <inheritdoc />
    public string CoinsMore(string gap, string coin, string journal) =>
        $"the exchange has {gap} {coin} more than the journal ({journal})";

    /// <inheritdoc />
    public string CoinsGone(string journal, string coin, string exchange) =>
        $"the journal holds {journal} {coin}, the exchange {exchange}";

    /// <inheritdoc />
    public string StrayOrder(string order, string executed) =>
        $"order {order} is at the exchange ({executed} executed) and not in the journal";

    /// <inheritdoc />
    public string MissedFill(string order, string executed, string journal) =>
        $"order {order} executed {executed} and the journal has {journal}";

    /// <inheritdoc />
    public string ForeignOrder(string order) => $"order {order} is open and not the bot's";
}
