using Bot.Domain.Decisions;
using Bot.Host.Backups;
using Bot.Host.Storage.Rows;
using Bot.Host.Telegram.Screens;
using Bot.Host.Telegram.Texts;
using Bot.Host.Trading;

namespace Bot.Host.Telegram.Notices;

/// <summary>Puts a notice into a person's words, with the figures that the journal has of it.</summary>
public sealed class NoticeRenderer(AccountReader reader, DailyReader days)
{
    private const int LongestDetail = 500;

    /// <summary>The message, in Telegram's HTML; may be longer than one message.</summary>
    /// <param name="notice">What is told.</param>
    /// <param name="account">Whose.</param>
    /// <param name="times">How many of its kind are told in one.</param>
    /// <param name="texts">The language.</param>
    /// <param name="token">Ends the reading.</param>
    public async Task<string> RenderAsync(
        Notice notice, int account, int times, ITexts texts, CancellationToken token) => notice switch
    {
        Notice.CycleReported reported => await CycleAsync(reported, account, texts, token),
        Notice.DailyReported daily => DailyReport.Text(await days.ReadAsync(account, daily.Day, token), texts),
        Notice.PositionOpened opened => Opened(opened, texts),
        Notice.PositionClosed closed => Closed(closed, texts),
        Notice.StateChanged changed => texts.Notices.StateChanged(
            changed, texts.Words.Of(changed.From), texts.Words.Of(changed.To), Because(changed, texts)),
        Notice.CommandAnswered answered => texts.Notices.Answered(
            answered.Done, CommandOf(answered.Command, texts), AnswerWords.Of(answered, texts)),
        Notice.Trouble trouble => texts.Notices.Trouble(
            WhatOf(trouble.What, texts), texts.Tell(trouble.Detail, LongestDetail), times),
        Notice.BotStarted started => texts.Notices.Started(Html.Escape(started.Version), texts.Words.Of(started.State)),
        Notice.BotStopping => texts.Notices.BotStopping,
        Notice.PersonJoined joined => texts.People.Joined(
            Html.Excerpt(joined.Name, 50), texts.Words.Of(joined.Role), Html.Excerpt(joined.Account, 50)),
        Notice.StrangerSeen stranger => texts.Notices.Stranger(stranger.PersonId, Html.Excerpt(stranger.Name, 100)),
        Notice.BudgetSpent spent => texts.Notices.BudgetSpent(Html.Escape(spent.Month), Figure.Won(spent.Limit)),
        Notice.AdvisorSilent silent => texts.Notices.AdvisorSilent(
            silent.Failures, texts.Tell(silent.Detail, LongestDetail)),
        Notice.AdvisorBack => texts.Notices.AdvisorBack,
        Notice.BackupFailed failed => texts.Backups.Failed(
            texts.Backups.Of(BackupKinds.Parse(failed.Kind)), texts.Tell(failed.Why, LongestDetail)),
        Notice.BackupWorks works => texts.Backups.Works(texts.Backups.Of(BackupKinds.Parse(works.Kind))),
        Notice.DifferencesFound found => BooksCard.Text(
            found.Shown, (await reader.ReadAsync(account, token)).Account.Market, texts),
        Notice.MoneyMoved moved => Moved(moved, texts),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The same for a chat, in as many messages as it is told in.</summary>
    public async Task<IReadOnlyList<string>> PartsAsync(
        Notice notice, int account, int times, Listener listener, CancellationToken token) =>
        notice is Notice.CycleReported reported && listener.Level == NotifyLevel.FourStages
            && await reader.CycleAsync(account, reported.CycleId, token) is { } cycle
            ? CycleReport.Stages(
                cycle,
                await reader.WorthAtAsync(account, cycle.Row.EndedAt, token),
                await reader.FirstWorthAsync(account, token),
                listener.Texts)
            : [await RenderAsync(notice, account, times, listener.Texts, token)];

    /// <summary>The keys below the message: what there is to do about it.</summary>
    public static IReadOnlyList<IReadOnlyList<Key>> KeysOf(Notice notice, ITexts texts) =>
        notice is Notice.DifferencesFound found ? [BooksCard.Keys(found.Shown, texts)] : [];

    private static string Moved(Notice.MoneyMoved moved, ITexts texts) => texts.Books.Moved(
        Enum.Parse<FlowKind>(moved.Kind),
        moved.Currency == "KRW"
            ? Figure.Gain(moved.Amount)
            : $"{Figure.Of(Math.Abs(moved.Amount))} {Html.Escape(moved.Currency)}",
        Figure.Won(Math.Abs(moved.Krw)));

    private async Task<string> CycleAsync(
        Notice.CycleReported reported, int account, ITexts texts, CancellationToken token)
    {
        if (await reader.CycleAsync(account, reported.CycleId, token) is not { } cycle)
        {
            return texts.Answers.NoCycle;
        }

        var worth = await reader.WorthAtAsync(account, cycle.Row.EndedAt, token);
        return CycleReport.Text(cycle, worth, await reader.FirstWorthAsync(account, token), texts);
    }

    private static string Opened(Notice.PositionOpened opened, ITexts texts)
    {
        var (labels, screens) = (texts.Notices, texts.Screens);
        return $"🟢 <b>{labels.PositionOpened}</b> "
            + $"{Figure.Coins(opened.Volume, opened.Market)} @ {Figure.Price(opened.AveragePrice)}\n"
            + $"{labels.Total} {Figure.Won(opened.Funds)} · {labels.Fee} {Figure.Won(opened.Fee)}\n"
            + $"{screens.StopLoss} {Figure.Price(opened.StopLoss)} · "
            + $"{screens.TakeProfit} {Figure.Level(opened.TakeProfit)}\n"
            + $"{labels.OrderId} <code>{Html.Escape(opened.OrderId)}</code>";
    }

    private static string Closed(Notice.PositionClosed closed, ITexts texts)
    {
        var labels = texts.Notices;
        var reason = texts.Words.Of(TerminalReasons.Parse(closed.Reason));
        return $"{(closed.Result > 0 ? "🟩" : "🟥")} <b>{labels.PositionClosed}</b> ({reason}) "
            + $"{Figure.Coins(closed.Volume, closed.Market)} @ {Figure.Price(closed.AveragePrice)}\n"
            + $"{labels.Total} {Figure.Won(closed.Funds)} · {labels.Fee} {Figure.Won(closed.Fee)}\n"
            + $"{labels.Result} <b>{Figure.Gain(closed.Result)}</b> "
            + $"({Figure.Change(closed.ResultPercent, texts.Words.None)})\n"
            + $"{labels.OrderId} <code>{Html.Escape(closed.OrderId)}</code>";
    }

    // Where the reason says what the trigger says, it is enough.
    private static string Because(Notice.StateChanged changed, ITexts texts)
    {
        var trigger = texts.Words.Of(changed.Trigger);
        var reason = texts.Tell(changed.Reason, LongestDetail);
        return reason.Contains(trigger, StringComparison.Ordinal) ? reason : $"{trigger}: {reason}";
    }

    // Kinds of trouble are terminal reasons where a cycle failed, else words of their own.
    private static string WhatOf(string what, ITexts texts) =>
        TerminalReasons.Find(what) is { } reason ? texts.Words.Of(reason) : what switch
        {
            "second-instance" => texts.Notices.SecondInstance,
            "unknown-order" => texts.Notices.UnknownOrder,
            "keys" => texts.Notices.ExchangeKeys,
            "mail" => texts.Mail.Trouble,
            _ => Html.Escape(what),
        };

    // The stored kinds that are no names of commands.
    private static string CommandOf(string kind, ITexts texts)
    {
        var name = kind switch
        {
            "halt" => CommandName.Safe.Text(),
            "market" => CommandName.MarketSet.Text(),
            "values" => CommandName.Settings.Text(),
            _ => kind,
        };
        return CommandTable.Find(name) is { } entry ? texts.Keys.Of(entry.Name) : Html.Escape(kind);
    }
}
