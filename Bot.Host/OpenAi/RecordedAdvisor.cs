using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Bot.Host.Trading;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.OpenAi;

/// <summary>
/// Answers out of the journal, for replay and backtest. The raw answer is read again with the menu given, so that the
/// choice is made again and not repeated; a call that failed stays one, and a slot without a call has no advice.
/// </summary>
public sealed class RecordedAdvisor(IDbContextFactory<BotDb> databases, TimeProvider time) : IAdvisor
{
    /// <inheritdoc />
    public async Task<Advised> AdviseAsync(AdviceRequest request, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        var (account, slot) = (request.Account.Value, request.Slot);
        var recorded = await db
            .Advice.AsNoTracking()
            .Where(call => call.AccountId == account && call.Slot == slot)
            .OrderByDescending(call => call.Id)
            .FirstOrDefaultAsync(token);
        return Read(recorded, request, time.GetUtcNow());
    }

    /// <summary>The advice of a call of the journal; null stands for a slot without one.</summary>
    public static Advised Read(AdviceRow? recorded, AdviceRequest request, DateTimeOffset now)
    {
        var (advice, failure) = recorded switch
        {
            null => (null, "no advice was recorded for this slot"),
            { Failure: { } why } => (null, why),
            { RawAnswer: { } answer } => AdviceSchema.Read(answer, request.Legal),
            _ => (null, "no answer was recorded for this slot"),
        };
        var call = new AdviceRow
        {
            Source = "recorded",
            Action = advice?.Action.ToString(),
            Confidence = advice?.Confidence.ToString(),
            RawAnswer = recorded?.RawAnswer,
            Failure = failure,
            At = now,
        };
        return new Advised(advice, call, null);
    }
}
