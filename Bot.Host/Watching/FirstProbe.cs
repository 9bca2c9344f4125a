using Bot.Host.Accounts;
using Bot.Host.Options;
using Bot.Host.Storage;
using Bot.Host.Upbit;
using Microsoft.EntityFrameworkCore;
using Telegram.Bot;
using Telegram.Bot.Exceptions;

namespace Bot.Host.Watching;

/// <summary>Whether the program can do its work: the database reads, the exchange answers, Telegram answers.</summary>
public sealed class FirstProbe(
    IDbContextFactory<BotDb> databases,
    AccountHouse house,
    UpbitExchange exchange,
    ITelegramBotClient bot,
    BotOptions options
)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Asks all three, at once.</summary>
    public async Task<ProbeAnswer> AskAsync(CancellationToken token)
    {
        using var bounded = CancellationTokenSource.CreateLinkedTokenSource(token);
        bounded.CancelAfter(Patience);
        var answers = await Task.WhenAll(
            DatabaseAsync(bounded.Token),
            ExchangeAsync(bounded.Token),
            TelegramAsync(bounded.Token)
        );
        return new ProbeAnswer(answers[0], answers[1], answers[2]);
    }

    private async Task<string?> DatabaseAsync(CancellationToken token)
    {
        try
        {
            await using var db = await databases.CreateDbContextAsync(token);
            return await db.Accounts.AsNoTracking().AnyAsync(token) ? null : "there is no account";
        }
        catch (Exception failure) when (failure is OperationCanceledException || DatabaseFaults.Is(failure))
        {
            return failure.Message;
        }
    }

    private async Task<string?> ExchangeAsync(CancellationToken token)
    {
        try
        {
            var markets = house.Markets;
            return markets.Count == 0 ? null : (await exchange.TickerAsync(markets[0], token)).Why;
        }
        catch (OperationCanceledException cut)
        {
            return cut.Message;
        }
    }

    private async Task<string?> TelegramAsync(CancellationToken token)
    {
        if (!options.Telegram.Enabled)
        {
            return null;
        }

        try
        {
            await bot.GetMe(token);
            return null;
        }
        catch (Exception failure) when (failure is RequestException or OperationCanceledException)
        {
            return failure.Message;
        }
    }
}

/// <summary>What a probe met: for each why it does not work, or null where it does.</summary>
public sealed record ProbeAnswer(string? Database, string? Exchange, string? Telegram)
{
    /// <summary>
    /// Whether positions can be looked after. The chat is not needed for that: it is tried again for as long as the
    /// program runs.
    /// </summary>
    public bool CanProtect => Database is null && Exchange is null;

    /// <summary>What does not answer, in a line; empty where all do.</summary>
    public string Trouble =>
        string.Join(
            "; ",
            new (string Name, string? Why)[] { ("database", Database), ("exchange", Exchange), ("Telegram", Telegram) }
                .Where(one => one.Why is not null)
                .Select(one => $"{one.Name} does not answer: {one.Why}")
        );
}
