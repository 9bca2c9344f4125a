using System.Text.Json;
using Bot.Host.Storage;

namespace Bot.Host.Upbit;

/// <summary>
/// Remembers over restarts until when the exchange blocks us, so that a program that was just started does not ask into
/// a block and make it longer. It needs no database; where the disk does not take it, a restart knows of no block.
/// </summary>
/// <param name="file">Where it is written down.</param>
/// <param name="wall">The clock by which the end is named.</param>
/// <param name="log">Where failures go.</param>
public sealed class BlockMemory(SpillFile file, TimeProvider wall, ILogger<BlockMemory> log)
{
    /// <summary>Its name within the data folder.</summary>
    public const string FileName = "upbit-block.json";

    private readonly Lock _gate = new();
    private DateTimeOffset _until;

    /// <summary>Writes down a block.</summary>
    /// <param name="left">How long it still lasts.</param>
    /// <param name="length">How long it lasts in all.</param>
    internal void Remember(TimeSpan left, TimeSpan length)
    {
        lock (_gate)
        {
            var until = wall.GetUtcNow() + left;
            if (until <= _until)
            {
                return;
            }

            _until = until;
            if (!file.TryWrite(new Block(until, length)))
            {
                log.LogWarning("The exchange's block until {Until} could not be written down", until);
            }
        }
    }

    /// <summary>The block that is not over yet; null where there is none.</summary>
    internal (TimeSpan Left, TimeSpan Length)? Recall()
    {
        try
        {
            if (file.Read<Block>() is not { } block)
            {
                return null;
            }

            // A clock that was set back makes no block longer than it was.
            var left = block.Until - wall.GetUtcNow();
            left = left < block.Length ? left : block.Length;
            return left > TimeSpan.Zero ? (left, block.Length) : null;
        }
        catch (Exception failure)
            when (failure is JsonException or IOException or UnauthorizedAccessException or NotSupportedException)
        {
            log.LogWarning(failure, "Whether the exchange blocked us before could not be read");
            return null;
        }
    }

    private sealed record Block(DateTimeOffset Until, TimeSpan Length);
}
