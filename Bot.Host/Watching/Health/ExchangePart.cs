using Bot.Domain.States;
using Bot.Host.Storage;
using Bot.Host.Telegram.Looks;
using Bot.Host.Trading;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Watching.Health;

/// <summary>When the exchange last answered, and whether its clock and ours agree.</summary>
internal sealed class ExchangePart(ClockSkew clock, IDbContextFactory<BotDb> databases) : IHealthPart
{
    /// <inheritdoc />
    public string Name => "exchange";

    /// <inheritdoc />
    public async Task<PartHealth> MeasureAsync(CancellationToken token)
    {
        if (clock.SinceAnswer is not { } since)
        {
            return new PartHealth(PartMark.Unknown, "not asked yet");
        }

        var isAsked = await IsAskedAsync(token);
        var detail = $"last answer {Ages.Text(since)} ago{(isAsked ? "" : ", nothing to ask it for")}";
        var mark = isAsked ? Mark(since) : PartMark.Ok;
        return new PartHealth(mark, clock.IsOff ? $"{detail}; the clocks differ: set this machine's" : detail)
        {
            Figures =
            [
                ("last_answer_age_seconds", Ages.Seconds(since)),
                ("clock_skew_seconds", Math.Round(clock.Last!.Value.TotalSeconds, 3)),
            ],
        };
    }

    // Where nothing runs and nothing is held, nobody asks it.
    private async Task<bool> IsAskedAsync(CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        var states = await db.Accounts.AsNoTracking().Select(row => row.State).ToListAsync(token);
        return states.Exists(state => state.RunsCycles()) || await db.Positions.AsNoTracking().AnyAsync(token);
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
