using Bot.Domain.States;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Trading;

/// <summary>Takes an account from invented money to real money, or back.</summary>
public static class ModeChange
{
    /// <summary>Marks that a person chose the mode: the configuration does not change it any more.</summary>
    public const string Mark = "mode-chosen";

    /// <summary>What is in the way of a mode, in a sentence; null where nothing is.</summary>
    public static async Task<string?> ObjectionAsync(BotDb db, int account, string wanted, CancellationToken token)
    {
        if (Of(wanted) is null)
        {
            return "there is no such mode";
        }

        var state = await db.Accounts.Where(one => one.Id == account).Select(one => one.State).SingleAsync(token);
        if (state != TradingState.Stopped)
        {
            return "trading must be stopped first";
        }

        return await OpenBusinessReader.OfAsync(db, account, token) == OpenBusiness.None
            ? null
            : "something is held, or an order's end is not known";
    }

    /// <summary>Changes the mode; the caller saves.</summary>
    public static async Task WriteAsync(
        BotDb db,
        int account,
        string wanted,
        DateTimeOffset now,
        CancellationToken token
    )
    {
        (await db.Accounts.SingleAsync(one => one.Id == account, token)).Mode = Of(wanted)!.Value;
        var mark = await db.Marks.FindAsync([account, Mark], token);
        if (mark is null)
        {
            mark = new MarkRow
            {
                AccountId = account,
                Name = Mark,
                Value = "",
            };
            db.Marks.Add(mark);
        }

        mark.Value = now.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
    }

    private static TradingMode? Of(string wanted) =>
        Enum.TryParse<TradingMode>(wanted, ignoreCase: true, out var mode) && mode != TradingMode.Demo ? mode : null;
}
