using Bot.Host.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Bot.Host.Commands;

/// <summary>Finds the journal that a command reads: a data folder's, or that which a demo kept.</summary>
internal static class JournalFolder
{
    /// <summary>The data folder that is meant: that which holds a database, or traces of one.</summary>
    public static string Of(string place)
    {
        var places = Places(place);
        return Array.Find(places, one => File.Exists(Path.Combine(one, DatabaseStart.FileName)))
            ?? Array.Find(places, one => Directory.Exists(Path.Combine(one, "backups")))
            ?? place;
    }

    /// <summary>The journal in a folder; null takes the configured one.</summary>
    /// <exception cref="InvalidDataException">There is none.</exception>
    public static IDbContextFactory<BotDb> Open(string? folder)
    {
        var place = folder ?? RunCommand.Load().Options.Storage.Folder;
        var file =
            Places(place).Select(one => Path.Combine(one, DatabaseStart.FileName)).FirstOrDefault(File.Exists)
            ?? throw new InvalidDataException(
                $"there is no {DatabaseStart.FileName} in {Path.GetFullPath(place)}; "
                    + "name a data folder, or the folder of a demo"
            );
        return new PooledDbContextFactory<BotDb>(DatabaseStart.Options(file));
    }

    private static string[] Places(string place) => [place, Path.Combine(place, "bot"), Path.Combine(place, "data")];
}
