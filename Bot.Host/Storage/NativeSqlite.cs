using System.Runtime.InteropServices;

namespace Bot.Host.Storage;

/// <summary>
/// Lets the database use the system's SQLite, which the distribution keeps patched, where there is one; else the older
/// one that comes along.
/// </summary>
public static class NativeSqlite
{
    private const string Asked = "e_sqlite3";
    private const string System = "libsqlite3.so.0";

    private static readonly Lazy<bool> Resolved = new(Install);

    /// <summary>To be called before the first connection; calling it again does nothing.</summary>
    public static void Use() => _ = Resolved.Value;

    private static bool Install()
    {
        NativeLibrary.SetDllImportResolver(typeof(SQLitePCL.SQLite3Provider_e_sqlite3).Assembly, (name, _, _) =>
            string.Equals(name, Asked, StringComparison.Ordinal) && NativeLibrary.TryLoad(System, out var handle) ? handle : IntPtr.Zero);
        return true;
    }
}
