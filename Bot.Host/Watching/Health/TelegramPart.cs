using Bot.Host.Options;
using Bot.Host.Telegram;
using Bot.Host.Telegram.Looks;

namespace Bot.Host.Watching.Health;

/// <summary>Whether the chat is heard.</summary>
internal sealed class TelegramPart(TelegramOptions options, UpdatePump pump, WallClock wall) : IHealthPart
{
    /// <inheritdoc />
    public string Name => "telegram";

    /// <inheritdoc />
    public Task<PartHealth> MeasureAsync(CancellationToken token) => Task.FromResult(Measure());

    private PartHealth Measure()
    {
        if (!options.Enabled)
        {
            return new PartHealth(PartMark.Off, "switched off by Telegram:Enabled");
        }

        if (pump.LastPollAt is not { } at)
        {
            return new PartHealth(pump.Refusal is null ? PartMark.Unknown : PartMark.Fault, "no poll succeeded yet");
        }

        var since = wall.Now - at;
        return new PartHealth(Mark(since), $"last poll {Ages.Text(since)} ago")
        {
            Figures = [("last_poll_age_seconds", Ages.Seconds(since))],
        };
    }

    private PartMark Mark(TimeSpan since)
    {
        if (since >= LineHealth.PollWeak)
        {
            return PartMark.Fault;
        }

        return since >= LineHealth.PollWell || pump.Refusal is not null ? PartMark.Weak : PartMark.Ok;
    }
}
