using Bot.Host.Storage.Rows;

namespace Bot.Host.Telegram.Texts;

/// <summary>What the bot says to a person at once.</summary>
public interface IAnswerTexts
{
    string Expired { get; }

    string AlreadyDone { get; }

    string NotYours { get; }

    string TooOld { get; }

    string Busy { get; }

    /// <summary>Something broke while answering; nothing was done.</summary>
    string Failed { get; }

    string PriceMoved { get; }

    string LanguageSet { get; }

    string Stranger(long id);

    string NotAllowed(PersonRole needed);

    string Unknown(string given);

    string BadArgument(string given, string allowed);

    string NoArgument(string command);

    string NoCycle { get; }

    /// <summary>A command was written down for the trader.</summary>
    string Asked(string command);

    /// <summary>The question before something that moves money.</summary>
    string Question(string command, int seconds);
}
