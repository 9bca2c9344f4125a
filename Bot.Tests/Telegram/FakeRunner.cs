using Bot.Domain.Backtests;
using Bot.Domain.Cycles;
using Bot.Domain.Money;
using Bot.Domain.Risk;
using Bot.Host.Backtests;
using Bot.Host.Settings;
using Bot.Host.Trading;
using Bot.Tests.Backtests;

namespace Bot.Tests.Telegram;

/// <summary>A backtest that ends when the test says so.</summary>
internal sealed class FakeRunner : IBacktestRunner
{
    private readonly TaskCompletionSource<Answer<BacktestOutcome>> _end = new(
        TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<IProgress<BacktestStep>> _begun = new(
        TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<IProgress<BacktestStep>> Begun => _begun.Task;

    /// <summary>What it throws once it has begun, or null.</summary>
    public Exception? Fault { get; set; }

    public int Runs { get; private set; }

    public BacktestOrder? Order { get; private set; }

    public async Task<Answer<BacktestOutcome>> RunAsync(
        BacktestOrder order, AccountTerms terms, IProgress<BacktestStep> progress, CancellationToken token)
    {
        (Runs, Order) = (Runs + 1, order);
        _begun.TrySetResult(progress);
        if (Fault is { } fault)
        {
            throw fault;
        }

        return await _end.Task.WaitAsync(token);
    }

    public void End(Answer<BacktestOutcome> answer) => _end.TrySetResult(answer);

    /// <summary>A true run over quiet hours, in which nothing is traded.</summary>
    public void EndQuietly(string? incomplete = null)
    {
        var request = CycleSteps.Request(
            new CycleTerms(RiskProfile.Balanced, "rsi-mean-reversion", new TradingRules()), Hours.Then()) with
        {
            Capital = new Krw(10_000_000m),
        };
        End(new Answer<BacktestOutcome>.Given(
            new BacktestOutcome(Order!, Backtest.Run(request), null, incomplete)));
    }
}
