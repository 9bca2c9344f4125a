using Bot.Host.Telegram.Notices;

namespace Bot.Host.Telegram;

/// <summary>Carries what waits for one chat, one after another, until nothing is left or something must wait.</summary>
public sealed class Courier(
    OutboxDesk desk, LetterWriter letters, GroupBook groups, ChatWire wire, ChatPace pace, ILogger<Courier> log)
{
    /// <summary>Sends what waits for a chat.</summary>
    /// <returns>How long to wait before the next attempt; null where nothing is left.</returns>
    public async Task<TimeSpan?> CarryAsync(long chat, CancellationToken token)
    {
        while (await desk.NextAsync(chat, token) is { } waiting)
        {
            if (waiting.DueAt - pace.Wall.Now is var due && due > TimeSpan.Zero)
            {
                return due;
            }

            switch (await SendAsync(waiting, token))
            {
                case Delivery.Later later:
                    log.LogWarning("Delivery {Row} could not be sent: {Why}", waiting.Id, later.Why);
                    return await desk.PostponeAsync(waiting, later, token);
                case Delivery.Moved moved:
                    await groups.MovedAsync(chat, moved.Chat, token);
                    log.LogInformation("Group {Chat} goes on as {Moved}", chat, moved.Chat);
                    return null;
                case Delivery.Refused refused:
                    log.LogWarning("Chat {Chat} cannot be told: {Why}", chat, refused.Why);
                    await desk.EndAsync(waiting, refused.Why, token);
                    break;
                default:
                    await desk.EndAsync(waiting, null, token);
                    break;
            }
        }

        return null;
    }

    // What came of it: all of its messages arrived, or what happened to the first that did not.
    private async Task<Delivery> SendAsync(Waiting waiting, CancellationToken token)
    {
        if (await desk.ListenerAsync(waiting, token) is not { } listener)
        {
            return new Delivery.Refused("nobody is listed there any more");
        }

        var messages = await letters.WriteAsync(waiting, listener, token);
        Delivery delivery = new Delivery.Unchanged();
        for (var piece = waiting.Resumed; piece < messages.Count; piece++)
        {
            await desk.BeginAsync(waiting, piece, token);
            var letter = messages[piece];
            delivery = await pace.SendAsync(
                waiting.Chat, () => SendAsync(waiting, letter, token), token);
            if (delivery is not (Delivery.Done or Delivery.Unchanged))
            {
                return delivery;
            }

            await letters.ArrivedAsync(waiting, letter, token);
        }

        return delivery;
    }

    // A picture that is refused does not keep the text from coming.
    private async Task<Delivery> SendAsync(Waiting waiting, Letter letter, CancellationToken token)
    {
        var isSilent = waiting.Delivery.Priority < Storage.Rows.NoticePriority.Money;
        if (letter.Replaces is { } message
            && await wire.EditAsync(waiting.Chat, message, letter.View, token) is var edited and not Delivery.Gone)
        {
            return edited;
        }

        if (letter.Picture is null)
        {
            return await wire.SendAsync(waiting.Chat, letter.View, isSilent, token);
        }

        var file = letter.Picture with { Caption = letter.View.Html };
        var delivery = await wire.SendFileAsync(waiting.Chat, file, isSilent, token);
        return delivery is Delivery.Refused
            ? await wire.SendAsync(waiting.Chat, letter.View, isSilent, token)
            : delivery;
    }
}
