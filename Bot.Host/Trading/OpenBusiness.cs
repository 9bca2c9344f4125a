using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Trading;

/// <summary>What of an account is not finished in its market: then it cannot leave it.</summary>
public enum OpenBusiness
{
    None,

    /// <summary>An order was sent whose end is not known.</summary>
    Order,

    /// <summary>Coins are held.</summary>
    Position,
}

/// <summary>Reads what is not finished.</summary>
public static class OpenBusinessReader
{
    /// <summary>The gravest of an account, in whatever market.</summary>
    public static async Task<OpenBusiness> OfAsync(BotDb db, int account, CancellationToken token)
    {
        if (await db.Positions.AnyAsync(row => row.AccountId == account, token))
        {
            return OpenBusiness.Position;
        }

        var isSent = await db.Orders.AnyAsync(
            row => row.AccountId == account && row.Status != OrderStatus.Closed && row.Status != OrderStatus.Refused,
            token
        );
        return isSent ? OpenBusiness.Order : OpenBusiness.None;
    }
}
