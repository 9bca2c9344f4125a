using Telegram.Bot;
using Telegram.Bot.Exceptions;

namespace Bot.Host.Telegram.People;

/// <summary>The bot's own name, asked for once.</summary>
public sealed class BotName(ITelegramBotClient bot, ILogger<BotName> log)
{
    private volatile string? _known;

    /// <summary>The name without its @; null while it is not known.</summary>
    public string? Known => _known;

    /// <summary>Asks for it unless it is known; a failure leaves it unknown.</summary>
    public async Task LearnAsync(CancellationToken token)
    {
        if (_known is not null)
        {
            return;
        }

        try
        {
            _known = (await bot.GetMe(token)).Username;
        }
        catch (RequestException failure)
        {
            log.LogWarning(failure, "The bot's own name could not be asked for");
        }
    }
}
