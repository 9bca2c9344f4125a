using Bot.Tests.Crashes;
using Bot.Tests.Doctor;
using Bot.Tests.Scenarios;
using Bot.Tests.Telegram;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer("Bot.Tests.LongestFirst", "Bot.Tests")]

namespace Bot.Tests;

/// <summary>Begins with the classes that take minutes, so that none of them is left alone at the end.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Long =
    [
        nameof(CrashMatrixTests),
        nameof(ProcessKillTests),
        nameof(YearOfCyclesTests),
        nameof(DoctorTests),
        nameof(KeyWalkTests),
    ];

    /// <inheritdoc />
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderBy(Place);

    private static int Place(ITestCollection collection)
    {
        var place = Array.FindIndex(Long, name => collection.DisplayName.EndsWith($".{name}", StringComparison.Ordinal));
        return place < 0 ? Long.Length : place;
    }
}
