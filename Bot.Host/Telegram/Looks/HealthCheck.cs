namespace Bot.Host.Telegram.Looks;

/// <summary>Something that was measured, and whether it is well.</summary>
/// <param name="Mark">How well.</param>
/// <param name="Text">What was measured, and what to do about it; escaped.</param>
public sealed record HealthCheck(HealthMark Mark, string Text)
{
    /// <summary>The sign before the text.</summary>
    public string Sign => Mark switch
    {
        HealthMark.Well => "✅",
        HealthMark.Weak => "⚠",
        HealthMark.Ill => "⛔",
    };

    /// <summary>Well below a first limit, weak below a second, else ill.</summary>
    public static HealthMark Below<T>(T value, T weak, T ill)
        where T : IComparable<T>
    {
        if (value.CompareTo(weak) < 0)
        {
            return HealthMark.Well;
        }

        return value.CompareTo(ill) < 0 ? HealthMark.Weak : HealthMark.Ill;
    }
}

/// <summary>How well something is.</summary>
public enum HealthMark
{
    Well,
    Weak,
    Ill,
}

/// <summary>Measures some of what <c>/health</c> shows.</summary>
public interface IHealthProbe
{
    /// <summary>What it measured, in the person's words.</summary>
    Task<IReadOnlyList<HealthCheck>> ReadAsync(ChatPerson person, CancellationToken token);
}
