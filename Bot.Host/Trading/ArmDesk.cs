using Bot.Domain.Ablation;
using Bot.Domain.Cycles;
using Bot.Domain.Decisions;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Risk;
using Bot.Domain.States;
using Bot.Domain.Strategies;
using Bot.Domain.Time;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;

namespace Bot.Host.Trading;

/// <summary>
/// Takes the arms through a cycle after the account went through it: the same prices, the same words, other purses.
/// They show what the advisor adds; nothing of them reaches the exchange.
/// </summary>
public sealed class ArmDesk(ArmBook book, Observer observer, Journal journal)
{
    /// <summary>Writes down the end of a cycle, with what it makes of the arms.</summary>
    /// <param name="account">As it was when the cycle began.</param>
    /// <param name="record">The end.</param>
    /// <param name="input">What the cycle decided on; null where it had no price to value anything at.</param>
    /// <param name="advised">Advice or none; null where nobody was asked.</param>
    /// <param name="token">Cuts an observation short.</param>
    public async Task EndAsync(
        AccountRow account,
        CycleRecord record,
        CycleInput? input,
        Advised? advised,
        CancellationToken token
    )
    {
        var arms = input is null ? null : await StepAsync(account, record, input, advised, token);
        await journal.EndAsync(account, record with { Arms = arms }, token);
    }

    private async Task<ArmRecord> StepAsync(
        AccountRow account,
        CycleRecord record,
        CycleInput input,
        Advised? advised,
        CancellationToken token
    )
    {
        var purses = await book.PursesAsync(account.Id, account.Market, token);
        if (purses.Count == 0)
        {
            var equity = Equity.Of(input.Cash, input.Coins, input.Last);
            purses = [.. Enum.GetValues<Arm>().Select(arm => ArmPurse.Open(arm, equity, input.At))];
        }

        var seen = Looks(account, record, input, purses) ? await LookAsync(input, token) : input;
        var cycle = Cycle(account, record, seen, advised);
        IReadOnlyList<ArmPurse> after = [.. purses.Select(purse => ArmStep.Take(purse, cycle))];
        var due = await book.DueAsync(account.Id, account.Market, input.At, token);
        return new ArmRecord(
            after,
            Row(account, cycle, after, advised),
            [.. Judged(due, seen.Candles, input.At), .. Claims(account, cycle, advised)]
        );
    }

    // A cycle that ended before it looked at the market did so for the account's own reasons. The arms look for
    // themselves where one may enter or leave; one that looked in vain is not repeated.
    private static bool Looks(
        AccountRow account,
        CycleRecord record,
        CycleInput input,
        IReadOnlyList<ArmPurse> purses
    ) =>
        input.Seen is null
        && !record.Ending.Reason.IsFault()
        && (
            (Permits(account.State) && record.Notes.Quick.All(rung => rung.Passed))
            || purses.Any(purse => purse.Arm != Arm.Holding && purse.Held is not null)
        );

    private async Task<CycleInput> LookAsync(CycleInput input, CancellationToken token)
    {
        var candles = input.Candles ?? (await observer.CandlesAsync(input, token) as Answer<CandleSeries>.Given)?.Value;
        if (candles is null || CycleSteps.Stale(input with { Candles = candles }) is not null)
        {
            return input;
        }

        var market = (await observer.MarketAsync(input, token) as Answer<MarketInput>.Given)?.Value;
        return input with { Candles = candles, Seen = market is { Book.IsEmpty: false } ? market : null };
    }

    private static ArmCycle Cycle(AccountRow account, CycleRecord record, CycleInput seen, Advised? advised)
    {
        var rules = seen.Terms.Rules;
        var (decided, answered) = Heard(seen, record.Notes, advised);
        return new ArmCycle
        {
            Slot = record.Slot,
            At = seen.At,
            Last = seen.Last,
            Profile = seen.Terms.Profile,
            Sizing = rules.SizingMode,
            SizingRule = rules.Sizing,
            EntriesPermitted = Permits(account.State) && !seen.StopAsked && Earns(seen, record.Notes),
            Seen = seen.Seen is null ? null : ArmSight.Of(seen),
            Decided = decided,
            Answered = answered,
        };
    }

    // A halt by loss is the account's own; each arm has limits of its own.
    private static bool Permits(TradingState state) =>
        state is TradingState.Running or TradingState.DailyLossHalt or TradingState.WeeklyLossHalt;

    // The quick backtest says the same to all; a cycle that holds a position has not asked it.
    private static bool Earns(CycleInput seen, CycleNotes notes) =>
        notes.Quick.Count > 0
            ? notes.Quick.All(rung => rung.Passed)
            : seen.Candles is not null && CycleSteps.Quick(seen with { Position = null }) is not { Passed: false };

    private static (AccountDecision? Decided, TradeAction? Answered) Heard(
        CycleInput seen,
        CycleNotes notes,
        Advised? advised
    )
    {
        if (advised is null)
        {
            return (null, null);
        }

        var action =
            advised.Advice is { } advice && notes.Validation.All(rung => rung.Passed)
                ? advice.Action
                : TradeAction.Hold;
        return (
            new AccountDecision(seen.Position is not null, action),
            IsFromOutside(advised) ? advised.Advice?.Action : null
        );
    }

    private static bool IsFromOutside(Advised advised) => advised.Call.Source is not AdviceInput.Rules;

    private static ArmCycleRow Row(AccountRow account, ArmCycle cycle, IReadOnlyList<ArmPurse> purses, Advised? advised)
    {
        return new ArmCycleRow
        {
            AccountId = account.Id,
            Market = account.Market,
            Slot = cycle.Slot,
            At = cycle.At,
            LastPrice = cycle.Last.Value,
            Rules = Of(Arm.Rules),
            Applied = Of(Arm.Applied),
            Alone = Of(Arm.Alone),
            Holding = Of(Arm.Holding),
            Advisor = advised switch
            {
                { Advice: not null } when IsFromOutside(advised) => AdvisorHeard.Answered,
                not null when IsFromOutside(advised) => AdvisorHeard.Failed,
                _ => AdvisorHeard.NotAsked,
            },
        };

        decimal Of(Arm arm) => purses.Single(purse => purse.Arm == arm).Equity.Value;
    }

    private static IEnumerable<AdviceOutcomeRow> Claims(AccountRow account, ArmCycle cycle, Advised? advised)
    {
        if (advised?.Advice is { Action: not TradeAction.Hold } advice && IsFromOutside(advised))
        {
            yield return new AdviceOutcomeRow
            {
                AccountId = account.Id,
                Market = account.Market,
                Slot = cycle.Slot,
                At = cycle.At,
                Action = advice.Action,
                Confidence = advice.Confidence,
                Price = cycle.Last.Value,
                DueAt = cycle.At + Calibration.Default.Horizon,
            };
        }
    }

    // By the last close at or before the instant. Where the candles begin later than that, it was never measured.
    private static IEnumerable<AdviceOutcomeRow> Judged(
        IEnumerable<AdviceOutcomeRow> due,
        CandleSeries? series,
        DateTimeOffset now
    )
    {
        if (series is null)
        {
            yield break;
        }

        foreach (var row in due)
        {
            row.JudgedAt = now;
            row.LaterPrice = series
                .Candles.LastOrDefault(candle => candle.Start + series.Interval.Length() <= row.DueAt)
                ?.Close.Value;
            row.Hit = row.LaterPrice is { } later
                ? Calibration.Default.IsHit(row.Action, new Price(row.Price), new Price(later))
                : null;
            yield return row;
        }
    }
}
