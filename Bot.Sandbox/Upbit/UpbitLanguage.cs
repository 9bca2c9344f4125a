namespace Bot.Sandbox.Upbit;

/// <summary>The language that the exchange's refusals are written in; their names are the same in each.</summary>
public enum UpbitLanguage
{
    /// <summary>Each in the language in which it was seen.</summary>
    AsSeen,

    Korean,

    English,
}
