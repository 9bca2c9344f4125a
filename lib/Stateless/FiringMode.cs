namespace Stateless;

/// <summary>When a trigger fired by an action runs: at once, nested, or after the present one.</summary>
public enum FiringMode
{
    Immediate,
    Queued,
}
