using Bot.Host.Backtests;
using Bot.Host.Trading;

namespace Bot.Tests.Telegram;

/// <summary>A backtest that ends when the test says so.</summary>
internal sealed class FakeRunner : IBacktestRunner
{
    private readonly TaskCompletionSource<Answer<BacktestSummary>> _end = new(
        TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<IProgress<int>> _begun = new(
        TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<IProgress<int>> Begun => _begun.Task;

    public int Runs { get; private set; }

    public async Task<Answer<BacktestSummary>> RunAsync(
        BacktestOrder order, IProgress<int> progress, CancellationToken token)
    {
        Runs++;
        _begun.TrySetResult(progress);
        return await _end.Task.WaitAsync(token);
    }

    public void End(Answer<BacktestSummary> answer) => _end.TrySetResult(answer);
}
