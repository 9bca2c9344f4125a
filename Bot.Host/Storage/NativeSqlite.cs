using System.Runtime.InteropServices;

namespace Bot.Host.Storage;

/// <summary>
/// Lets the database use the system's SQLite, which the distribution keeps patched, where there is one; else the older
/// one that comes along.
/// </summary>
public static class NativeSqlite
{
    private const string Asked = "e_sqlite3";
    private const string Systems = "libsqlite3.so.0";

    private static readonly Lazy<IntPtr> Resolved = new(Install);

    /// <summary>To be called before the first connection; calling it again does nothing.</summary>
    public static void Use() => _ = Resolved.Value;

    /// <summary>Whether the system's library is in use.</summary>
    public static bool IsSystems => Resolved.Value != IntPtr.Zero;

    /// <summary>The version of the library in use, e.g. <c>3.40.1</c>.</summary>
    public static string Version
    {
        get
        {
            Use();
            SQLitePCL.Batteries_V2.Init();
            return SQLitePCL.raw.sqlite3_libversion().utf8_to_string();
        }
    }

    private static IntPtr Install()
    {
        var found = NativeLibrary.TryLoad(Systems, out var handle) ? handle : IntPtr.Zero;
        NativeLibrary.SetDllImportResolver(
            typeof(SQLitePCL.SQLite3Provider_e_sqlite3).Assembly,
            (name, _, _) => string.Equals(name, Asked, StringComparison.Ordinal) ? found : IntPtr.Zero
        );
        return found;
    }
}
