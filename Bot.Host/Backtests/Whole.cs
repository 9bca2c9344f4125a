namespace Bot.Host.Backtests;

/// <summary>Writes files whole or not at all: beside the target first, then in its place.</summary>
internal static class Whole
{
    /// <param name="target">One that is there is replaced.</param>
    /// <param name="write">Writes the content.</param>
    /// <param name="token">Asked before the target is replaced.</param>
    public static async Task WriteAsync(string target, Action<Stream> write, CancellationToken token)
    {
        var aside = $"{target}.part";
        await using (var stream = File.Create(aside))
        {
            write(stream);
        }

        token.ThrowIfCancellationRequested();
        File.Move(aside, target, overwrite: true);
    }
}
