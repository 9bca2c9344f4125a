using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Bot.Host.Backups;

/// <summary>
/// One account in one file: a line with the checksum of everything behind it, then, packed, a header and one line a
/// row. It is read only when the checksum holds.
/// </summary>
public static class AccountFile
{
    internal const string Magic = "chattrader account 1 sha256 ";
    private const int DigestLetters = 64;
    private const int LineMost = 64 << 20;

    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
    };

    private static int HeadBytes => Magic.Length + DigestLetters + 1;

    /// <summary>Writes one, in the place of another only when it is whole.</summary>
    internal static void Write(string path, AccountHeader header, Action<AccountLines> rows, CancellationToken token)
    {
        var next = $"{path}.new";
        try
        {
            HashedFile.Write(
                next,
                file =>
                {
                    file.Write(new byte[HeadBytes]);
                    using (var zip = new GZipStream(file, CompressionLevel.Optimal, leaveOpen: true))
                    {
                        var lines = new AccountLines(zip, token);
                        lines.Add(JsonSerializer.SerializeToUtf8Bytes(header, Form));
                        rows(lines);
                    }

                    file.Position = HeadBytes;
                    var (_, sha256) = HashedFile.Copy(file, Stream.Null, long.MaxValue, token);
                    file.Position = 0;
                    file.Write(Encoding.ASCII.GetBytes($"{Magic}{sha256}\n"));
                }
            );
            File.Move(next, path, overwrite: true);
        }
        finally
        {
            File.Delete(next);
        }
    }

    /// <summary>Reads the header, when the file is whole.</summary>
    /// <exception cref="InvalidDataException">It must not be used; the message says why.</exception>
    public static AccountHeader Open(string path, CancellationToken token)
    {
        using var file = File.OpenRead(path);
        var head = new byte[HeadBytes];
        if (
            file.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false) < HeadBytes
            || !Encoding.ASCII.GetString(head).StartsWith(Magic, StringComparison.Ordinal)
        )
        {
            throw new InvalidDataException($"{path} is refused: it is no exported account of this form");
        }

        var (_, sha256) = HashedFile.Copy(file, Stream.Null, long.MaxValue, token);
        if (!CryptographicOperations.FixedTimeEquals(head, Encoding.ASCII.GetBytes($"{Magic}{sha256}\n")))
        {
            throw new InvalidDataException($"{path} is refused: it does not fit its checksum");
        }

        using var lines = Lines(path).GetEnumerator();
        return lines.MoveNext() && Parse<AccountHeader>(lines.Current) is { } header
            ? header
            : throw new InvalidDataException($"{path} is refused: it has no header");
    }

    /// <summary>The rows behind the header, one after another.</summary>
    internal static IEnumerable<AccountRowLine> Rows(string path) =>
        Lines(path)
            .Skip(1)
            .Select(line => Parse<AccountRowLine>(line) ?? throw new InvalidDataException("a row in it is none"));

    internal static byte[] Line(AccountRowLine row) => JsonSerializer.SerializeToUtf8Bytes(row, Form);

    private static T? Parse<T>(string line)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(line, Form);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IEnumerable<string> Lines(string path)
    {
        using var file = File.OpenRead(path);
        file.Position = HeadBytes;
        using var zip = new GZipStream(file, CompressionMode.Decompress);
        using var reader = new StreamReader(zip, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            yield return line.Length <= LineMost ? line : throw new InvalidDataException("a row in it is too long");
        }
    }
}

/// <summary>What an exported account says of itself.</summary>
public sealed record AccountHeader
{
    /// <summary>Its number where it comes from; the names of its orders bear it.</summary>
    public required int Account { get; init; }

    public required string Name { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The version of the program that wrote it.</summary>
    public required string Program { get; init; }

    /// <summary>The last migration.</summary>
    public required string Schema { get; init; }

    /// <summary>How many rows of each table follow.</summary>
    public required IReadOnlyDictionary<string, long> Rows { get; init; }

    /// <summary>The columns of each table, in the order of the values.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Columns { get; init; }

    /// <summary>Its keys of the exchange; null where they stay behind.</summary>
    public KeyEnvelope? Keys { get; init; }
}

/// <summary>A row of a table.</summary>
/// <param name="T">The table.</param>
/// <param name="V">Its values: a text as it is, a whole number as <c>i</c> and its digits, another as <c>r</c>, bytes
/// as <c>b</c> in base 64; texts begin with <c>t</c>.</param>
internal sealed record AccountRowLine(string T, IReadOnlyList<string?> V);

/// <summary>Takes the lines of a file that is being written.</summary>
internal sealed class AccountLines(Stream to, CancellationToken token)
{
    private static readonly byte[] End = [(byte)'\n'];

    public void Add(byte[] line)
    {
        token.ThrowIfCancellationRequested();
        to.Write(line);
        to.Write(End);
    }
}
