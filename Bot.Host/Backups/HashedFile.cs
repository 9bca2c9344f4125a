using System.Security.Cryptography;
using Bot.Host.Storage;

namespace Bot.Host.Backups;

/// <summary>Files as streams whose bytes are counted and hashed, so that none is ever whole in memory.</summary>
internal static class HashedFile
{
    /// <summary>Bytes that are moved at once.</summary>
    public const int Chunk = 1 << 16;

    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(1);

    /// <summary>Writes a file for the owner only, and sees it onto the disk.</summary>
    public static void Write(string path, Action<Stream> write)
    {
        using var file = OwnerOnly.Open(path, FileShare.None);
        file.SetLength(0);
        write(file);
        file.Flush(flushToDisk: true);
    }

    /// <summary>The size and the hash of a file.</summary>
    public static (long Bytes, string Sha256) Of(string path, CancellationToken token)
    {
        using var file = File.OpenRead(path);
        return Copy(file, Stream.Null, long.MaxValue, token);
    }

    /// <summary>
    /// Moves a stream into another and says what was moved; a breath is taken after every few megabytes.
    /// </summary>
    /// <param name="from">Read to its end.</param>
    /// <param name="to">Written.</param>
    /// <param name="most">More bytes than this are not moved.</param>
    /// <param name="token">Ends it early.</param>
    /// <exception cref="InvalidDataException">There is more.</exception>
    public static (long Bytes, string Sha256) Copy(Stream from, Stream to, long most, CancellationToken token)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[Chunk];
        var (moved, sinceBreath) = (0L, 0);
        while (from.Read(buffer) is var read and > 0)
        {
            moved += read;
            if (moved > most)
            {
                throw new InvalidDataException($"there is more in it than the {most} bytes it should hold");
            }

            hash.AppendData(buffer, 0, read);
            to.Write(buffer, 0, read);
            sinceBreath += read;
            if (sinceBreath >= Chunk * 64)
            {
                sinceBreath = 0;
                token.WaitHandle.WaitOne(Breath);
            }

            token.ThrowIfCancellationRequested();
        }

        return (moved, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
