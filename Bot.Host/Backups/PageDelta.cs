using System.Buffers.Binary;

namespace Bot.Host.Backups;

/// <summary>
/// The pages of a database that differ from those of an older copy of it: each with its number before it, nothing else.
/// Pages keep their places when a database is copied, so what was not written to since is the same page.
/// </summary>
internal static class PageDelta
{
    private const int NumberBytes = 8;

    /// <summary>Writes what differs.</summary>
    /// <param name="older">The older copy, read to its end.</param>
    /// <param name="newer">The newer one.</param>
    /// <param name="pageBytes">The size of a page.</param>
    /// <param name="delta">Where.</param>
    /// <param name="token">Ends it early.</param>
    public static void Write(Stream older, Stream newer, int pageBytes, Stream delta, CancellationToken token)
    {
        var (was, now, number) = (new byte[pageBytes], new byte[pageBytes], new byte[NumberBytes]);
        var page = -1L;
        while (ReadPage(newer, now))
        {
            page++;
            token.ThrowIfCancellationRequested();
            if (ReadPage(older, was) && was.AsSpan().SequenceEqual(now))
            {
                continue;
            }

            BinaryPrimitives.WriteInt64LittleEndian(number, page);
            delta.Write(number);
            delta.Write(now);
        }
    }

    /// <summary>Puts what differs over the older copy, which becomes the newer one.</summary>
    /// <param name="delta">Read to its end.</param>
    /// <param name="file">Holds the older copy.</param>
    /// <param name="pageBytes">The size of a page.</param>
    /// <param name="bytes">The size of the newer one.</param>
    /// <param name="token">Ends it early.</param>
    /// <exception cref="InvalidDataException">It does not fit.</exception>
    public static void Apply(Stream delta, Stream file, int pageBytes, long bytes, CancellationToken token)
    {
        var (page, number) = (new byte[pageBytes], new byte[NumberBytes]);
        file.SetLength(bytes);
        while (ReadPage(delta, number))
        {
            token.ThrowIfCancellationRequested();
            var at = BinaryPrimitives.ReadInt64LittleEndian(number);
            if (at < 0 || at > (bytes / pageBytes) - 1 || !ReadPage(delta, page))
            {
                throw new InvalidDataException("a page in it has no place in the database");
            }

            file.Position = at * pageBytes;
            file.Write(page);
        }
    }

    // False at the end.
    private static bool ReadPage(Stream stream, byte[] page) =>
        stream.ReadAtLeast(page, page.Length, throwOnEndOfStream: false) switch
        {
            0 => false,
            var read when read == page.Length => true,
            _ => throw new InvalidDataException("it ends within a page"),
        };
}
