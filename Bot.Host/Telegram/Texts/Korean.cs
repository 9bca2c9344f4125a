namespace Bot.Host.Telegram.Texts;

/// <summary>Korean.</summary>
public sealed class Korean : ITexts
{
    /// <inheritdoc />
    public string Code => "ko";

    /// <inheritdoc />
    public string Name => "한국어";

    /// <inheritdoc />
    public IWords Words { get; } = new KoreanWords();

    /// <inheritdoc />
    public IKeyTexts Keys { get; } = new KoreanKeys();

    /// <inheritdoc />
    public IScreenTexts Screens { get; } = new KoreanScreens();

    /// <inheritdoc />
    public IAnswerTexts Answers { get; } = new KoreanAnswers();

    /// <inheritdoc />
    public INoticeTexts Notices { get; } = new KoreanNotices();

    /// <inheritdoc />
    public IAblationTexts Ablation { get; } = new KoreanAblation();

    /// <inheritdoc />
    public IParityTexts Parity { get; } = new KoreanParity();

    /// <inheritdoc />
    public IBookTexts Books { get; } = new KoreanBooks();

    /// <inheritdoc />
    public IWorkTexts Works { get; } = new KoreanWorks();

    /// <inheritdoc />
    public IPeopleTexts People { get; } = new KoreanPeople();

    /// <inheritdoc />
    public IDeliveryTexts Delivery { get; } = new KoreanDelivery();

    /// <inheritdoc />
    public IAlarmTexts Alarms { get; } = new KoreanAlarms();

    /// <inheritdoc />
    public IChartTexts Charts { get; } = new KoreanCharts();

    /// <inheritdoc />
    public ILookTexts Looks { get; } = new KoreanLooks();

    /// <inheritdoc />
    public IResultTexts Results { get; } = new KoreanResults();

    /// <inheritdoc />
    public IHealthTexts Health { get; } = new KoreanHealth();

    /// <inheritdoc />
    public IWatchTexts Watch { get; } = new KoreanWatch();

    /// <inheritdoc />
    public IBackupTexts Backups { get; } = new KoreanBackups();

    /// <inheritdoc />
    public ISettingTexts Settings { get; } = new KoreanSettings();

    /// <inheritdoc />
    public SayingBook Sayings { get; } = new(KoreanSayings.All);

    /// <inheritdoc />
    public IMailTexts Mail { get; } = new KoreanMail();
}
