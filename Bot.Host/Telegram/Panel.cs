using Bot.Domain.States;
using Bot.Host.Storage.Rows;
using Bot.Host.Telegram.Texts;

namespace Bot.Host.Telegram;

/// <summary>
/// The one message that is always up to date: what the bot is at, and the keys that lead on from there.
/// </summary>
public static class Panel
{
    public static View Of(AccountPicture picture, ITexts texts, PersonRole role)
    {
        string[] lines =
        [
            Phrases.Heading(picture, texts),
            .. picture.Account.State.IsSafeMode() ? [Phrases.StateReason(picture, texts)] : Array.Empty<string>(),
            Phrases.Worth(picture, texts),
            Phrases.Position(picture, texts),
            Phrases.Cycles(picture, texts),
        ];
        var keys = Keys(picture.Account.State, texts.Keys, acts: role >= PersonRole.Trader);
        return View.Of(string.Join('\n', lines), [.. keys]);
    }

    private static IEnumerable<IReadOnlyList<Key>> Keys(TradingState state, IKeyTexts texts, bool acts)
    {
        Key To(CommandName command) => Key.To(texts.Of(command), command);
        List<Key> waysOut = acts ? [.. WaysOut(state).Select(To)] : [];
        IReadOnlyList<Key> looks = [To(CommandName.Status), To(CommandName.Profile)];

        // More than three keys side by side cannot be read on a phone.
        if (waysOut.Count <= 1)
        {
            yield return [.. waysOut, .. looks];
        }
        else
        {
            yield return waysOut;
            yield return looks;
        }

        yield return [To(CommandName.Backtest), To(CommandName.Why), To(CommandName.Chart)];
        yield return [To(CommandName.Trades), To(CommandName.Profit), To(CommandName.Health)];
        IEnumerable<CommandName> last = [CommandName.Settings, CommandName.Help];
        yield return [.. (acts ? last.Append(CommandName.Panic) : last).Select(To)];
    }

    // Every state offers what leads out of it.
    private static IEnumerable<CommandName> WaysOut(TradingState state) => state switch
    {
        TradingState.Stopped => [CommandName.Run],
        TradingState.Running or TradingState.Draining => [CommandName.Stop],
        TradingState.SafeMode or TradingState.DailyLossHalt or TradingState.WeeklyLossHalt or TradingState.FaultHalt
            or TradingState.ManualHalt => [CommandName.Resume, CommandName.Stop],
        TradingState.ReconcileHalt => [CommandName.Reconcile, CommandName.Resume, CommandName.Stop],
    };
}
