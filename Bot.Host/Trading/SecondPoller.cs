using Bot.Domain.Accounts;
using Bot.Domain.States;
using Bot.Host.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Trading;

/// <summary>
/// Halts trading when another program polls with this bot's token: it may trade with the same keys, and whoever writes
/// to the bot cannot know which of the two answers. Only a person releases it.
/// </summary>
public sealed class SecondPoller(IDbContextFactory<BotDb> databases, Lease lease, StateKeeper states)
{
    /// <summary>Why it halts, as it begins.</summary>
    public const string Reason = "another program polls this bot";

    /// <summary>Halts, unless the account is stopped anyway.</summary>
    public async Task HaltAsync(AccountId account, string detail, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        var state = await db
            .Accounts.AsNoTracking()
            .Where(row => row.Id == account.Value)
            .Select(row => row.State)
            .SingleAsync(token);
        if (state is TradingState.Stopped or TradingState.ManualHalt)
        {
            return;
        }

        var whose = await lease.FenceStillOursAsync(db, token)
            ? "it does not work on this database"
            : "it has taken over this database";
        await states.FireAsync(
            account.Value,
            TradingTrigger.Halt,
            ($"{Reason}; {whose} ({detail})", "bot"),
            default,
            token
        );
    }
}
