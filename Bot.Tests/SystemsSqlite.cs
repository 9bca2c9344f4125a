using System.Runtime.CompilerServices;
using Bot.Host.Storage;

namespace Bot.Tests;

/// <summary>
/// Decides which SQLite is in use before any test opens a connection of its own: half of the calls to one library and
/// half to another end the process.
/// </summary>
internal static class SystemsSqlite
{
    [ModuleInitializer]
    internal static void Use() => NativeSqlite.Use();
}
