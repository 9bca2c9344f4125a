namespace Bot.Host.Telegram.Texts;

/// <summary>English.</summary>
public sealed class English : ITexts
{
    /// <inheritdoc />
    public string Code => "en";

    /// <inheritdoc />
    public string Name => "English";

    /// <inheritdoc />
    public IWords Words { get; } = new EnglishWords();

    /// <inheritdoc />
    public IKeyTexts Keys { get; } = new EnglishKeys();

    /// <inheritdoc />
    public IScreenTexts Screens { get; } = new EnglishScreens();

    /// <inheritdoc />
    public IAnswerTexts Answers { get; } = new EnglishAnswers();

    /// <inheritdoc />
    public INoticeTexts Notices { get; } = new EnglishNotices();

    /// <inheritdoc />
    public IAblationTexts Ablation { get; } = new EnglishAblation();

    /// <inheritdoc />
    public IParityTexts Parity { get; } = new EnglishParity();

    /// <inheritdoc />
    public IBookTexts Books { get; } = new EnglishBooks();

    /// <inheritdoc />
    public IWorkTexts Works { get; } = new EnglishWorks();

    /// <inheritdoc />
    public IPeopleTexts People { get; } = new EnglishPeople();

    /// <inheritdoc />
    public IDeliveryTexts Delivery { get; } = new EnglishDelivery();

    /// <inheritdoc />
    public IAlarmTexts Alarms { get; } = new EnglishAlarms();

    /// <inheritdoc />
    public IChartTexts Charts { get; } = new EnglishCharts();

    /// <inheritdoc />
    public ILookTexts Looks { get; } = new EnglishLooks();

    /// <inheritdoc />
    public IResultTexts Results { get; } = new EnglishResults();

    /// <inheritdoc />
    public IHealthTexts Health { get; } = new EnglishHealth();

    /// <inheritdoc />
    public IWatchTexts Watch { get; } = new EnglishWatch();

    /// <inheritdoc />
    public IBackupTexts Backups { get; } = new EnglishBackups();

    /// <inheritdoc />
    public ISettingTexts Settings { get; } = new EnglishSettings();

    /// <inheritdoc />
    public SayingBook Sayings { get; } = new(EnglishSayings.All);

    /// <inheritdoc />
    public IMailTexts Mail { get; } = new EnglishMail();
}
