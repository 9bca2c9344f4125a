namespace Bot.Host.Telegram.Texts;

/// <summary>What is told past the outbox. Arguments are escaped already.</summary>
public interface IAlarmTexts
{
    /// <summary>A panic was taken and cannot be shown further: the database is away.</summary>
    string PanicBlind { get; }

    /// <summary>In the place of what is held, while the database is away.</summary>
    string Blind { get; }

    /// <summary>Nothing but panic can be asked for now; plain text.</summary>
    string Away { get; }

    string DatabaseDown(string why, string since);

    string DatabaseBack(string since, string until);

    /// <summary>How far a panic came.</summary>
    /// <param name="isCancelled">None of our orders is open any more.</param>
    /// <param name="isLatched">The halt is written down.</param>
    /// <param name="sold">Coins sold, or null where no sale was asked.</param>
    /// <param name="waits">What is tried again, or null.</param>
    string Panic(bool isCancelled, bool isLatched, string? sold, string? waits);

    /// <summary>An exit from memory.</summary>
    string Left(string reason, string sold, string? waits);
}
