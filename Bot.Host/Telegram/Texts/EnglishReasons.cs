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
}
