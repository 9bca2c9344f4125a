using System.Text.Json;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Trading;

/// <summary>Commands of people that are not done yet.</summary>
public static class WaitingCommands
{
    /// <summary>Those of an account, oldest first.</summary>
    public static async Task<IReadOnlyList<CommandRow>> OfAsync(BotDb db, int account, CancellationToken token) =>
        await db
            .Commands.AsNoTracking()
            .Where(row => row.AccountId == account && row.DoneAt == null)
            .OrderBy(row => row.Id)
            .ToListAsync(token);

    /// <summary>Whether a stop or a halt is among them: then nothing is entered any more.</summary>
    public static async Task<bool> HaveStopAsync(BotDb db, int account, CancellationToken token) =>
        (await OfAsync(db, account, token)).Any(row => Read(row) is PersonCommand.Stop or PersonCommand.Halt);

    /// <summary>The command of a row.</summary>
    public static PersonCommand Read(CommandRow row) =>
        JsonSerializer.Deserialize<PersonCommand>(row.Command) ?? throw new JsonException($"command {row.Id} is empty");
}
