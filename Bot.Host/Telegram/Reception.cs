using Bot.Host.Storage;
using Bot.Host.Telegram.People;
using Bot.Host.Telegram.Screens;
using Telegram.Bot.Types;

namespace Bot.Host.Telegram;

/// <summary>Lets updates in at the door and hands them to the desk, each chat in its own lane.</summary>
public sealed class Reception(
    Gatekeeper gatekeeper, FrontDesk desk, KeyIntake keys, PanicLine panic, ChatLanes lanes, ChatWire wire,
    ILogger<Reception> log)
{
    /// <summary>Takes an update in; the answer comes from the chat's lane.</summary>
    public async Task TakeAsync(Update update, bool wasUnattended, CancellationToken token)
    {
        if (await gatekeeper.AdmitAsync(update, wasUnattended, token) is not { } request)
        {
            return;
        }

        if (panic.Take(request))
        {
            lanes.Post(PanicLine.LaneOf(request.ChatId), lane => panic.AnswerAsync(request, lane));
            return;
        }

        if (!lanes.Post(PanelKeeper.LaneOf(request.ChatId), lane => AnswerAsync(request, lane))
            && request is ChatRequest.Pressed pressed)
        {
            await wire.AnswerAsync(pressed.CallbackId, pressed.Person.Texts.Answers.Busy, token);
        }
    }

    // Nobody is left without an answer, whatever happened.
    private async Task AnswerAsync(ChatRequest request, CancellationToken token)
    {
        try
        {
            if (request is not ChatRequest.Typed typed || !await keys.TakeAsync(typed, token))
            {
                await desk.HandleAsync(request, token);
            }
        }
        catch (Exception failure) when (!token.IsCancellationRequested)
        {
            log.LogError(failure, "A request could not be answered");
            var texts = request.Person.Texts;
            var why = DatabaseFaults.Is(failure) ? texts.Alarms.Away : texts.Answers.Failed;
            await (request is ChatRequest.Pressed pressed
                ? wire.AnswerAsync(pressed.CallbackId, why, token)
                : wire.SendAsync(request.ChatId, View.Of(why, Keyboard.Back(texts)), silent: true, token));
        }
    }

    /// <summary>Lets what was taken in come to its end, as long as the token allows.</summary>
    public Task DrainAsync(CancellationToken token) => lanes.DrainAsync(token);

    /// <summary>
    /// Publishes the list of commands in every language; the first language is the one for all others.
    /// </summary>
    public async Task PublishAsync(CancellationToken token)
    {
        foreach (var texts in Texts.Languages.All)
        {
            var commands = CommandTable.All.Select(
                entry => new BotCommand(entry.Name.Text(), texts.Keys.About(entry.Name))).ToList();
            await wire.PublishAsync(commands, texts.Code, token);
            if (texts == Texts.Languages.English)
            {
                await wire.PublishAsync(commands, null, token);
            }
        }
    }
}
