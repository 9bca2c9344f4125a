using System.Runtime.CompilerServices;

namespace Bot.Tests;

/// <summary>
/// Files of <c>../shared</c>, beside the project; a test that needs them is skipped, saying so, where they are not.
/// </summary>
internal static class SharedData
{
    /// <summary>The project's root folder.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The folder of shared data and design, or null where there is none.</summary>
    public static string? Folder { get; } = Find();

    /// <summary>The path of a shared file, e.g. <c>data/golden/rsi14.csv</c>.</summary>
    /// <exception cref="InvalidOperationException">There is no shared folder; ask with <see
    /// cref="SharedFactAttribute"/>.</exception>
    public static string Path(string relative) =>
        System.IO.Path.Combine(
            Folder ?? throw new InvalidOperationException("no ../shared beside the project"),
            relative
        );

    private static string? Find()
    {
        var folder = System.IO.Path.GetFullPath(System.IO.Path.Combine(Root, "..", "shared"));
        return Directory.Exists(System.IO.Path.Combine(folder, "data")) ? folder : null;
    }

    private static string FindRoot([CallerFilePath] string here = "") =>
        System.IO.Path.GetDirectoryName(System.IO.Path.GetDirectoryName(here)!)!;
}

/// <summary>A test that reads <c>../shared</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute()
    {
        if (SharedData.Folder is null)
        {
            Skip = "needs ../shared beside the project";
        }
    }
}

/// <summary>A table test that reads <c>../shared</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SharedTheoryAttribute : TheoryAttribute
{
    public SharedTheoryAttribute()
    {
        if (SharedData.Folder is null)
        {
            Skip = "needs ../shared beside the project";
        }
    }
}
