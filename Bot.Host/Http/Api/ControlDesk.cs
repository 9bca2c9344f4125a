using System.Text.Json;
using System.Threading.RateLimiting;
using Bot.Domain.Accounts;
using Bot.Host.Options;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Bot.Host.Trading;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Http.Api;

/// <summary>
/// Has a trader start, stop or go to safe mode, as a person of the chat would: command and audit line are one
/// transaction, then the trader is told. What was refused is written down, too, at most a few times a minute.
/// </summary>
internal sealed class ControlDesk(
    IDbContextFactory<BotDb> databases,
    ITraderBell bell,
    TelegramOptions telegram,
    TimeProvider time,
    ILogger<ControlDesk> log
) : IDisposable
{
    /// <summary>Lines on what was refused; the next one says how many were left out.</summary>
    public const int RefusedLinesPerMinute = 6;

    private const int DepthMost = 4;

    private static readonly Dictionary<string, PersonCommand> Actions = new(StringComparer.Ordinal)
    {
        ["start"] = new PersonCommand.Run(),
        ["stop"] = new PersonCommand.Stop(Sell: false),
        ["safe"] = new PersonCommand.Halt(Sell: false),
    };

    private readonly FixedWindowRateLimiter _lines = new(
        new FixedWindowRateLimiterOptions
        {
            PermitLimit = RefusedLinesPerMinute,
            Window = TimeSpan.FromMinutes(1),
            AutoReplenishment = true,
        }
    );

    private int _leftOut;

    /// <summary>Reads what is wanted out of the body, <c>{"action":"start"}</c>.</summary>
    public static async Task<string> ReadAsync(HttpContext context)
    {
        if (!context.Request.HasJsonContentType())
        {
            throw new HttpRefusalException(
                new Problem(StatusCodes.Status415UnsupportedMediaType, "The body must be of application/json.")
            );
        }

        try
        {
            using var json = await JsonDocument.ParseAsync(
                context.Request.Body,
                new JsonDocumentOptions { MaxDepth = DepthMost },
                context.RequestAborted
            );
            return ActionOf(json.RootElement);
        }
        catch (BadHttpRequestException broken)
        {
            throw new HttpRefusalException(new Problem(broken.StatusCode, broken.Message));
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            throw new HttpRefusalException($"The body is no JSON: {Problems.Shown(broken.Message)}", broken);
        }
    }

    /// <summary>Asks a trader, and tells what was asked.</summary>
    public async Task<Action<Utf8JsonWriter>> AskAsync(
        int account,
        string action,
        string source,
        CancellationToken token
    )
    {
        var command = Actions[action];
        var row = new CommandRow
        {
            AccountId = account,
            PersonId = telegram.OwnerId,
            Command = JsonSerializer.Serialize(command),
            AskedAt = time.GetUtcNow(),
        };
        if (command is PersonCommand.Halt halt)
        {
            // It waits neither behind a cycle nor for the database, and who asked need not hear the answer; that it is
            // done twice is harmless.
            bell.Panic(new AccountId(account), $"{telegram.OwnerId}", halt.Sell);
            token = CancellationToken.None;
        }

        var isWritten = await WriteAsync(row, command, source, token);
        bell.Ring(new AccountId(account));
        return json =>
        {
            json.Write("account", account);
            json.Write("action", action);
            json.Write("askedAt", row.AskedAt);
            json.WritePropertyName("command");
            if (isWritten)
            {
                json.WriteNumberValue(row.Id);
            }
            else
            {
                json.WriteNullValue();
            }
        };
    }

    /// <summary>Writes down that somebody wanted something done, and why it was not.</summary>
    public async Task RefusedAsync(bool isOwner, string source, Problem problem)
    {
        using var lease = _lines.AttemptAcquire();
        if (!lease.IsAcquired)
        {
            Interlocked.Increment(ref _leftOut);
            return;
        }

        var leftOut = Interlocked.Exchange(ref _leftOut, 0);
        var more = leftOut > 0 ? $"; {leftOut} more like this" : "";
        try
        {
            await using var db = await databases.CreateDbContextAsync(CancellationToken.None);
            var who = isOwner ? telegram.OwnerId : 0;
            db.Audit.Add(Line(StartUp.First.Value, who, ("control", source, $"refused: {problem.Detail}{more}")));
            await db.SaveChangesAsync(CancellationToken.None);
        }
        catch (Exception failure) when (DatabaseFaults.Is(failure))
        {
            log.LogError(failure, "A refused request of control from {Source} is not written down", source);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _lines.Dispose();

    private static string ActionOf(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            throw ApiQuery.Wrong("body", body.ValueKind.ToString(), "an object with action");
        }

        if (body.EnumerateObject().Select(one => one.Name).FirstOrDefault(name => name != "action") is { } other)
        {
            throw ApiQuery.Wrong(other, "", "absent; there is only action");
        }

        var action = body.TryGetProperty("action", out var given) ? TextOf(given) : "";
        return Actions.ContainsKey(action)
            ? action
            : throw ApiQuery.Wrong("action", action, $"one of {string.Join(", ", Actions.Keys)}");
    }

    private static string TextOf(JsonElement given) =>
        given.ValueKind == JsonValueKind.String ? given.GetString()! : given.ValueKind.ToString();

    // A halt counts also where it cannot be written down.
    private async Task<bool> WriteAsync(CommandRow row, PersonCommand command, string source, CancellationToken token)
    {
        try
        {
            await using var db = await databases.CreateDbContextAsync(token);
            db.Commands.Add(row);
            db.Audit.Add(Line(row.AccountId, row.PersonId, (row.Command, source, "asked")));
            await db.SaveChangesAsync(token);
            return true;
        }
        catch (Exception failure) when (command is PersonCommand.Halt && DatabaseFaults.Is(failure))
        {
            log.LogError(failure, "A halt is not written down; the trader has it");
            return false;
        }
    }

    private AuditRow Line(int account, long person, (string Action, string Source, string Result) what) =>
        new()
        {
            AccountId = account,
            PersonId = person,
            Action = what.Action,
            Source = what.Source,
            Result = what.Result,
            At = time.GetUtcNow(),
        };
}
