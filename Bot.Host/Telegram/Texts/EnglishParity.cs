using Bot.Domain.Parity;

namespace Bot.Host.Telegram.Texts;

/// <summary>Live trading beside a backtest, in English.</summary>
public sealed class EnglishParity : IParityTexts
{
    /// <inheritdoc />
    public string Title => "Backtest of the day beside it";

    /// <inheritdoc />
    public string NothingCompared => "no cycle could be compared";

    /// <inheritdoc />
    public string NoDifference => "no difference";

    /// <inheritdoc />
    public string Live => "live";

    /// <inheritdoc />
    public string Backtest => "backtest";

    /// <inheritdoc />
    public string Nothing => "nothing";

    /// <inheritdoc />
    public string Fee => "fee";

    /// <inheritdoc />
    public string Open => "open";

    /// <inheritdoc />
    public string Seen => "seen";

    /// <inheritdoc />
    public string Compared(int compared, int cycles) => $"{compared} of {cycles} cycles compared";

    /// <inheritdoc />
    public string Differ(int count) => count == 1 ? "1 difference" : $"{count} differences";

    /// <inheritdoc />
    public string More(int count) => $"… and {count} more";

    /// <inheritdoc />
    public string Of(ParityCause cause) => cause switch
    {
        ParityCause.Unknown => "⚠️ nothing explains it",
        ParityCause.Advisor => "the advisor decided",
        ParityCause.Failure => "the cycle failed",
        ParityCause.Person => "a person did it",
        ParityCause.Order => "the order could not be placed",
        ParityCause.BetweenCloses => "a price between two closes",
        ParityCause.CandleChanged => "the exchange changed a candle afterwards",
    };
}
