using Bot.Host.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Bot.Host.Commands;

/// <summary>Finds the journal that a command reads: a data folder's, or that which a demo kept.</summary>
internal static class JournalFolder
{
    /// <summary>The journal in a folder; null takes the configured one.</summary>
    /// <exception cref="InvalidDataException">There is none.</exception>
    public static IDbContextFactory<BotDb> Open(string? folder)
    {
        var place = folder ?? RunCommand.Load().Options.Storage.Folder;
        var file =
            new[] { place, Path.Combine(place, "bot"), Path.Combine(place, "data") }
                .Select(one => Path.Combine(one, DatabaseStart.FileName))
                .FirstOrDefault(File.Exists)
            ?? throw new InvalidDataException(
                $"there is no {DatabaseStart.FileName} in {Path.GetFullPath(place)}; "
                    + "name a data folder, or the folder of a demo"
            );
        return new PooledDbContextFactory<BotDb>(DatabaseStart.Options(file));
    }
}
