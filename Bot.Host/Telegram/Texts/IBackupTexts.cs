using Bot.Host.Backups;

namespace Bot.Host.Telegram.Texts;

/// <summary>What there is to say of backups. Arguments are escaped already.</summary>
public interface IBackupTexts
{
    string Title { get; }

    /// <summary>As a label.</summary>
    string Label { get; }

    string Of(BackupKind kind);

    string None { get; }

    /// <summary>Restored into a temporary file and checked.</summary>
    string Checked { get; }

    /// <summary>The service makes none by itself.</summary>
    string Off { get; }

    /// <summary>The last attempt did not work.</summary>
    string LastFailed(string why);

    /// <summary>How many there are and how large they are together.</summary>
    string Count(int count, string size);

    /// <summary>What a backup protects from and what it does not.</summary>
    string About { get; }

    string NowKey { get; }

    string ListKey { get; }

    /// <summary>In the heading of one that is being made.</summary>
    string Making { get; }

    /// <summary>It was made, restored and checked.</summary>
    string Made(string name, string size, string took);

    /// <summary>The notice of a backup that failed.</summary>
    string Failed(string kind, string why);

    /// <summary>The notice of a kind that works again.</summary>
    string Works(string kind);
}
