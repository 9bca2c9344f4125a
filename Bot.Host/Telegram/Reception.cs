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
    /// <summary>
    /// Takes an update in; who it is from is looked up, and the answer comes, in the chat's lane, so that no chat waits
    /// for another.
    /// </summary>
    public async Task TakeAsync(Update update, bool wasUnattended, CancellationToken token)
    {
        if (Gatekeeper.ChatOf(update) is not { } chat || IsWithoutLane(update))
        {
            await AdmitAsync(update, wasUnattended, isAnswered: false, token);
            return;
        }

        if (Gatekeeper.IsPanic(update) && (update.Message?.From ?? update.CallbackQuery?.From) is { } from)
        {
            lanes.Post(
                PanicLine.LaneOf(from.Id), lane => AdmitAsync(update, wasUnattended, isAnswered: false, lane));
            return;
        }

        var isAnswered = IsAnsweredFirst(update);
        var answering = isAnswered ? wire.AnswerAsync(update.CallbackQuery!.Id, null, token) : Task.CompletedTask;
        var isTaken = lanes.Post(PanelKeeper.LaneOf(chat), async lane =>
        {
            await AdmitAsync(update, wasUnattended, isAnswered, lane);
            await answering;
        });
        if (!isTaken)
        {
            await BusyAsync(update, chat, token);
        }
    }

    // Nothing that somebody known typed or pressed is dropped without a word.
    private async Task BusyAsync(Update update, long chat, CancellationToken token)
    {
        if (update.CallbackQuery is { } press)
        {
            await wire.AnswerAsync(press.Id, gatekeeper.TextsFor(press.From).Answers.Busy, token);
        }
        else if (update.Message?.From is { } from && gatekeeper.HasSeen(from))
        {
            await wire.SendAsync(chat, View.Of(gatekeeper.TextsFor(from).Answers.Busy), silent: true, token);
        }
    }

    // The panic of somebody known in their own chat is with the trader before anything else is looked at. Who else it
    // may be must be looked up, and may be turned away: what is fetched does not wait for that.
    private bool IsWithoutLane(Update update) =>
        Gatekeeper.IsPanic(update) && Gatekeeper.IsPrivate(update)
        && (update.Message?.From ?? update.CallbackQuery?.From) is { } from && gatekeeper.HasSeen(from);

    // There is nothing to say about a key that only shows: somebody known is answered before anything is looked up.
    // Whether they may still see it is looked up all the same; in a group it may be said that they may not.
    private bool IsAnsweredFirst(Update update) =>
        update.CallbackQuery is { } press && Gatekeeper.IsPrivate(update)
        && FrontDesk.OnlyShows(press.Data) && gatekeeper.HasSeen(press.From);

    private async Task AdmitAsync(Update update, bool wasUnattended, bool isAnswered, CancellationToken token)
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

        await AnswerAsync(
            request is ChatRequest.Pressed pressed ? pressed with { IsAnswered = isAnswered } : request, token);
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
            await (request is ChatRequest.Pressed { IsAnswered: false } pressed
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
