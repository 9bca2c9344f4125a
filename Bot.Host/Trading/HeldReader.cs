using Bot.Domain.Market;
using Bot.Domain.Positions;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;

namespace Bot.Host.Trading;

/// <summary>Reads what is held, after every order without a known end was asked for, and keeps it in memory.</summary>
public sealed class HeldReader(UnknownOrders unknown, PositionBook positions, HeldMemory memory)
{
    /// <summary>The open position or none; not known while an order's end is not.</summary>
    public async Task<(bool IsKnown, Position? Position)> ReadAsync(AccountRow account, CancellationToken token)
    {
        memory.Saw(account);
        if ((await unknown.ResolveAsync(account, token)).Count > 0)
        {
            return (false, null);
        }

        var position = await positions.FindAsync(account.Id, new MarketCode(account.Market), token);
        memory.Saw(position);
        return (true, position);
    }
}
