using Bot.Domain.Accounts;
using Bot.Host.Options;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Bot.Host.Telegram;
using Bot.Host.Telegram.Texts;

namespace Bot.Host.Mail;

/// <summary>
/// Sends what waits for e-mail: all of it in one letter, then nothing for a while. Neither a cycle nor the chat waits
/// for it.
/// </summary>
public sealed class MailSender(
    MailDesk desk,
    MailWriter writer,
    MailAlarms alarms,
    SmtpLine line,
    EmailOptions email,
    (WallClock Wall, KnownPeople People) around,
    ILogger<MailSender> log
) : BackgroundService
{
    // As many failures in a row are told in the chat.
    private const int FailuresTold = 3;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

    private readonly WallClock _wall = around.Wall;
    private MailPace _pace = new();
    private DateTimeOffset _notBefore = DateTimeOffset.MinValue;
    private DateTimeOffset _alarmsNotBefore = DateTimeOffset.MinValue;
    private DateTimeOffset? _taken;
    private (MailBag Bag, string? Why)? _ended;
    private bool _isDatabaseAway;

    private TimeSpan Between => TimeSpan.FromMinutes(email.MinutesBetween);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await RoundAsync(stoppingToken);
            await _wall.WaitAsync(Look, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>One round; it comes back whatever it meets.</summary>
    internal async Task RoundAsync(CancellationToken token)
    {
        try
        {
            await AlarmsAsync(token);
            await WriteEndAsync(token);
            await desk.SpreadAsync(token);
            _isDatabaseAway = false;
            if (_wall.Now >= _notBefore && await IsDueAsync(token) && await desk.NextAsync(token) is { } bag)
            {
                await SendAsync(bag, token);
            }
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            // The program ends; what waits is in the database.
        }
        catch (Exception failure) when (DatabaseFaults.Is(failure))
        {
            // No fault of the mail server's: it is tried again with the next look, and said once.
            log.Log(_isDatabaseAway ? LogLevel.Debug : LogLevel.Error, failure, "E-mail waits for the database");
            _isDatabaseAway = true;
        }
        catch (Exception failure)
        {
            log.LogError(failure, "E-mail could not be worked off");
            Failed();
        }
    }

    private async Task<bool> IsDueAsync(CancellationToken token)
    {
        _taken ??= await desk.LastAsync(token) ?? DateTimeOffset.MinValue;
        return _wall.Now - _taken >= Between;
    }

    private async Task SendAsync(MailBag bag, CancellationToken token)
    {
        var letter = await writer.WriteAsync(bag, token);
        await desk.BeginAsync(bag, token);
        switch (await line.SendAsync(letter, token))
        {
            case MailOutcome.Sent sent:
                (_pace, _taken) = (new MailPace(), _wall.Now);
                await EndAsync(bag, null, token);
                await (sent.Lacking is { } some ? ToldAsync(some, token) : desk.ForgetTroubleAsync(token));
                break;
            case MailOutcome.Refused refused:
                _notBefore = _wall.Now + Between;
                await EndAsync(bag, refused.Why, token);
                await ToldAsync(refused.Why, token);
                break;
            case MailOutcome.Later later:
                await LaterAsync(bag, later, token);
                break;
        }
    }

    private async Task LaterAsync(MailBag bag, MailOutcome.Later later, CancellationToken token)
    {
        log.LogWarning("A letter could not be sent: {Why}", later.Why);
        Failed();
        if (!later.MayHaveArrived && !bag.MayBeRepeated)
        {
            await desk.ReleaseAsync(bag, token);
        }

        if (_pace.Failures >= FailuresTold)
        {
            await desk.TellTroubleAsync(later.Why, token);
        }
    }

    private Task EndAsync(MailBag bag, string? why, CancellationToken token)
    {
        _ended = (bag, why);
        return WriteEndAsync(token);
    }

    // What could not be written down is not sent a second time for that.
    private async Task WriteEndAsync(CancellationToken token)
    {
        if (_ended is var (bag, why))
        {
            await desk.EndAsync(bag, why, token);
            _ended = null;
        }
    }

    private Task ToldAsync(string why, CancellationToken token)
    {
        log.LogWarning("The mail server refuses: {Why}", why);
        return desk.TellTroubleAsync(why, token);
    }

    // These go also while the database is away.
    private async Task AlarmsAsync(CancellationToken token)
    {
        var waiting = alarms.Waiting();
        if (waiting.Count == 0 || _wall.Now < _alarmsNotBefore)
        {
            return;
        }

        var owner = around.People.Listeners.FirstOrDefault(person =>
            person.Role == PersonRole.Owner && new AccountId(person.Account) == StartUp.First
        );
        var letter = writer.WriteAlarms(waiting, owner?.Texts ?? Languages.Guess(null));
        var outcome = await line.SendAsync(letter, token);
        if (outcome is MailOutcome.Later later)
        {
            log.LogWarning("An alarm could not be mailed: {Why}", later.Why);
            Failed();
            _alarmsNotBefore = _notBefore;
            return;
        }

        alarms.Forget(waiting);
        _alarmsNotBefore = _wall.Now + Between;
        if (((outcome as MailOutcome.Refused)?.Why ?? (outcome as MailOutcome.Sent)?.Lacking) is { } why)
        {
            await ToldAsync(why, token);
        }
    }

    private void Failed()
    {
        _pace = _pace.Failed();
        _notBefore = _wall.Now + _pace.Rest;
    }
}
