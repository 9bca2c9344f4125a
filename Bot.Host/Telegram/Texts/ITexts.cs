namespace Bot.Host.Telegram.Texts;

/// <summary>All words of one language. A text that a language lacks does not compile.</summary>
public interface ITexts
{
    /// <summary>As stored with the person: <c>ko</c> or <c>en</c>.</summary>
    string Code { get; }

    /// <summary>The language's own name.</summary>
    string Name { get; }

    IWords Words { get; }

    IKeyTexts Keys { get; }

    IScreenTexts Screens { get; }

    IAnswerTexts Answers { get; }

    INoticeTexts Notices { get; }

    IAblationTexts Ablation { get; }

    IParityTexts Parity { get; }

    IBookTexts Books { get; }

    IAlarmTexts Alarms { get; }

    IChartTexts Charts { get; }

    IWorkTexts Works { get; }

    IPeopleTexts People { get; }

    IDeliveryTexts Delivery { get; }

    ILookTexts Looks { get; }

    IResultTexts Results { get; }

    IHealthTexts Health { get; }

    IWatchTexts Watch { get; }

    IBackupTexts Backups { get; }

    ISettingTexts Settings { get; }

    /// <summary>What the journal says, told in this language.</summary>
    SayingBook Sayings { get; }

    IMailTexts Mail { get; }
}

/// <summary>The languages there are.</summary>
public static class Languages
{
    public static ITexts Korean { get; } = new Korean();

    public static ITexts English { get; } = new English();

    public static IReadOnlyList<ITexts> All { get; } = [Korean, English];

    /// <summary>The language of that code, or null.</summary>
    public static ITexts? Find(string? code) => All.FirstOrDefault(texts => texts.Code == code);

    /// <summary>A first guess from what Telegram knows of a person.</summary>
    public static ITexts Guess(string? languageCode) =>
        languageCode?.StartsWith("ko", StringComparison.OrdinalIgnoreCase) == true ? Korean : English;
}
