using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Bot.Host.Telegram.People;
using Bot.Host.Telegram.Screens;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Telegram;

/// <summary>
/// The groups that are told what happens on an account. A group is told nothing until a trader of the account says so
/// there, and each group hears of one account.
/// </summary>
public sealed class GroupBook(
    IDbContextFactory<BotDb> databases, ChatWire wire, BotName name, TimeProvider time)
{
    /// <summary>Somebody who is listed put the bot into a group: it says how to go on.</summary>
    public Task JoinedAsync(ChatPerson person, GroupPlace group, CancellationToken token)
    {
        var texts = person.Texts.Delivery;
        return wire.SendAsync(
            group.Chat,
            View.Of(texts.GroupJoined, [Key.To(texts.GroupOn, CommandName.Notify, NotifyScreen.On)],
                Keyboard.Back(person.Texts)),
            silent: true,
            token);
    }

    /// <summary>Nobody who is listed wants the bot there.</summary>
    public Task LeaveAsync(long chat, CancellationToken token) => wire.LeaveAsync(chat, token);

    /// <summary>
    /// Whether a command is for another bot of the group, <c>/help@other_bot</c>. While the own name is not known none
    /// is.
    /// </summary>
    public async Task<bool> IsForAnotherAsync(string? text, CancellationToken token)
    {
        var command = text?.StartsWith('/') == true ? text.Split((char[]?)null, 2)[0] : "";
        if (command.IndexOf('@', StringComparison.Ordinal) is var at && at < 0)
        {
            return false;
        }

        await name.LearnAsync(token);
        return name.Known is { } own && !own.Equals(command[(at + 1)..], StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>
    /// Whether a group hears of another account than the person's. Then nothing is done for them there, so that nobody
    /// sees or halts what they did not mean, and they are told to go on in their own chat.
    /// </summary>
    public async Task<bool> TurnsAwayAsync(ChatRequest request, CancellationToken token)
    {
        if (request.Person.Group is not { } group
            || !await IsOfAnotherAsync(group.Chat, request.Person.Account, token))
        {
            return false;
        }

        var taken = request.Person.Texts.Delivery.GroupTaken;
        await (request is ChatRequest.Pressed pressed
            ? wire.AnswerAsync(pressed.CallbackId, Html.Plain(taken), token)
            : wire.SendAsync(request.ChatId, View.Of(taken), silent: true, token));
        return true;
    }

    // While the database is away a panic is better done than left.
    private async Task<bool> IsOfAnotherAsync(long chat, int account, CancellationToken token)
    {
        try
        {
            return await AccountOfAsync(chat, token) is { } told && told != account;
        }
        catch (Exception failure) when (DatabaseFaults.Is(failure))
        {
            return false;
        }
    }

    /// <summary>The bot is out of a group: nothing is told there any more.</summary>
    public async Task LeftAsync(long chat, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        await db.Database.ExecuteSqlInterpolatedAsync($"DELETE FROM \"Groups\" WHERE ChatId = {chat}", token);
    }

    /// <summary>A group goes on under another number: its output and what waits for it go along.</summary>
    public async Task MovedAsync(long from, long to, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        await db.Database.ExecuteSqlInterpolatedAsync(
            $"UPDATE OR IGNORE \"Groups\" SET ChatId = {to} WHERE ChatId = {from}", token);
        await db.Database.ExecuteSqlInterpolatedAsync($"DELETE FROM \"Groups\" WHERE ChatId = {from}", token);
        await db.Database.ExecuteSqlInterpolatedAsync(
            $"UPDATE OR IGNORE Deliveries SET ChatId = {to} WHERE ChatId = {from} AND EndedAt IS NULL", token);
        await db.Database.ExecuteSqlInterpolatedAsync($"DELETE FROM Panels WHERE ChatId = {from}", token);
        await transaction.CommitAsync(token);
    }

    /// <summary>The account that a group hears of, or null.</summary>
    public async Task<int?> AccountOfAsync(long chat, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        return await db.Groups.Where(row => row.ChatId == chat).Select(row => (int?)row.AccountId)
            .FirstOrDefaultAsync(token);
    }

    /// <summary>Tells a group of the person's account from now on, in their language; or ends it.</summary>
    public async Task SetAsync(ChatPerson person, GroupPlace group, bool isTold, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        var row = await db.Groups.FirstOrDefaultAsync(one => one.ChatId == group.Chat, token);
        if (isTold == row is not null)
        {
            return;
        }

        if (row is not null)
        {
            db.Groups.Remove(row);
        }
        else
        {
            db.Groups.Add(new GroupRow
            {
                ChatId = group.Chat,
                AccountId = person.Account,
                Title = group.Title,
                Language = person.Texts.Code,
                AddedBy = person.Id,
                AddedAt = time.GetUtcNow(),
            });
        }

        db.Audit.Add(new AuditRow
        {
            AccountId = person.Account,
            PersonId = person.Id,
            Action = isTold ? "notify on" : "notify off",
            Source = $"chat {group.Chat}",
            Result = isTold ? "the group is told" : "the group is told nothing",
            At = time.GetUtcNow(),
        });
        await db.SaveChangesAsync(token);
    }
}
