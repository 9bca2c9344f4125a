using System.Text.Json;
using Bot.Domain.Accounts;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Bot.Host.Telegram.People;
using Bot.Host.Trading;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Bot.Host.Telegram;

/// <summary>
/// Lets a deed of a person act once: the proof that it was done, the command and the audit line are one transaction,
/// and only then the trader is told.
/// </summary>
public sealed class Confirmations(
    IDbContextFactory<BotDb> databases, ITraderBell bell, PanicQuestions panics, HouseDesk house, PriceNow prices,
    WallClock wall, TimeProvider time)
{
    /// <summary>How long a question stands.</summary>
    public static readonly TimeSpan Validity = TimeSpan.FromSeconds(120);

    private const decimal MaxPriceMovePercent = 1m;

    /// <summary>Writes a question down.</summary>
    /// <returns>The nonce that its key carries.</returns>
    public async Task<string> AskAsync(ChatRequest request, PersonCommand command, CancellationToken token)
    {
        var nonce = panics.Nonce();
        if (command is not PersonCommand.Halt halt)
        {
            await WriteAsync(request, command, nonce, token);
            return nonce;
        }

        panics.Asked(nonce, request, halt, Validity);
        try
        {
            await WriteAsync(request, command, nonce, token);
        }
        catch (Exception failure) when (DatabaseFaults.Is(failure))
        {
            panics.Unwritten(failure, "a question stands in memory alone");
        }

        return nonce;
    }

    private async Task WriteAsync(
        ChatRequest request, PersonCommand command, string nonce, CancellationToken token)
    {
        var price = MovesMoney(command) ? await prices.OfAsync(request.Person.Account, token) : null;
        await using var db = await databases.CreateDbContextAsync(token);
        db.Confirmations.Add(new ConfirmationRow
        {
            Nonce = nonce,
            AccountId = request.Person.Account,
            PersonId = request.Person.Id,
            ChatId = request.ChatId,
            Command = JsonSerializer.Serialize(command),
            PriceAsked = price,
            ExpiresAt = wall.Now + Validity,
        });
        db.Audit.Add(Audit(request, command, "question asked"));
        await db.SaveChangesAsync(token);
    }

    /// <summary>Has a command done that needs no question; a halt also where it cannot be written down.</summary>
    public async Task<Acted> ActAsync(ChatRequest request, PersonCommand command, CancellationToken token)
    {
        try
        {
            return await EnterAsync(request, command, token);
        }
        catch (Exception failure) when (command is PersonCommand.Halt && DatabaseFaults.Is(failure))
        {
            panics.Unwritten(failure, "a halt is not written down; the trader has it");
            Urge(request, command);
            return new Acted.Asked(command);
        }
    }

    private async Task<Acted> EnterAsync(ChatRequest request, PersonCommand command, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        var name = $"once:{request.Once}";
        if (await db.Marks.AnyAsync(mark => mark.AccountId == request.Person.Account && mark.Name == name, token))
        {
            return new Acted.AlreadyDone();
        }

        db.Marks.Add(new MarkRow { AccountId = request.Person.Account, Name = name, Value = $"{time.GetUtcNow():O}" });
        if (command is PersonCommand.AtOnce deed)
        {
            return await DoAsync(db, transaction, request, deed, token);
        }

        Enter(db, request, command, JsonSerializer.Serialize(command));
        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        Urge(request, command);
        bell.Ring(new AccountId(request.Person.Account));
        return new Acted.Asked(command);
    }

    /// <summary>
    /// Consumes the answer to a question, if it is that person's, in that chat, in time, and the first. That of a panic
    /// counts also where the database cannot be asked.
    /// </summary>
    public async Task<Acted> ConsumeAsync(ChatRequest request, string nonce, CancellationToken token)
    {
        var halt = panics.Take(nonce, request);
        try
        {
            var acted = await AnswerAsync(request, nonce, token);

            // A question that could not be written down stands in memory alone.
            return acted is Acted.Expired && halt is not null ? await ActAsync(request, halt, token) : acted;
        }
        catch (Exception failure) when (halt is not null && DatabaseFaults.Is(failure))
        {
            panics.Unwritten(failure, "an answer is not written down; the trader has it");
            Urge(request, halt);
            return new Acted.Asked(halt);
        }
    }

    private async Task<Acted> AnswerAsync(ChatRequest request, string nonce, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);

        // The exchange is asked before the database is held.
        var price = await PriceAsync(db, nonce, token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        var question = await db.Confirmations.FirstOrDefaultAsync(row => row.Nonce == nonce, token);
        if (question is null)
        {
            return new Acted.Expired();
        }

        if (Objection(question, request) is { } objection)
        {
            return objection;
        }

        question.ConsumedAt = wall.Now;
        var command = JsonSerializer.Deserialize<PersonCommand>(question.Command)!;
        if (command is PersonCommand.AtOnce deed)
        {
            return await DoAsync(db, transaction, request, deed, token);
        }

        if (HasMoved(question.PriceAsked, price))
        {
            db.Audit.Add(Audit(request, command, "asked again: the price moved"));
            await db.SaveChangesAsync(token);
            await transaction.CommitAsync(token);
            return new Acted.PriceMoved(command);
        }

        Enter(db, request, command, question.Command);
        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        Urge(request, command);
        bell.Ring(new AccountId(request.Person.Account));
        return new Acted.Asked(command);
    }

    private async Task<Acted> DoAsync(
        BotDb db, IDbContextTransaction transaction, ChatRequest request, PersonCommand.AtOnce command,
        CancellationToken token)
    {
        var deed = await house.DoAsync(db, request, command, token);
        db.Audit.Add(Audit(request, command, deed.Result));
        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        deed.After();
        return new Acted.Did(deed.View);
    }

    /// <summary>Writes down that somebody wanted something done that no trader does, and what came of it.</summary>
    public async Task NotedAsync(ChatRequest request, string action, string why, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        db.Audit.Add(Line(request, action, why));
        await db.SaveChangesAsync(token);
    }

    // A halt does not wait in the mailbox behind a cycle; that it is done twice is harmless.
    private void Urge(ChatRequest request, PersonCommand command)
    {
        if (command is PersonCommand.Halt halt)
        {
            bell.Panic(new AccountId(request.Person.Account), PanicLine.Who(request), halt.Sell);
        }
    }

    private Acted? Objection(ConfirmationRow question, ChatRequest request)
    {
        if (question.PersonId != request.Person.Id || question.ChatId != request.ChatId)
        {
            return new Acted.NotYours();
        }

        if (question.ConsumedAt is not null)
        {
            return new Acted.AlreadyDone();
        }

        return question.ExpiresAt <= wall.Now ? new Acted.Expired() : null;
    }

    private void Enter(BotDb db, ChatRequest request, PersonCommand command, string json)
    {
        db.Commands.Add(new CommandRow
        {
            AccountId = request.Person.Account,
            PersonId = request.Person.Id,
            Command = json,
            AskedAt = time.GetUtcNow(),
        });
        db.Audit.Add(Audit(request, command, "asked"));
    }

    private AuditRow Audit(ChatRequest request, PersonCommand command, string result) =>
        Line(request, JsonSerializer.Serialize(command), result);

    private AuditRow Line(ChatRequest request, string action, string result) => new()
    {
        AccountId = request.Person.Account,
        PersonId = request.Person.Id,
        Action = action,
        Source = request.Source,
        Result = result,
        At = time.GetUtcNow(),
    };

    private static bool MovesMoney(PersonCommand command) =>
        command is PersonCommand.Stop { Sell: true } or PersonCommand.Halt { Sell: true };

    private static bool HasMoved(decimal? asked, decimal? now) =>
        asked is > 0m and var then && now is { } price && Math.Abs((price / then) - 1m) * 100m > MaxPriceMovePercent;

    // Where the question was about one.
    private async Task<decimal?> PriceAsync(BotDb db, string nonce, CancellationToken token) =>
        await db.Confirmations.AsNoTracking().FirstOrDefaultAsync(row => row.Nonce == nonce, token)
            is { PriceAsked: not null, ConsumedAt: null } question
            ? await prices.OfAsync(question.AccountId, token)
            : null;
}

/// <summary>What came of an acting key or command.</summary>
public abstract record Acted
{
    private Acted()
    {
    }

    public sealed record Asked(PersonCommand Command) : Acted;

    /// <summary>It is done.</summary>
    public sealed record Did(View View) : Acted;

    public sealed record AlreadyDone : Acted;

    public sealed record Expired : Acted;

    public sealed record NotYours : Acted;

    /// <summary>The price moved since the question; it must be asked again.</summary>
    public sealed record PriceMoved(PersonCommand Command) : Acted;
}
