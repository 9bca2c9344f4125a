using Bot.Host.Backups;
using Bot.Host.Options;

namespace Bot.Host.Commands;

/// <summary>Finds where database and backups lie for a command.</summary>
internal static class BackupPlaces
{
    private const string Usual = "backups";

    /// <summary>By the configuration.</summary>
    public static BackupPlace Of(BotOptions options) =>
        new(
            options.Storage.Folder,
            options.BackupFolder,
            BackupPlace.KnownSchemas(),
            ConfigurationFiles,
            options.Storage.RoomLeast
        );

    /// <summary>By what was typed, else by the configuration.</summary>
    /// <param name="state">The data folder, or one that a demo kept; null takes the configured one.</param>
    /// <param name="folder">Of the backups; null takes the usual one.</param>
    public static BackupPlace Of(string? state, string? folder)
    {
        var configured = RunCommand.Load().Options;
        var place = Of(configured);
        if (state is not null)
        {
            var data = JournalFolder.Of(state);
            place = place with { Data = data, Folder = Path.Combine(data, Usual) };
        }

        return folder is null ? place : place with { Folder = folder };
    }

    /// <summary>The files that the configuration may lie in.</summary>
    public static IReadOnlyList<string> ConfigurationFiles
    {
        get
        {
            var places = OptionPlaces.OfMachine();
            return [.. places.Files, .. places.EnvFiles];
        }
    }
}
