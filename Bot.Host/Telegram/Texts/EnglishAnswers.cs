using Bot.Host.Storage.Rows;

namespace Bot.Host.Telegram.Texts;

/// <summary>Answers in English.</summary>
public sealed class EnglishAnswers : IAnswerTexts
{
    /// <inheritdoc />
    public string Expired => "This key has expired.";

    /// <inheritdoc />
    public string AlreadyDone => "Already done.";

    /// <inheritdoc />
    public string NotYours => "Somebody else was asked this.";

    /// <inheritdoc />
    public string TooOld => "This waited too long while I was away; nothing was done. Please ask again.";

    /// <inheritdoc />
    public string Busy => "One thing after another, please: I am still at the ones before.";

    /// <inheritdoc />
    public string Failed =>
        "I could not answer that: something broke on my side, and the log has it. Trading goes on; "
        + "/status says where things stand.";

    /// <inheritdoc />
    public string PriceMoved => "The price has moved more than 1 % since the question.";

    /// <inheritdoc />
    public string LanguageSet => "English it is.";

    /// <inheritdoc />
    public string NoCycle => "There is no such cycle.";

    /// <inheritdoc />
    public string Stranger(long id) =>
        $"Hello. This bot serves people it knows. Your id is <code>{id}</code>; its owner can add you with it.";

    /// <inheritdoc />
    public string NotAllowed(PersonRole needed) =>
        $"That takes the role {(needed == PersonRole.Owner ? "owner" : "trader")}. Nothing was changed.";

    /// <inheritdoc />
    public string Unknown(string given) => $"I do not know “{given}”. Did you mean one of these?";

    /// <inheritdoc />
    public string BadArgument(string given, string allowed) =>
        $"“{given}” does not fit. Allowed: {allowed}. Nothing was changed.";

    /// <inheritdoc />
    public string NoArgument(string command) => $"/{command} takes nothing after it. Nothing was changed.";

    /// <inheritdoc />
    public string Asked(string command) => $"⏳ Asked: {command}";

    /// <inheritdoc />
    public string Question(string command, int seconds) =>
        $"❗ <b>{command}</b>?\nThe key works once, within {seconds} seconds.";
}
