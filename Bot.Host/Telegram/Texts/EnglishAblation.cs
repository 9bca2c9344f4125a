using Bot.Domain.Ablation;

namespace Bot.Host.Telegram.Texts;

/// <summary>What the advisor added, in English.</summary>
public sealed class EnglishAblation : IAblationTexts
{
    /// <inheritdoc />
    public string Title => "What the advisor added";

    /// <inheritdoc />
    public string NoCycle => "No cycle has been measured yet.";

    /// <inheritdoc />
    public string Added => "The advisor added";

    /// <inheritdoc />
    public string Calibration => "How often it was right";

    /// <inheritdoc />
    public string Day => "The day, four ways";

    /// <inheritdoc />
    public string CostThisMonth => "Advisor cost this month";

    /// <inheritdoc />
    public string Terms =>
        "Virtual purses, bought at the best ask, sold at the best bid, 0.05 % a side. Their exits are looked at once a "
        + "cycle and those of the account between cycles too, so compare them with one another.";

    /// <inheritdoc />
    public string Of(Arm arm) => arm switch
    {
        Arm.Rules => "Rules only",
        Arm.Applied => "Advisor as applied",
        Arm.Alone => "Advisor alone",
        Arm.Holding => "Buy and hold",
    };

    /// <inheritdoc />
    public string Since(string moment, string start) => $"since {moment} KST, each with {start}";

    /// <inheritdoc />
    public string Trades(int count) => count == 1 ? "1 trade" : $"{count} trades";

    /// <inheritdoc />
    public string NoAdvice(int times) => times == 1 ? "no advice once" : $"no advice {times} times";

    /// <inheritdoc />
    public string Calls(int calls, int failed, int cycles) =>
        $"Calls {calls}, failed {failed}, cycles {cycles}";

    /// <inheritdoc />
    public string Rule(int hours, string percent) =>
        $"Price after {hours} h beyond both fees ({percent}) the advised way; advice to hold is not judged.";

    /// <inheritdoc />
    public string Hits(int hits, int judged) => $"{hits} of {judged}";

    /// <inheritdoc />
    public string Pending(int count) => $"{count} pending";

    /// <inheritdoc />
    public string Unmeasured(int count) => $"{count} not measured";
}
