using Bot.Domain.States;

namespace Bot.Host.Telegram;

/// <summary>
/// The one message that is always up to date: what the bot is at, and the keys that lead on from there.
/// </summary>
public static class Panel
{
    public static View Of(AccountPicture picture, ChatPerson person)
    {
        var texts = person.Texts;
        string[] lines =
        [
            Phrases.Heading(picture, texts),
            .. picture.Account.State.IsSafeMode() ? [Phrases.StateReason(picture, texts)] : Array.Empty<string>(),
            Phrases.Worth(picture, texts),
            Phrases.Position(picture, texts),
            Phrases.Cycles(picture, texts),
        ];
        return View.Of(string.Join('\n', lines), [.. Keys(picture.Account.State, person)]);
    }

    // What acts is left out for those who may not.
    private static IEnumerable<IReadOnlyList<Key>> Keys(TradingState state, ChatPerson person)
    {
        Key To(CommandName command) => Key.To(person.Texts.Keys.Of(command), command);
        bool MayAct(CommandName command) => CommandTable.Of(command).MayAct(person);
        List<Key> waysOut = [.. WaysOut(state).Where(MayAct).Select(To)];
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
        yield return [.. (MayAct(CommandName.Panic) ? last.Append(CommandName.Panic) : last).Select(To)];
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
