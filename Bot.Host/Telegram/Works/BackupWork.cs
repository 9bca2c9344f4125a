using Bot.Host.Backups;
using Bot.Host.Telegram.Looks;
using Bot.Host.Telegram.Screens;
using Bot.Host.Telegram.Texts;

namespace Bot.Host.Telegram.Works;

/// <summary>Makes a full backup for a person who waits for it.</summary>
public sealed class BackupWork(BackupDesk desk) : ILongWork
{
    /// <inheritdoc />
    public CommandName Command => CommandName.Backup;

    /// <inheritdoc />
    public string Argument => BackupScreen.Now;

    /// <inheritdoc />
    public string Heading(ITexts texts) => $"💾 {texts.Backups.Making}";

    /// <inheritdoc />
    public async Task<WorkEnd> RunAsync(ITexts texts, IProgress<WorkStep> progress, CancellationToken token)
    {
        var text = await desk.MakeAsync(BackupKind.Full, token) switch
        {
            BackupOutcome.Made made => texts.Backups.Made(
                made.Manifest.Name,
                BackupHealth.Size(made.Bytes),
                texts.Health.Took(made.Took)),
            BackupOutcome.Failed failed =>
                $"⛔ {texts.Backups.LastFailed(texts.Tell(failed.Why, BackupHealth.LongestWhy))}",
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return WorkEnd.Of(View.Of(
            text, Keyboard.Row(texts, CommandName.Backup, CommandName.Health), Keyboard.Back(texts)));
    }
}
