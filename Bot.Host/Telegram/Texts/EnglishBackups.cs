using Bot.Host.Backups;

namespace Bot.Host.Telegram.Texts;

/// <summary>Backups in English.</summary>
public sealed class EnglishBackups : IBackupTexts
{
    public string Title => "Backups";

    public string Label => "Backup";

    public string Of(BackupKind kind) => kind switch
    {
        BackupKind.Full => "full",
        BackupKind.Incremental => "incremental",
        BackupKind.Configuration => "configuration",
    };

    public string None => "no backup yet";

    public string Checked => "restored and checked";

    public string Off => "not made by itself";

    public string LastFailed(string why) => $"the last attempt failed: {why}";

    public string Count(int count, string size) => $"{Figure.Count(count)} backups, {size} together";

    public string About =>
        "They lie on the bot's own machine: copy the folder elsewhere now and then. Exchange keys are in them "
        + "encrypted, what opens them is not. Restored is on the machine: chattrader backup restore.";

    public string NowKey => "💾 Make one now";

    public string ListKey => "📋 List";

    public string Making => "A backup is being made and checked";

    public string Made(string name, string size, string took) =>
        $"✅ <code>{name}</code>: {size} in {took}, restored into a temporary file and checked";

    public string Failed(string kind, string why) =>
        $"🚨 <b>The backup ({kind}) failed</b>: {why}\nIt is tried again every quarter of an hour; this is told once.";

    public string Works(string kind) => $"✅ The backup ({kind}) works again: made, restored and checked.";
}
