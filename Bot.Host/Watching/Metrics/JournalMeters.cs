using System.Diagnostics.Metrics;
using Bot.Domain.States;

namespace Bot.Host.Watching.Metrics;

/// <summary>
/// What the database knows, as instruments. Sums are over the whole journal and survive a restart; nothing is said of
/// what is not known.
/// </summary>
internal sealed class JournalMeters
{
    private JournalFigures? _figures;

    public JournalMeters(BotMeters meters)
    {
        Sums(meters.Meter);
        Money(meters.Meter);
        States(meters.Meter);
        Waiting(meters.Meter);
    }

    /// <summary>What is told from now on; null where the database cannot be read.</summary>
    public void Tell(JournalFigures? figures) => _figures = figures;

    private void Sums(Meter meter)
    {
        meter.CreateObservableCounter(
            "trades_total",
            () => Executed(one => one.Orders, one => [("symbol", one.Market), ("side", one.Side)]),
            null,
            "Orders that were executed at least in part, by market and side."
        );
        meter.CreateObservableCounter(
            "trade_volume_krw_total",
            () => Executed(one => one.Funds, one => [("symbol", one.Market), ("side", one.Side)]),
            null,
            "What was executed, in KRW without fees."
        );
        meter.CreateObservableCounter(
            "trade_fee_krw_total",
            () => Executed(one => one.Fees, one => [("symbol", one.Market), ("side", one.Side)]),
            null,
            "Fees of what was executed, in KRW."
        );
        meter.CreateObservableCounter(
            "ai_decisions_total",
            () =>
                Figures.Decisions.Select(one =>
                    Of(one.Count, one.Account, ("symbol", one.Market), ("decision", one.Decision))
                ),
            null,
            "Calls of the advisor by what it said; none where no advice came."
        );
        meter.CreateObservableGauge(
            "ai_confidence",
            () =>
                Figures
                    .Decisions.Where(one => one.Confidence is not null)
                    .Select(one => Of(one.Confidence!.Value, one.Account, ("symbol", one.Market))),
            null,
            "How sure the newest advice was: 1 low, 2 medium, 3 high."
        );
        meter.CreateObservableCounter(
            "ai_cost_krw_total",
            () => Accounts(one => one.AdviceCost),
            null,
            "What advice has cost, in KRW."
        );
    }

    private void Money(Meter meter)
    {
        meter.CreateObservableGauge(
            "portfolio_value_krw",
            () => Accounts(one => (double?)one.Worth),
            null,
            "What the account was worth when it was last measured, in KRW."
        );
        meter.CreateObservableGauge(
            "portfolio_profit_rate",
            () => Accounts(one => (double?)one.ProfitPercent),
            null,
            "What was earned since the first measurement, in percent, without money that came or went."
        );
        meter.CreateObservableGauge(
            "position_open",
            () => Accounts(one => one.Holds ? 1 : 0),
            null,
            "1 where the bot holds coins."
        );
    }

    private void States(Meter meter)
    {
        meter.CreateObservableGauge(
            "bot_running",
            () => Accounts(one => one.State.RunsCycles() ? 1 : 0),
            null,
            "1 where cycles run."
        );
        meter.CreateObservableGauge(
            "bot_state",
            () =>
                Figures.Accounts.SelectMany(one =>
                    Enum.GetValues<TradingState>()
                        .Select(state => Of(one.State == state ? 1 : 0, one.Account, ("state", state.ToString())))
                ),
            null,
            "1 for the state that the account is in, 0 for the others."
        );
        meter.CreateObservableGauge(
            "bot_state_since_timestamp_seconds",
            () => Accounts(one => Seconds(one.StateSince)),
            null,
            "When the account came into its state, by the market's clock."
        );
        meter.CreateObservableGauge(
            "scheduler_interval_seconds",
            () => Accounts(one => one.Interval?.TotalSeconds),
            null,
            "From one cycle to the next, where the clock makes cycles due."
        );
        meter.CreateObservableGauge(
            "cycle_last_completed_timestamp_seconds",
            () => Accounts(one => Seconds(one.LastCycle)),
            null,
            "When the last cycle ended, by the market's clock."
        );
    }

    private void Waiting(Meter meter)
    {
        meter.CreateObservableGauge(
            "outbox_depth",
            () => Accounts(one => one.Outbox),
            null,
            "Notices that have not reached everybody yet."
        );
        meter.CreateObservableGauge(
            "outbox_oldest_timestamp_seconds",
            () => Accounts(one => Seconds(one.OldestNotice)),
            null,
            "When the oldest of them was written, by the market's clock."
        );
    }

    private JournalFigures Figures => _figures ?? new JournalFigures();

    private static double? Seconds(DateTimeOffset? instant) => instant?.ToUnixTimeMilliseconds() / 1_000.0;

    private IEnumerable<Measurement<double>> Accounts(Func<AccountFigures, double?> value) =>
        Figures
            .Accounts.Select(one => (one.Account, Value: value(one)))
            .Where(one => one.Value is not null)
            .Select(one => Of(one.Value!.Value, one.Account));

    private IEnumerable<Measurement<double>> Executed(
        Func<ExecutedFigures, double> value,
        Func<ExecutedFigures, (string, string)[]> labels
    ) => Figures.Executed.Select(one => Of(value(one), one.Account, labels(one)));

    private static Measurement<double> Of(double value, string account, params (string Name, string Value)[] labels) =>
        new(
            value,
            [
                new KeyValuePair<string, object?>("account", account),
                .. labels.Select(label => new KeyValuePair<string, object?>(label.Name, label.Value)),
            ]
        );
}
