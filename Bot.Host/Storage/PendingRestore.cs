using System.Text.Json;

namespace Bot.Host.Storage;

/// <summary>
/// Puts a restored database in the place of the old one so that a kill at any moment leaves one of them and never a
/// mixture. The new file is whole before a mark says that it counts; from then on whoever opens the folder next ends
/// what was begun. The old file keeps its log beside it and never lends it to the new one.
/// </summary>
/// <param name="folder">The data folder; to be used by whoever holds its lock.</param>
public sealed class PendingRestore(string folder)
{
    /// <summary>The mark's name.</summary>
    public const string MarkName = "restore.json";

    private static readonly string[] Parts = ["-wal", "-shm", ""];

    private readonly SpillFile _mark = new(folder, MarkName);
    private readonly string _file = Path.Combine(folder, DatabaseStart.FileName);

    /// <summary>Where the new file is put before anything is decided.</summary>
    public string NewFile => $"{_file}.restored";

    /// <summary>Whether one was decided and not ended.</summary>
    public bool IsBegun => File.Exists(Path.Combine(folder, MarkName));

    /// <summary>What the old file is called afterwards.</summary>
    public static string OldName(string stamp) => $"{DatabaseStart.FileName}.replaced-{stamp}";

    /// <summary>Decides that the new file counts. To be followed by <see cref="Finish()"/>.</summary>
    /// <param name="stamp">Names the old file.</param>
    /// <exception cref="IOException">The disk does not take it; nothing has changed.</exception>
    public void Begin(string stamp)
    {
        if (!_mark.TryWrite(new Mark(stamp)))
        {
            throw new IOException($"{Path.GetFullPath(folder)} cannot be written; nothing was changed");
        }
    }

    /// <summary>Ends what was begun, however far it came; takes away what was prepared and never decided.</summary>
    public void Finish() => Finish(() => { });

    /// <summary>The same, asking before each move.</summary>
    internal void Finish(Action move)
    {
        if (ReadMark() is { Stamp: { } stamp } && File.Exists(NewFile))
        {
            foreach (var part in Parts.Where(part => File.Exists(_file + part)))
            {
                move();
                File.Move(_file + part, Path.Combine(folder, OldName(stamp) + part));
            }

            move();
            File.Move(NewFile, _file);
        }

        move();
        File.Delete(Path.Combine(folder, MarkName));
        File.Delete(NewFile);
    }

    private Mark? ReadMark()
    {
        try
        {
            return _mark.Read<Mark>();
        }
        catch (JsonException failure)
        {
            throw new InvalidDataException(
                $"{MarkName} in {Path.GetFullPath(folder)} is damaged, which a restore wrote; look at the files beside "
                    + "it, take it away, and restore again",
                failure
            );
        }
    }

    private sealed record Mark(string Stamp);
}
