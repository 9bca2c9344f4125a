using System.Text.Json;
using Bot.Host.Storage;
using Bot.Host.Trading;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace Bot.Host.Telegram;

/// <summary>
/// Fetches updates for as long as the program runs. It polls by itself: whatever goes wrong, it rests for a while and
/// goes on; an update that nobody can read is stepped over.
/// </summary>
public sealed class UpdatePump(
    ITelegramBotClient bot, Reception reception, PollMemory memory, ITraderBell bell, WallClock wall,
    ChatSettings settings, ILogger<UpdatePump> log) : BackgroundService
{
    private const int Conflict = 409;
    private const int Unauthorized = 401;
    private const int NotFound = 404;
    private const int WholeBatch = 100;
    private static readonly TimeSpan Attended = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan BetweenSaves = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(5);
    private static readonly UpdateType[] Kinds =
        [UpdateType.Message, UpdateType.CallbackQuery, UpdateType.MyChatMember];


    private readonly ConflictWatch _watch = new();
    private PollPace _pace = new();
    private int? _offset;
    private DateTimeOffset? _polledAt;
    private DateTimeOffset _savedAt = DateTimeOffset.MinValue;
    private int _carefulPolls;
    private bool _piledUp;
    private bool _isKnown;
    private bool _conflicts;
    private Sighting? _lived;

    /// <summary>Another instance polls with the same token.</summary>
    public event EventHandler? SecondInstanceSeen;

    /// <summary>Why polling is refused or fails since the last success; null where it works.</summary>
    public string? Refusal { get; private set; }

    /// <summary>When a poll last succeeded; null before the first.</summary>
    public DateTimeOffset? LastPollAt => _polledAt;

    /// <summary>
    /// When the loop last went round, whether Telegram answered or not, or rested before it; null before the first
    /// round.
    /// </summary>
    public Sighting? LastLived => Volatile.Read(ref _lived);

    /// <inheritdoc />
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        using var bounded = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        bounded.CancelAfter(DrainTime);
        await reception.DrainAsync(bounded.Token);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var rest = await PollOnceAsync(stoppingToken);
            Volatile.Write(ref _lived, Sighting.Now(wall.Time));
            await RestAsync(rest, stoppingToken);
        }
    }

    // In short pieces, so that a machine that slept does not go on resting.
    private async Task RestAsync(TimeSpan rest, CancellationToken token)
    {
        var until = wall.Now + rest;
        while (until - wall.Now is var left && left > TimeSpan.Zero && !token.IsCancellationRequested)
        {
            await wall.WaitAsync(left < Slice ? left : Slice, token)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            Volatile.Write(ref _lived, Sighting.Now(wall.Time));
        }
    }

    // One round; whatever it meets, it comes back with how long to rest before the next.
    private async Task<TimeSpan> PollOnceAsync(CancellationToken token)
    {
        try
        {
            await StartAsync();
            await RoundAsync(token);
            (_pace, _conflicts, Refusal) = (_pace.Succeeded(), false, null);
            return TimeSpan.Zero;
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            return TimeSpan.Zero;
        }
        catch (ApiRequestException refusal)
        {
            return await RefusedAsync(refusal, token);
        }
        catch (Exception failure)
        {
            return await FailedAsync(failure, token);
        }

        async Task StartAsync()
        {
            if (!_isKnown)
            {
                (_offset, _polledAt) = await memory.LoadAsync(token);
                _isKnown = true;
                await reception.PublishAsync(token);
            }
        }
    }

    private async Task RoundAsync(CancellationToken token)
    {
        // What piled up while nobody polled is fetched without waiting, so that it is told from what comes now.
        var wasUnattended = _piledUp || _polledAt is not { } polled || wall.Now - polled > Attended;
        var limit = _carefulPolls > 0 ? 1 : WholeBatch;
        var updates = await bot.GetUpdates(
            _offset, limit: limit, timeout: wasUnattended ? 0 : (int)settings.PollTimeout.TotalSeconds,
            allowedUpdates: Kinds, cancellationToken: token);
        _piledUp = wasUnattended && updates.Length == limit;
        _watch.Succeeded(wall.Now);

        // Panic overtakes whatever came with it.
        foreach (var update in updates.OrderByDescending(Gatekeeper.IsPanic))
        {
            // The offset moves first: an update that fails is not delivered for ever.
            _offset = Math.Max(_offset ?? 0, update.Id + 1);
            await TakeAsync(update, wasUnattended, token);
        }

        _polledAt = wall.Now;
        _carefulPolls = Math.Max(0, _carefulPolls - 1);
        if (updates.Length > 0 || _polledAt - _savedAt >= BetweenSaves)
        {
            await SaveAsync(_polledAt.Value, token);
            _savedAt = _polledAt.Value;
        }
    }

    // A database that is away does not make the bot deaf: how far it came is kept here and written down later.
    private async Task SaveAsync(DateTimeOffset polledAt, CancellationToken token)
    {
        try
        {
            await memory.SaveAsync(_offset, polledAt, token);
        }
        catch (Exception failure) when (DatabaseFaults.Is(failure))
        {
            log.LogError(failure, "How far polling came cannot be written down");
        }
    }

    private async Task TakeAsync(Update update, bool wasUnattended, CancellationToken token)
    {
        try
        {
            await reception.TakeAsync(update, wasUnattended, token);
        }
        catch (Exception failure) when (!token.IsCancellationRequested)
        {
            log.LogError(failure, "Update {Update} could not be taken in", update.Id);
        }
    }

    private async Task<TimeSpan> RefusedAsync(ApiRequestException refusal, CancellationToken token)
    {
        _pace = _pace.Failed();
        Refusal = $"{refusal.ErrorCode} {refusal.Message}";
        if (refusal.ErrorCode is Unauthorized or NotFound)
        {
            log.LogError(
                "Telegram does not know the bot's token ({Code} {Message}). Trading goes on without the chat; give the "
                + "program a token that works and start it again, or restore this one. Next attempt in {Rest}",
                refusal.ErrorCode, refusal.Message, _pace.RestOfRevoked);
            return _pace.RestOfRevoked;
        }

        log.LogWarning("Polling was refused: {Code} {Message}", refusal.ErrorCode, refusal.Message);
        if (refusal.ErrorCode == Conflict && _watch.Refused(wall.Now))
        {
            bell.SecondPoller(refusal.Message);
        }

        if (refusal.ErrorCode == Conflict && !_conflicts)
        {
            _conflicts = true;
            SecondInstanceSeen?.Invoke(this, EventArgs.Empty);
            await TellAsync(refusal.Message, token);
        }

        return _pace.RestOr(refusal.Parameters?.RetryAfter is { } seconds ? TimeSpan.FromSeconds(seconds) : null);
    }

    private async Task TellAsync(string message, CancellationToken token)
    {
        try
        {
            await memory.TellSecondInstanceAsync(message, token);
        }
        catch (Exception failure) when (!token.IsCancellationRequested)
        {
            log.LogError(failure, "A second instance was seen and could not be told of");
        }
    }

    private async Task<TimeSpan> FailedAsync(Exception failure, CancellationToken token)
    {
        _pace = _pace.Failed();
        Refusal = failure.Message;
        log.LogWarning(failure, "Polling failed");
        if (failure is RequestException { InnerException: JsonException })
        {
            await StepOverAsync(token);
        }

        return _pace.Rest;
    }

    // A batch with an unreadable update is fetched one by one; the unreadable one is then known by its number.
    private async Task StepOverAsync(CancellationToken token)
    {
        if (_carefulPolls == 0)
        {
            _carefulPolls = WholeBatch;
            return;
        }

        try
        {
            var raw = await bot.SendRequest(new RawUpdatesRequest { Offset = _offset, Limit = 1, Timeout = 0 }, token);
            if (raw is [var first, ..] && first.GetProperty("update_id").TryGetInt32(out var id))
            {
                log.LogError("Update {Update} cannot be read and is stepped over", id);
                _offset = id + 1;
            }
        }
        catch (Exception failure) when (!token.IsCancellationRequested)
        {
            log.LogWarning(failure, "The unreadable update could not be looked at");
        }
    }
}
