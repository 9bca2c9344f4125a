using System.Text.Json;
using Bot.Host.Storage.Rows;
using Bot.Host.Trading;

namespace Bot.Host.Storage;

/// <summary>Writes notices into the outbox, within the transaction of whatever they tell of.</summary>
public static class Outbox
{
    /// <summary>Adds a notice; the caller saves.</summary>
    /// <param name="db">Where.</param>
    /// <param name="account">Whose.</param>
    /// <param name="now">When it happened.</param>
    /// <param name="notice">What.</param>
    /// <param name="person">The only one who is told, or null for all of the account.</param>
    public static void Add(BotDb db, int account, DateTimeOffset now, Notice notice, long? person = null) =>
        db.Outbox.Add(
            new OutboxRow
            {
                AccountId = account,
                PersonId = person,
                Notice = JsonSerializer.Serialize(notice),
                Priority = PriorityOf(notice),
                CreatedAt = now,
            }
        );

    /// <summary>The notice of a row.</summary>
    public static Notice Read(OutboxRow row) =>
        JsonSerializer.Deserialize<Notice>(row.Notice)
        ?? throw new JsonException($"outbox row {row.Id} holds no notice");

    private static NoticePriority PriorityOf(Notice notice) =>
        notice switch
        {
            Notice.Trouble or Notice.StrangerSeen or Notice.AdvisorSilent => NoticePriority.Alarm,
            Notice.BackupFailed => NoticePriority.Alarm,
            Notice.DifferencesFound => NoticePriority.Alarm,
            Notice.MoneyMoved => NoticePriority.Money,
            Notice.PositionOpened or Notice.PositionClosed or Notice.StateChanged => NoticePriority.Money,
            Notice.CommandAnswered or Notice.BotStarted or Notice.BotStopping => NoticePriority.Money,
            Notice.BudgetSpent or Notice.AdvisorBack or Notice.BackupWorks => NoticePriority.Money,
            Notice.DailyReported => NoticePriority.Report,
            _ => NoticePriority.Chatter,
        };
}
