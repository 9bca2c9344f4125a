namespace Bot.Host.Backtests;

/// <summary>Writes files whole or not at all: beside the target first, then in its place.</summary>
internal static class Whole
{
    /// <summary>To be asked before long work whose end is to be written there.</summary>
    /// <exception cref="IOException">It is a folder, or nothing can be written beside it.</exception>
    /// <exception cref="UnauthorizedAccessException">Nothing may be written beside it.</exception>
    public static void RequireWritable(string target)
    {
        if (Directory.Exists(target))
        {
            throw new IOException($"{target} is a folder; name a file");
        }

        var aside = Aside(target);
        File.Create(aside).Dispose();
        File.Delete(aside);
    }

    /// <param name="target">One that is there is replaced.</param>
    /// <param name="write">Writes the content.</param>
    /// <param name="token">Asked before the target is replaced.</param>
    public static async Task WriteAsync(string target, Action<Stream> write, CancellationToken token)
    {
        var aside = Aside(target);
        await using (var stream = File.Create(aside))
        {
            write(stream);
        }

        token.ThrowIfCancellationRequested();
        File.Move(aside, target, overwrite: true);
    }

    private static string Aside(string target) => $"{target}.part";
}
