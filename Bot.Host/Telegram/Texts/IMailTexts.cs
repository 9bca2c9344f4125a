namespace Bot.Host.Telegram.Texts;

/// <summary>What there is to say of letters by e-mail.</summary>
public interface IMailTexts
{
    /// <summary>What happened when the mail server takes no letters.</summary>
    string Trouble { get; }

    /// <summary>A subject: what comes first, and how many other things are in the letter.</summary>
    string Subject(string first, int more);

    /// <summary>Stands at the end where not everything has room; escaped.</summary>
    string Left(int count);

    /// <summary>The last line of each letter; escaped.</summary>
    string Footer { get; }
}
