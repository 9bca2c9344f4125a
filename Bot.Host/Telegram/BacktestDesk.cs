using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Bot.Domain.Risk;
using Bot.Host.Backtests;
using Bot.Host.Telegram.Screens;
using Bot.Host.Telegram.Texts;
using Bot.Host.Trading;

namespace Bot.Host.Telegram;

/// <summary>
/// Runs backtests for people: one an account at a time, in the background, told in one message that is edited.
/// </summary>
public sealed class BacktestDesk(IBacktestRunner runner, ChatWire wire, ChatLanes lanes, WallClock wall)
{
    private static readonly TimeSpan BetweenEdits = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<int, Run> _running = new();
    private readonly ConcurrentDictionary<(long Chat, int Message), int> _told = new();

    public bool IsRunning(int account) => _running.ContainsKey(account);

    /// <summary>Starts a run that is told in a message.</summary>
    /// <returns>False when one runs already.</returns>
    [SuppressMessage("Reliability", "CA2025", Justification = "the work disposes the run at its own end")]
    public bool Start(ChatPerson person, long chat, int message, BacktestOrder order)
    {
        var run = new Run(person, chat, message, order);
        if (!_running.TryAdd(person.Account, run))
        {
            run.Dispose();
            return false;
        }

        _told[(chat, message)] = person.Account;
        if (lanes.Post($"backtest {person.Account}", token => RunAsync(run, token)))
        {
            return true;
        }

        Forget(run);
        return false;
    }

    /// <summary>A message shows something else from now on; the run goes on and tells its end in a new one.</summary>
    public void Leave(long chat, int message) => _told.TryRemove((chat, message), out _);

    /// <summary>Asks the account's run to end.</summary>
    /// <returns>False when none runs.</returns>
    public bool Cancel(int account)
    {
        if (!_running.TryGetValue(account, out var run))
        {
            return false;
        }

        run.Stop();
        return true;
    }

    /// <summary>What the message shows while a run goes on.</summary>
    public static View Progress(BacktestOrder order, int percent, ITexts texts)
    {
        const int Cells = 20;
        var full = Math.Clamp(percent, 0, 100) * Cells / 100;
        return View.Of(
            $"🧪 {texts.Screens.BacktestRunning}: {Heading(order, texts)}\n"
                + $"{new string('▓', full)}{new string('░', Cells - full)} {percent} %",
            [Key.To(texts.Keys.Cancel, CommandName.Backtest, BacktestScreen.Cancel)],
            Keyboard.Back(texts));
    }

    private async Task RunAsync(Run run, CancellationToken token)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(run.Stopped, token);
        try
        {
            var percent = new Percent();
            var work = runner.RunAsync(run.Order, percent, both.Token);
            await TellProgressAsync(run, work, percent, token);
            await TellEndAsync(run, Result(await work, run.Person.Texts), token);
        }
        catch (OperationCanceledException) when (!token.IsCancellationRequested)
        {
            await TellEndAsync(
                run, BacktestScreen.Choice(run.Person.Texts, run.Person.Texts.Screens.BacktestCancelled), token);
        }
        finally
        {
            Forget(run);
        }
    }

    private async Task TellProgressAsync(Run run, Task work, Percent percent, CancellationToken token)
    {
        var told = 0;
        while (!work.IsCompleted)
        {
            using var soon = CancellationTokenSource.CreateLinkedTokenSource(token);
            await Task.WhenAny(work, wall.WaitAsync(BetweenEdits, soon.Token));
            await soon.CancelAsync();
            if (!work.IsCompleted && percent.Value != told)
            {
                told = percent.Value;
                var bar = Progress(run.Order, told, run.Person.Texts);
                lanes.Post(PanelKeeper.LaneOf(run.Chat), lane => TellAsync(run, bar, lane));
            }
        }
    }

    // In the lane of the chat, so that it does not cross with what the person presses meanwhile.
    private async Task TellAsync(Run run, View view, CancellationToken token)
    {
        if (IsTold(run))
        {
            await wire.EditAsync(run.Chat, run.Message, view, token);
        }
    }

    private async Task TellEndAsync(Run run, View view, CancellationToken token)
    {
        if (!IsTold(run)
            || await wire.EditAsync(run.Chat, run.Message, view, token) is Delivery.Gone or Delivery.Refused)
        {
            await wire.SendAsync(run.Chat, view, silent: true, token);
        }
    }

    private bool IsTold(Run run) => _told.ContainsKey((run.Chat, run.Message));

    private static View Result(Answer<BacktestSummary> answer, ITexts texts) => answer switch
    {
        Answer<BacktestSummary>.Given { Value: var summary } =>
            BacktestScreen.Choice(texts, string.Join('\n', Lines(summary, texts))),
        Answer<BacktestSummary>.Failed failed => BacktestScreen.Choice(
            texts, $"⛔ {texts.Screens.BacktestFailed}: {Html.Excerpt(failed.Message, 300)}"),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Figures and verdict of a run, line by line.</summary>
    public static IEnumerable<string> Lines(BacktestSummary summary, ITexts texts)
    {
        var (labels, none) = (texts.Screens, texts.Words.None);
        yield return $"🧪 <b>{labels.Backtest}</b>: {Heading(summary.Order, texts)}";
        yield return $"{Figure.Moment(summary.From)} – {Figure.Moment(summary.To)} KST, "
            + $"{summary.Bars} {labels.Candles}, {summary.Missing} {labels.Missing}";
        yield return $"{labels.TotalReturn}: <b>{Figure.Change(summary.ReturnPercent, none)}</b>";
        yield return $"{labels.BuyAndHold}: {Figure.Change(summary.BuyAndHoldPercent, none)}";
        yield return $"{labels.Trades}: {summary.Trades}, "
            + $"{labels.ProfitFactor}: {Figure.Number(summary.ProfitFactor, none)}";
        var (drawdown, wins) = (summary.MaxDrawdownPercent, summary.WinRatePercent);
        yield return Verdict(labels.MaxDrawdown, Figure.Change(drawdown, none), "< 15 %", drawdown > -15);
        yield return Verdict(labels.WinRate, Figure.Change(wins, none).TrimStart('+'), "> 50 %", wins > 50);
        yield return Verdict(labels.Sharpe, Figure.Number(summary.Sharpe, none), "> 1", summary.Sharpe > 1);
        if (RiskProfile.Find(summary.Order.Profile) is { } profile)
        {
            var reward = profile.RewardToRisk;
            yield return Verdict(labels.Reward, Figure.Number((double)reward, none), ">= 1.5", reward >= 1.5m);
        }
    }

    private static string Verdict(string label, string value, string limit, bool passed) =>
        $"{(passed ? "✅" : "⛔")} {label}: {value} ({Html.Escape(limit)})";

    private static string Heading(BacktestOrder order, ITexts texts) =>
        $"{Html.Escape(order.Market)} · {texts.Keys.Days(order.Days)} · "
        + $"{Html.Escape(order.Strategy)} · {texts.Words.Profile(order.Profile)}";

    private void Forget(Run run)
    {
        Leave(run.Chat, run.Message);
        _running.TryRemove(run.Person.Account, out _);
        run.Dispose();
    }

    private sealed class Run(ChatPerson person, long chat, int message, BacktestOrder order) : IDisposable
    {
        private readonly CancellationTokenSource _stop = new();
        private readonly Lock _gate = new();
        private bool _isOver;

        public ChatPerson Person => person;

        public long Chat => chat;

        public int Message => message;

        public BacktestOrder Order => order;

        public CancellationToken Stopped => _stop.Token;

        // A late key may come when the run is over.
        public void Stop()
        {
            lock (_gate)
            {
                if (!_isOver)
                {
                    _stop.Cancel();
                }
            }
        }

        public void Dispose()
        {
            lock (_gate)
            {
                _isOver = true;
                _stop.Dispose();
            }
        }
    }

    // Read between two edits; a lost step of the bar does not matter.
    private sealed class Percent : IProgress<int>
    {
        private volatile int _value;

        public int Value => _value;

        public void Report(int value) => _value = value;
    }
}
