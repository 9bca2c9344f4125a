using Bot.Domain.Time;

namespace Bot.Host.Telegram.Texts;

/// <summary>Backtests, collecting and the quick check in English.</summary>
public sealed class EnglishWorks : IWorkTexts
{
    /// <inheritdoc />
    public string Start => "▶ Start";

    /// <inheritdoc />
    public string Again => "🔁 Again";

    /// <inheritdoc />
    public string GoOn => "▶ Go on";

    /// <inheritdoc />
    public string OneAtATime => "This is still going on. Wait for it or cancel it.";

    /// <inheritdoc />
    public string Cancelled => "Cancelled.";

    /// <inheritdoc />
    public string Failed => "This ended with an unexpected error. The log says which; trading goes on.";

    /// <inheritdoc />
    public string Interrupted => "Interrupted by a restart. What was fetched is kept.";

    /// <inheritdoc />
    public string Collect => "Candles";

    /// <inheritdoc />
    public string NotCollected => "not collected yet; a backtest fetches what it needs";

    /// <inheritdoc />
    public string EndedEarly => "Not everything could be had";

    /// <inheritdoc />
    public string Nothing => "The exchange has no candle of that time.";

    /// <inheritdoc />
    public string Verifies => "the file verifies";

    /// <inheritdoc />
    public string IsWhole => "What was fetched is kept; it goes on where it stopped.";

    /// <inheritdoc />
    public string New => "new";

    /// <inheritdoc />
    public string NoGaps => "none missing";

    /// <inheritdoc />
    public string RulesOff => "Rules that were off";

    /// <inheritdoc />
    public string Verdict => "Verdict";

    /// <inheritdoc />
    public string LookAhead => "Look-ahead check";

    /// <inheritdoc />
    public string Figures => "Figures";

    /// <inheritdoc />
    public string OpenAtEnd => "one still open at the end, counted apart";

    /// <inheritdoc />
    public string Sortino => "Sortino";

    /// <inheritdoc />
    public string Calmar => "Calmar";

    /// <inheritdoc />
    public string Expectancy => "Per trade";

    /// <inheritdoc />
    public string WinAndLoss => "Average win, loss";

    /// <inheritdoc />
    public string BestAndWorst => "Best, worst";

    /// <inheritdoc />
    public string LosingRun => "Longest losing run";

    /// <inheritdoc />
    public string Held => "Held, mean and longest";

    /// <inheritdoc />
    public string Exposure => "Exposure";

    /// <inheritdoc />
    public string Costs => "Fees, slippage";

    /// <inheritdoc />
    public string TradesFile => "All trades, one a line; times in UTC";

    /// <inheritdoc />
    public string NoPicture => "The picture is missing";

    /// <inheritdoc />
    public string QuickPasses => "The gate is open: cycles may enter.";

    /// <inheritdoc />
    public string QuickBlocks => "The gate is closed: cycles do not enter.";

    /// <inheritdoc />
    public string QuickOff => "The quick backtest is switched off (QuickBacktest:Enabled); cycles do not ask it.";

    /// <inheritdoc />
    public string QuickHeld => "Something is held: until it is sold, cycles do not ask this gate.";

    /// <inheritdoc />
    public string Gap(int missing, string longest, string since) =>
        $"{Figure.Count(missing)} missing, the longest gap {longest} from {since} KST";

    /// <inheritdoc />
    public string Rule(string rule) => rule switch
    {
        "flash-crash" => "flash crash (a run over hours has no minutes)",
        "market-risk" => "market risk (no candles of KRW-BTC over the whole time: /collect KRW-BTC)",
        "quick-backtest" => "quick backtest before each entry",
        "validation" => "validation",
        "limits" => "limits",
        _ => Html.Escape(rule),
    };

    /// <inheritdoc />
    public string Points(int points) => $"{points} runs that were cut off, none did anything else";

    /// <inheritdoc />
    public string Differs(string at) => $"a run that was cut off did something else at {at} KST";

    /// <inheritdoc />
    public string Span(TimeSpan span) => span.TotalHours < 48
        ? $"{Figure.Number(span.TotalHours, "")} h"
        : $"{Figure.Number(span.TotalDays, "")} days";

    /// <inheritdoc />
    public string Length(CandleInterval interval) => interval switch
    {
        CandleInterval.Day => "days",
        CandleInterval.Hour => "hours",
        _ => $"{(int)interval} minutes",
    };

    /// <inheritdoc />
    public string TooMany(int days) => $"at most {Figure.Count(days)} days of candles that short";
}
