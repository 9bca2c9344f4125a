namespace Bot.Host.Watching.Health;

/// <summary>A part of the program, or of what it needs, that can be measured.</summary>
public interface IHealthPart
{
    /// <summary>Its name in answers, e.g. <c>database</c>.</summary>
    string Name { get; }

    /// <summary>Measures it now. Whoever asks has a limit of time.</summary>
    Task<PartHealth> MeasureAsync(CancellationToken token);
}

/// <summary>How a part is.</summary>
/// <param name="Mark">How well.</param>
/// <param name="Detail">What was measured, in a few words without secrets.</param>
public sealed record PartHealth(PartMark Mark, string Detail)
{
    /// <summary>What else is known in figures, by name.</summary>
    public IReadOnlyList<(string Name, double Value)> Figures { get; init; } = [];
}

/// <summary>How well a part is.</summary>
public enum PartMark
{
    Ok,

    /// <summary>It works, and somebody should look.</summary>
    Weak,

    /// <summary>Nothing is known yet.</summary>
    Unknown,

    /// <summary>It is switched off.</summary>
    Off,

    /// <summary>It does not work: the program is not ready.</summary>
    Fault,
}
