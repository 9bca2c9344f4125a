namespace Bot.Host.Options;

/// <summary>What the program owes its supervisor. Section <c>Service</c>.</summary>
public sealed record ServiceOptions
{
    /// <summary>
    /// Seconds that one piece of work of an account may take, beside what advice and slices may, 5 to 7,200; after them
    /// the program counts as hung.
    /// </summary>
    public int WorkSecondsMost { get; init; } = 600;
}
