using System.Globalization;

namespace Bot.Tests.Crashes;

/// <summary>A place at which a process can die: before or after one of its writes and calls.</summary>
/// <param name="Name">The call, or what was written.</param>
/// <param name="Nth">Which of that name, from 1.</param>
/// <param name="IsAfter">Whether it was done, and nobody here has seen it yet.</param>
internal readonly record struct CrashPoint(string Name, int Nth, bool IsAfter)
{
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{(IsAfter ? "after" : "before")} {Name}{(Nth > 1 ? $" ({Nth})" : "")}"
        );
}
