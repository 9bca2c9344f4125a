using Bot.Domain.Backtests;
using Bot.Domain.Cycles;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Risk;
using Bot.Domain.Time;
using Bot.Host.Candles;
using Bot.Host.Settings;
using Bot.Host.Trading;

namespace Bot.Host.Backtests;

/// <summary>
/// Runs the domain's backtest on collected candles, which it brings up to date first, with everything that the account
/// trades by; and proves that the run did not look ahead.
/// </summary>
public sealed class BacktestRunner(CandleArchive archive, QuietWork quiet, TimeProvider time) : IBacktestRunner
{
    /// <summary>
    /// Days before the first that is traded, so that indicators are warm and the market's risk is known from there on.
    /// </summary>
    public const int DaysBefore = 40;

    // The same where indicators are of days.
    private const int DaysBeforeDays = 200;
    private const int PercentOfReading = 60;
    private const int Whole = 100;
    private const int Attempts = 3;
    private static readonly MarketCode Btc = new("KRW-BTC");
    private static readonly CandleInterval[] BtcLengths = [CandleInterval.Day, CandleInterval.Hour];
    private static readonly Krw Capital = new(10_000_000m);

    /// <inheritdoc />
    public async Task<Answer<BacktestOutcome>> RunAsync(
        BacktestOrder order,
        AccountTerms terms,
        IProgress<BacktestStep> progress,
        CancellationToken token
    )
    {
        if (TermsOf(order, terms) is not { } decided)
        {
            return Refused(
                $"{order.Market}, {order.Days} days, {order.Strategy}, {order.Profile}: no such market, number of days "
                    + $"(1 to {BacktestOrder.DaysMost}), strategy or profile"
            );
        }

        var interval = CandleInterval.Hour;
        var until = interval.StartAt(time.GetUtcNow());
        var from = until.AddDays(-order.Days);
        var warm = from.AddDays(decided.Speaker().DecidesOn == CandleInterval.Day ? -DaysBeforeDays : -DaysBefore);
        var archived = await archive.CompleteAsync(
            new MarketCode(order.Market),
            interval,
            warm,
            new Reading(progress),
            Attempts,
            token
        );
        if (archived.Series is not { } all)
        {
            return Refused(archived.Why ?? "the exchange has no candles of that time");
        }

        var series = all.Between(all.CountBefore(warm), all.CountBefore(until));
        var span = (From: series.CountBefore(from), To: series.Count);
        if (span.To - span.From < 2)
        {
            return Refused(archived.Why ?? "the exchange has no candles of that time");
        }

        var request = CycleSteps.Request(decided, series) with
        {
            Capital = Capital,
            Span = span,
            Btc = await BtcAsync(series, token),
            BtcRisk = decided.Rules.BtcRisk,
        };
        return await quiet.RunAsync(() => Run(order, request, archived.Why, progress, token), token);
    }

    private static Answer<BacktestOutcome> Run(
        BacktestOrder order,
        BacktestRequest request,
        string? incomplete,
        IProgress<BacktestStep> progress,
        CancellationToken token
    )
    {
        progress.Report(new BacktestStep(PercentOfReading));
        var report = Backtest.Run(request);
        var place = LookAhead.Differs(
            request,
            looked =>
            {
                token.ThrowIfCancellationRequested();
                progress.Report(
                    new BacktestStep(PercentOfReading + (looked * (Whole - PercentOfReading) / LookAhead.Points))
                );
            }
        );
        token.ThrowIfCancellationRequested();
        DateTimeOffset? at = place is { } index ? request.Candles.Columns.StartAt(index) : null;
        return new Answer<BacktestOutcome>.Given(new BacktestOutcome(order, report, at, incomplete));
    }

    // The market's risk is read where the candles of KRW-BTC are there over the whole time; days do as well as hours.
    private async Task<CandleSeries?> BtcAsync(CandleSeries series, CancellationToken token)
    {
        if (series.Market == Btc)
        {
            return series;
        }

        foreach (var interval in BtcLengths)
        {
            if (await archive.FindAsync(Btc, interval, token) is { } btc && Covers(btc, series))
            {
                return btc;
            }
        }

        return null;
    }

    private static bool Covers(CandleSeries btc, CandleSeries series) =>
        btc.Candles[0].Start <= series.Candles[0].Start.AddDays(1)
        && btc.Last!.Start + btc.Interval.Length() >= series.Last!.Start.AddDays(-1);

    private static CycleTerms? TermsOf(BacktestOrder order, AccountTerms account) =>
        MarketCode.IsValid(order.Market)
        && order.Days is >= 1 and <= BacktestOrder.DaysMost
        && account.Rules.Strategies().Find(order.Strategy) is { } strategy
        && RiskProfile.Find(order.Profile) is { } profile
            ? new CycleTerms(account.For(profile), strategy.Name, account.Rules)
            : null;

    private static Answer<BacktestOutcome>.Failed Refused(string why) => new(FailureKind.Refused, why);

    private sealed class Reading(IProgress<BacktestStep> progress) : IProgress<ArchiveStep>
    {
        public void Report(ArchiveStep value) =>
            progress.Report(new BacktestStep(value.Percent * PercentOfReading / Whole, value.Waits));
    }
}
