using Bot.Host.Options;
using Bot.Host.Storage;
using Bot.Host.Telegram.Texts;
using Bot.Host.Trading;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Telegram.Looks;

/// <summary>The lines to the exchange and to Telegram.</summary>
public sealed class LineHealth(
    IDbContextFactory<BotDb> databases, ClockSkew clock, Pulses pulses, PollMemory polls, WallClock wall,
    UpbitOptions exchange, TimeProvider time) : IHealthProbe
{
    private const int QueueWell = 20;
    private const int QueueWeak = 200;
    internal static readonly TimeSpan AnswerWell = TimeSpan.FromMinutes(65);
    internal static readonly TimeSpan AnswerWeak = TimeSpan.FromHours(3);
    internal static readonly TimeSpan PollWell = TimeSpan.FromMinutes(2);
    internal static readonly TimeSpan PollWeak = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan StreamWell = TimeSpan.FromMinutes(2);

    /// <inheritdoc />
    public async Task<IReadOnlyList<HealthCheck>> ReadAsync(ChatPerson person, CancellationToken token)
    {
        var texts = person.Texts;
        return
        [
            Exchange(texts),
            Clock(texts),
            Stream(person.Account, texts),
            await TelegramAsync(texts, token),
            await OutboxAsync(person.Account, texts, token),
        ];
    }

    private HealthCheck Exchange(ITexts texts) => clock.SinceAnswer is { } since
        ? new HealthCheck(
            HealthCheck.Below(since, AnswerWell, AnswerWeak),
            $"{texts.Health.Exchange}: {texts.Health.LastAnswer(texts.Looks.Ago(since))}")
        : new HealthCheck(HealthMark.Weak, $"{texts.Health.Exchange}: {texts.Health.NoAnswer}");

    private HealthCheck Clock(ITexts texts) => new(
        clock switch
        {
            { IsOff: true } => HealthMark.Ill,
            { Last: null } => HealthMark.Weak,
            _ => HealthMark.Well,
        },
        $"{texts.Health.Skew}: "
        + (clock.Last is { } skew ? texts.Health.Took(skew) : texts.Words.None)
        + (clock.IsOff ? $" – {texts.Health.SetClock}" : ""));

    // Never ill: without it prices are asked for.
    private HealthCheck Stream(int account, ITexts texts)
    {
        if (exchange.Stream is null)
        {
            return new HealthCheck(HealthMark.Well, $"{texts.Health.Stream}: {texts.Health.StreamOff}");
        }

        return pulses.Since(Pulse.Stream, account) is { } since
            ? new HealthCheck(
                HealthCheck.Below(since, StreamWell, TimeSpan.MaxValue),
                $"{texts.Health.Stream}: {texts.Health.LastHeard(texts.Looks.Ago(since))}")
            : new HealthCheck(HealthMark.Weak, $"{texts.Health.Stream}: {texts.Health.NothingHeard}");
    }

    private async Task<HealthCheck> TelegramAsync(ITexts texts, CancellationToken token)
    {
        var (_, polled) = await polls.LoadAsync(token);
        var since = wall.Now - polled;
        return since is { } ago
            ? new HealthCheck(
                HealthCheck.Below(ago, PollWell, PollWeak),
                $"Telegram: {texts.Health.LastPoll(texts.Looks.Ago(ago))}")
            : new HealthCheck(HealthMark.Weak, $"Telegram: {texts.Health.NoPoll}");
    }

    private async Task<HealthCheck> OutboxAsync(int account, ITexts texts, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        var waiting = await db.Outbox.AsNoTracking()
            .Where(row => row.AccountId == account && row.EndedAt == null)
            .OrderBy(row => row.Id)
            .Select(row => new { row.CreatedAt })
            .ToListAsync(token);
        var oldest = waiting.Count == 0 ? "" : $", {texts.Health.Oldest(texts.Looks.Ago(Age(waiting[0].CreatedAt)))}";
        return new HealthCheck(
            HealthCheck.Below(waiting.Count, QueueWell, QueueWeak),
            $"{texts.Health.Outbox}: {texts.Health.Waiting(waiting.Count)}{oldest}");
    }

    private TimeSpan Age(DateTimeOffset at) => time.GetUtcNow() - at;
}
