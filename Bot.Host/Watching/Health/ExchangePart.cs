using Bot.Host.Telegram.Looks;
using Bot.Host.Trading;

namespace Bot.Host.Watching.Health;

/// <summary>When the exchange last answered, and whether its clock and ours agree.</summary>
internal sealed class ExchangePart(ClockSkew clock) : IHealthPart
{
    /// <inheritdoc />
    public string Name => "exchange";

    /// <inheritdoc />
    public Task<PartHealth> MeasureAsync(CancellationToken token) => Task.FromResult(Measure());

    private PartHealth Measure()
    {
        if (clock.SinceAnswer is not { } since)
        {
            return new PartHealth(PartMark.Unknown, "not asked yet");
        }

        var detail = $"last answer {Ages.Text(since)} ago";
        return new PartHealth(Mark(since), clock.IsOff ? $"{detail}; the clocks differ: set this machine's" : detail)
        {
            Figures =
            [
                ("last_answer_age_seconds", Ages.Seconds(since)),
                ("clock_skew_seconds", Math.Round(clock.Last!.Value.TotalSeconds, 3)),
            ],
        };
    }

    private PartMark Mark(TimeSpan since)
    {
        if (since >= LineHealth.AnswerWeak)
        {
            return PartMark.Fault;
        }

        return since >= LineHealth.AnswerWell || clock.IsOff ? PartMark.Weak : PartMark.Ok;
    }
}
