using Bot.Domain.Cycles;
using Bot.Domain.Decisions;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Positions;
using Bot.Domain.Reasons;
using Bot.Domain.Risk;
using Bot.Domain.Time;
using Bot.Host.Settings;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Trading;

/// <summary>
/// Step 3: reads what the gate needs, lets the domain decide, and moves the state where a breaker trips.
/// </summary>
public sealed class Gatehouse(
    IDbContextFactory<BotDb> databases,
    PositionBook positions,
    StateKeeper states,
    DifferenceCard card,
    Journal journal,
    AccountSettings settings,
    TimeProvider time
)
{
    private static readonly IReadOnlyList<string> Said =
    [
        .. Enum.GetValues<TerminalReason>().Where(reason => reason.IsSaid()).Select(reason => reason.Text()),
    ];

    /// <summary>
    /// What a cycle decides on, as far as reconciling tells it. The exits of what is held are brought up to the last
    /// price
    /// and written down before anybody looks at them.
    /// </summary>
    public async Task<CycleInput> BeginAsync(
        AccountRow account,
        Reconciled.Agreed agreed,
        DateTimeOffset now,
        CancellationToken token
    )
    {
        var market = new MarketCode(account.Market);
        var terms = (await settings.OfAsync(account, token)).Cycle(account.Strategy);
        return new CycleInput
        {
            Market = market,
            At = now,
            Terms = terms,
            DayDecided = await IsDayDecidedAsync(account, terms, now, token),
            Last = agreed.Ticker.Last,
            ChangeDay = agreed.Ticker.ChangeDay,
            Cash = agreed.Balances.Cash,
            FreeCash = agreed.Balances.FreeCash,
            Coins = agreed.Balances.Coins(market),
            Position = agreed.Position is { } held
                ? await SawAsync(account, held, agreed.Ticker.Last, null, token)
                : null,
        };
    }

    // A strategy of days decides once on each: in the first cycle after its end that comes so far.
    private async Task<bool> IsDayDecidedAsync(
        AccountRow account,
        CycleTerms terms,
        DateTimeOffset now,
        CancellationToken token
    )
    {
        if (terms.Speaker().DecidesOn != CandleInterval.Day)
        {
            return false;
        }

        var over = CandleInterval.Day.StartAt(now);
        await using var db = await databases.CreateDbContextAsync(token);
        return await db.Cycles.AnyAsync(
            row =>
                row.AccountId == account.Id
                && row.Market == account.Market
                && row.StartedAt >= over
                && Said.Contains(row.Reason),
            token
        );
    }

    /// <summary>Reads what the gate looks at.</summary>
    public async Task<GateInput> ReadAsync(AccountRow account, CycleInput input, decimal flows, CancellationToken token)
    {
        var equity = Equity.Of(input.Cash, input.Coins, input.Last);
        var marks = await MarksAsync(account, (equity, flows), input.At, token);
        var (last, today) = await positions.EntriesAsync(account.Id, input.At, token);
        return new GateInput(account.State, marks, last, today);
    }

    /// <summary>The input with what only an entry asks for.</summary>
    public async Task<CycleInput> BeforeEntryAsync(
        AccountRow account,
        CycleInput input,
        Func<Task<bool>> stop,
        CancellationToken token
    ) => input with { Closed = await positions.ClosedAsync(account.Id, token), StopAsked = await stop() };

    /// <summary>Moves the state where a breaker tripped.</summary>
    public async Task TripAsync(AccountRow account, LossReading loss, CancellationToken token)
    {
        if (loss.Trip is { } trip)
        {
            var reason =
                $"day {Rung.Text(loss.Day.Value)} %, week {Rung.Text(loss.Week.Value)} % "
                + $"with profile {account.Profile}";
            await states.FireAsync(account.Id, trip, (reason, "bot"), default, token);
        }
    }

    /// <summary>Brings the trailing stop of what is held up to the ATR of the last closed candle.</summary>
    public async Task TrailAsync(AccountRow account, CycleInput input, MarketSnapshot snapshot, CancellationToken token)
    {
        if (input.Position is { } held)
        {
            await SawAsync(account, held, input.Last, snapshot.Row.Atr14, token);
        }
    }

    /// <summary>A position after a price was seen; written down where that moved its exits.</summary>
    public async Task<Position> SawAsync(
        AccountRow account,
        Position held,
        Price seen,
        double? atr,
        CancellationToken token
    )
    {
        var after = held.After(seen, atr, time.GetUtcNow());
        if (after.Progress != held.Progress)
        {
            await positions.KeepAsync(account.Id, new MarketCode(account.Market), after.Progress, token);
        }

        return after;
    }

    /// <summary>Where the loss limits stand with an equity of now.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="now">Equity, and what had come in from outside up to it, in KRW.</param>
    /// <param name="token">Gives up.</param>
    public async Task<LossReading> LossAsync(
        AccountRow account,
        (Krw Equity, decimal Flows) now,
        CancellationToken token
    ) =>
        LossLimits.Read(
            (await settings.OfAsync(account, token)).Profile,
            await MarksAsync(account, now, time.GetUtcNow(), token)
        );

    /// <summary>Writes down what the account is worth now: limits and reports measure from it.</summary>
    public Task MarkAsync(AccountRow account, Reconciled.Agreed agreed, CancellationToken token) =>
        journal.SnapshotAsync(
            Broker.Snapshot(account, agreed.Balances, agreed.Ticker.Last, agreed.Purse.Flows, time.GetUtcNow()),
            token
        );

    /// <summary>A halt that a difference caused ends when the books agree; the next cycle may enter again.</summary>
    public Task AgreedAsync(AccountRow account, CancellationToken token) => card.AgreedAsync(account, "bot", token);

    /// <summary>The end of a cycle in which journal and exchange do not agree; a difference halts entries.</summary>
    public async Task<Ending> DisagreedAsync(AccountRow account, Reconciled reconciled, CancellationToken token)
    {
        switch (reconciled)
        {
            case Reconciled.Differs differs:
                await card.ShowAsync(account, differs, token);
                return Ending.HaltedReconcile(differs.What);
            case Reconciled.OrderUnknown unknown:
                return Ending.HaltedUnknownOrder(unknown.What);
            case Reconciled.Unreachable unreachable:
                return Ending.FailedExchange(unreachable.What);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>Equity of what the exchange holds now.</summary>
    public static Krw EquityOf(AccountRow account, Reconciled.Agreed agreed) =>
        Equity.Of(agreed.Balances.Cash, agreed.Balances.Coins(new MarketCode(account.Market)), agreed.Ticker.Last);

    private async Task<EquityMarks> MarksAsync(
        AccountRow account,
        (Krw Equity, decimal Flows) worth,
        DateTimeOffset now,
        CancellationToken token
    )
    {
        await using var db = await databases.CreateDbContextAsync(token);
        return await EquityHistory.MarksAsync(db, account.Id, worth.Equity, worth.Flows, now, token);
    }
}
