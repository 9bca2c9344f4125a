namespace Bot.Host.Telegram.Texts;

/// <summary>What the watch from outside says. It sends plain text.</summary>
public interface IWatchTexts
{
    /// <summary>The program does not run, or is started again and again.</summary>
    /// <param name="machine">Where.</param>
    /// <param name="since">When it last gave a sign of life; null where that is not known.</param>
    string NotRunning(string machine, string? since);

    /// <summary>It runs, and no cycle was completed.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="since">When the last one was; null where there is none.</param>
    /// <param name="minutes">From one cycle to the next.</param>
    string NoCycle(string account, string? since, int minutes);

    /// <summary>Everything is as it should be again.</summary>
    string Well(string machine);
}
