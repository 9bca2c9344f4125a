using System.Diagnostics;
using Bot.Host.Storage;
using Bot.Tests.Storage;
using Microsoft.Data.Sqlite;

namespace Bot.Tests.Emergencies;

/// <summary>Ways in which a database file goes bad, and back.</summary>
internal static class Trouble
{
    /// <summary>Another process holds the file for itself.</summary>
    public static IDisposable Lock(string file)
    {
        Leftovers.Close(file);
        var holder = OtherProcess.Start(OtherProcess.Locks, file);
        Assert.Equal("locked", holder.StandardOutput.ReadLine());
        return new Undone(
            file,
            () =>
            {
                using (holder)
                {
                    holder.StandardInput.Close();
                    holder.WaitForExit();
                }
            }
        );
    }

    /// <summary>Nobody can write the file: not even root.</summary>
    public static IDisposable ReadOnly(string file)
    {
        Leftovers.Close(file);
        if (Environment.IsPrivilegedProcess || OperatingSystem.IsWindows())
        {
            Run("chattr", "+i", file);
            return new Undone(file, () => Run("chattr", "-i", file));
        }

        File.SetUnixFileMode(file, UnixFileMode.UserRead);
        return new Undone(file, () => OwnerOnly.Close(file));
    }

    /// <summary>Fills what is left of the disk that a database lies on; gives it back when disposed.</summary>
    public static Ballast Fill(string folder, string database)
    {
        var ballast = Path.Combine(folder, "ballast");
        using (var file = new FileStream(ballast, FileMode.Create, FileAccess.Write, FileShare.None, 1))
        {
            Fill(file, 65_536);
            Fill(file, 1);
        }

        return new Ballast(ballast, database);
    }

    /// <summary>All pages but the first are garbage; the file as it was comes back.</summary>
    public static IDisposable Damage(string file)
    {
        using (var connection = new SqliteConnection($"Data Source={file};Pooling=False"))
        {
            connection.Open();
            Do(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
        }

        Leftovers.Close(file);
        var whole = File.ReadAllBytes(file);
        var garbage = whole.ToArray();
        garbage.AsSpan(4_096).Fill(0xA5);
        File.WriteAllBytes(file, garbage);
        return new Undone(
            file,
            () =>
            {
                // Another file in its place, as a person would put it there: what is open stays with the old one.
                File.WriteAllBytes($"{file}.whole", whole);
                File.Delete($"{file}-wal");
                File.Delete($"{file}-shm");
                File.Move($"{file}.whole", file, overwrite: true);
            }
        );
    }

    /// <summary>Turns a byte over, in the file itself.</summary>
    public static void Flip(string file, long position)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        stream.Position = position;
        var old = stream.ReadByte();
        stream.Position = position;
        stream.WriteByte((byte)(old ^ 0xFF));
    }

    public static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false }
        )!;
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program}: {errors}");
    }

    private static void Fill(FileStream file, int block)
    {
        var zeros = new byte[block];
        try
        {
            while (true)
            {
                file.Write(zeros);
            }
        }
        catch (IOException full)
        {
            Assert.True(file.Length > 0 || block == 1, full.Message);
        }
    }

    /// <summary>The first value that a statement finds in a file; null for none.</summary>
    public static object? Ask(string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private static void Do(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>A file that takes what is left of a disk.</summary>
    internal sealed class Ballast(string path, string database) : IDisposable
    {
        /// <summary>Takes all but so much.</summary>
        public void Leave(int freeMegabytes)
        {
            var free = new DriveInfo(path).AvailableFreeSpace;
            using var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.None);
            file.SetLength(file.Length + free - ((long)freeMegabytes << 20));
        }

        public void Dispose()
        {
            Leftovers.Close(database);
            File.Delete(path);
        }
    }

    private sealed class Undone(string file, Action undo) : IDisposable
    {
        public void Dispose()
        {
            // What was read of the file while it was bad is not kept.
            Leftovers.Close(file);
            undo();
            Leftovers.Close(file);
        }
    }
}
