using Bot.Host.Backtests;
using Bot.Host.Settings;
using Bot.Host.Trading;

namespace Bot.Tests.Telegram;

/// <summary>
/// A true run that stands still in the middle of its look-ahead check, once, until somebody cancels it: where it
/// computes, not where it waits.
/// </summary>
internal sealed class HeldRunner(IBacktestRunner runner) : IBacktestRunner
{
    private const int Percent = 70;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly TaskCompletionSource _computing = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>It stands still.</summary>
    public Task Computing => _computing.Task.WaitAsync(Patience);

    public Task<Answer<BacktestOutcome>> RunAsync(
        BacktestOrder order, AccountTerms terms, IProgress<BacktestStep> progress, CancellationToken token) =>
        runner.RunAsync(order, terms, new Steps(step =>
        {
            progress.Report(step);
            if (step.Percent >= Percent && _computing.TrySetResult())
            {
                token.WaitHandle.WaitOne(Patience);
            }
        }), token);

    private sealed class Steps(Action<BacktestStep> on) : IProgress<BacktestStep>
    {
        public void Report(BacktestStep value) => on(value);
    }
}
