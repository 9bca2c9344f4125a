using Bot.Domain.Accounts;
using Bot.Domain.Decisions;
using Bot.Domain.Exits;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Orders;
using Bot.Domain.Reconciling;
using Bot.Host.Settings;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;

namespace Bot.Host.Trading;

/// <summary>Settles differences as a person says, and only those that the person was shown.</summary>
public sealed class DifferenceDesk(
    Reconciler reconciler,
    DifferenceCard card,
    IExchange exchange,
    Adjustments entries,
    Broker broker,
    AccountSettings settings,
    TimeProvider time
)
{
    /// <summary>Compares journal and exchange.</summary>
    public Task<Reconciled> AgreeAsync(AccountRow account, CancellationToken token) =>
        reconciler.AgreeAsync(account, token);

    /// <summary>Settles all of them in one way, and looks again.</summary>
    public async Task<Settled> SettleAsync(
        AccountRow account,
        PersonCommand.Settle settle,
        string who,
        CancellationToken token
    )
    {
        switch (await reconciler.ExamineAsync(account, token))
        {
            case null:
                return new Settled(false, "an order's end is not known; it is settled by itself");
            case Examined.Unreachable unreachable:
                return new Settled(false, unreachable.What);
            case Examined.Seen seen when DifferenceCard.IdOf(seen.Result.Differences) == settle.Id:
                return await SettleAsync(account, seen, settle.Way, token)
                    ?? await AgainAsync(account, settle.Way, who, token);
            default:
                return await AgainAsync(account, null, who, token);
        }
    }

    // Null where all of it was done.
    private async Task<Settled?> SettleAsync(
        AccountRow account,
        Examined.Seen seen,
        SettleWay way,
        CancellationToken token
    )
    {
        foreach (var one in seen.Result.Differences)
        {
            var settling =
                way == SettleWay.Ignore
                    ? IgnoreAsync(account, one, seen, token)
                    : AdoptAsync(account, one, seen.Exchange.Last, token);
            var why = await settling;
            if (why is not null)
            {
                return new Settled(false, why);
            }
        }

        return null;
    }

    private async Task<Settled> AgainAsync(AccountRow account, SettleWay? way, string who, CancellationToken token)
    {
        switch (await reconciler.AgreeAsync(account, token))
        {
            case Reconciled.Agreed agreed:
                await card.AgreedAsync(account, who, token);
                if (way == SettleWay.Sell && agreed.Position is { } position)
                {
                    return await SellAsync(account, position, token);
                }

                return new Settled(true, way is null ? "the books agree already" : "the books agree");
            case Reconciled.Differs differs:
                await card.ShowAsync(account, differs, token);
                return new Settled(false, "the books have changed since; a new card follows");
            case var other:
                return new Settled(false, other.Why!);
        }
    }

    private async Task<Settled> SellAsync(
        AccountRow account,
        Bot.Domain.Positions.Position position,
        CancellationToken token
    )
    {
        var ending = await broker.SellAsync(account, position, time.GetUtcNow(), new CycleNotes(), token);
        return new Settled(ending.Reason == TerminalReason.Sold, ending.Figures);
    }

    private async Task<string?> IgnoreAsync(
        AccountRow account,
        Difference one,
        Examined.Seen seen,
        CancellationToken token
    )
    {
        switch (one.Kind)
        {
            case DifferenceKind.CoinsGone:
                return $"{one.Subject} of the position is gone and cannot be ignored; adopt what is there";
            case DifferenceKind.CoinsMore:
                var kept = new Volume(seen.Purse.Kept.Value + one.Gap);
                await entries.ConsentAsync(new AccountId(account.Id), one.Subject, kept, time.GetUtcNow(), token);
                return null;
            case DifferenceKind.StrayOrder or DifferenceKind.MissedFill or DifferenceKind.ForeignOrder:
                await entries.ConsentAsync(
                    new AccountId(account.Id),
                    one.Subject,
                    Volume.None,
                    time.GetUtcNow(),
                    token
                );
                return null;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private async Task<string?> AdoptAsync(AccountRow account, Difference one, Price last, CancellationToken token)
    {
        var (id, market) = (new AccountId(account.Id), new MarketCode(account.Market));
        switch (one.Kind)
        {
            case DifferenceKind.CoinsMore:
                await entries.TakeOverAsync(
                    id,
                    market,
                    (new Volume(one.Gap), last),
                    await TermsAsync(account, token),
                    time.GetUtcNow(),
                    token
                );
                return null;
            case DifferenceKind.CoinsGone:
                await entries.WriteOffAsync(id, market, (new Volume(one.Exchange), last), time.GetUtcNow(), token);
                return null;
            case DifferenceKind.StrayOrder or DifferenceKind.MissedFill:
                return await TakeInAsync(account, one, token);
            case DifferenceKind.ForeignOrder:
                await entries.ConsentAsync(
                    new AccountId(account.Id),
                    one.Subject,
                    Volume.None,
                    time.GetUtcNow(),
                    token
                );
                return null;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    // What the exchange says of an order under our name becomes the journal's, fill by fill. One that rests is ended.
    private async Task<string?> TakeInAsync(AccountRow account, Difference one, CancellationToken token)
    {
        var id = OrderId.Parse(one.Subject);
        var found = await exchange.FindAsync(id, token);
        if (found is OrderOutcome.Accepted { Report.IsClosed: false })
        {
            found = await exchange.CancelAsync(id, token);
        }

        if (found is not OrderOutcome.Accepted { Report: { IsClosed: true } report })
        {
            return $"order {id} cannot be taken in: the exchange does not tell its end";
        }

        var market = new MarketCode(account.Market);
        await entries.TakeInAsync(
            new AccountId(account.Id),
            market,
            (id, report),
            await TermsAsync(account, token),
            time.GetUtcNow(),
            token
        );
        return null;
    }

    // Without an ATR of the moment, taken-over coins are protected by the profile's percentages.
    private async Task<ExitTerms> TermsAsync(AccountRow account, CancellationToken token)
    {
        var own = await settings.OfAsync(account, token);
        var profile = own.Profile;
        var terms = ExitTerms.Of(own.Rules.Exits, (profile.StopLoss, profile.TakeProfit), null, null);
        return terms.LacksAtr ? new ExitTerms(profile.StopLoss, profile.TakeProfit) : terms;
    }
}

/// <summary>What came of settling.</summary>
/// <param name="Done">Whether the books agree now, and what was to be sold is.</param>
/// <param name="Detail">In a sentence.</param>
public sealed record Settled(bool Done, string Detail);
