namespace Bot.Host.Telegram.Texts;

/// <summary>Alarms in English.</summary>
public sealed class EnglishAlarms : IAlarmTexts
{
    /// <inheritdoc />
    public string PanicBlind =>
        "🆘 Halted. Open orders are being cancelled. The database is away, so this stands in memory and in a file; "
        + "it holds over a restart.";

    /// <inheritdoc />
    public string Blind => "(the database is away; what is held cannot be shown)";

    /// <inheritdoc />
    public string Away => "The database is away. Nothing was changed; only /panic works now.";

    /// <inheritdoc />
    public string DatabaseDown(string why, string since) =>
        $"🚨 <b>The database cannot be used</b> since {since}: {why}\n"
        + "Nothing is bought. Stops and targets work from memory, /panic works too.";

    /// <inheritdoc />
    public string DatabaseBack(string since, string until) =>
        $"✅ The database works again ({since} to {until}) and knows everything that was done without it.";

    /// <inheritdoc />
    public string Panic(bool isCancelled, bool isLatched, string? sold, string? waits) =>
        $"🆘 <b>Panic</b>\n{Mark(isCancelled)} open orders cancelled\n{Mark(isLatched)} halt written down"
        + (sold is null ? "" : $"\nSold: {sold}")
        + (waits is null ? "" : $"\nIs tried again: {waits}");

    /// <inheritdoc />
    public string Left(string reason, string sold, string? waits) =>
        $"🚨 <b>{reason}</b> fired from memory. Sold: {sold}" + (waits is null ? "" : $"\nIs tried again: {waits}");

    private static string Mark(bool isDone) => isDone ? "✅" : "⏳";
}
