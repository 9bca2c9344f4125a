namespace Bot.Host.Telegram.Texts;

/// <summary>The watch from outside in English.</summary>
public sealed class EnglishWatch : IWatchTexts
{
    /// <inheritdoc />
    public string NotRunning(string machine, string? since) =>
        $"🚨 ChatTrader does not run on {machine}, or keeps being started again. "
        + (since is null ? "" : $"Last sign of life: {since}. ")
        + "Stops and targets are not watched. Look: journalctl -u chattrader -n 50";

    /// <inheritdoc />
    public string NoCycle(string account, string? since, int minutes) =>
        $"🚨 No cycle was completed in account {account} "
        + (since is null ? "yet" : $"since {since}")
        + $", though one is due every {minutes} min. Look: journalctl -u chattrader -n 50";

    /// <inheritdoc />
    public string Well(string machine) => $"✅ ChatTrader works again on {machine}.";
}
