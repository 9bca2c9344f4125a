using Bot.Host.Storage.Rows;
using Bot.Host.Telegram.Screens;
using Bot.Host.Telegram.Works;
using Bot.Host.Trading;

namespace Bot.Host.Telegram;

/// <summary>Answers what a listed person typed or pressed: shows, asks, or has it done.</summary>
public sealed class FrontDesk(
    IEnumerable<IScreen> screens, AccountReader reader, Confirmations confirmations, PanelKeeper panels,
    WorkDesk works, Parcels parcels, ChatWire wire)
{
    private readonly Dictionary<CommandName, IScreen> _screens = screens.ToDictionary(screen => screen.Command);

    /// <summary>Answers one request; every pressed key is answered, whatever it carries.</summary>
    public Task HandleAsync(ChatRequest request, CancellationToken token) => request switch
    {
        ChatRequest.Pressed pressed => PressAsync(pressed, token),
        ChatRequest.Typed typed => TypeAsync(typed, token),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Whether what a key carries has no effect but to show something.</summary>
    public static bool OnlyShows(string? data) =>
        Key.Read(data) is Key.Pressed.Command command
        && CommandTable.Find(command.Name)?.OnlyShows(command.Argument) == true;

    private Task PressAsync(ChatRequest.Pressed pressed, CancellationToken token) => Key.Read(pressed.Data) switch
    {
        Key.Pressed.Answer answer => ConfirmAsync(pressed, answer.Nonce, token),
        Key.Pressed.Command command when CommandTable.Find(command.Name) is { } entry =>
            RunAsync(pressed, entry, command.Argument, token),
        _ => wire.AnswerAsync(pressed.CallbackId, pressed.Person.Texts.Answers.Expired, token),
    };

    private Task TypeAsync(ChatRequest.Typed typed, CancellationToken token)
    {
        var (name, argument) = Parse(typed.Text);
        return name is not null && CommandTable.Find(name) is { } entry
            ? RunAsync(typed, entry, argument, token)
            : PresentAsync(typed, Unknown(typed, name ?? typed.Text), null, token);
    }

    // "/why@our_bot 12": the name, and what stands after it.
    private static (string? Name, string? Argument) Parse(string text)
    {
        if (!text.StartsWith('/'))
        {
            return (null, null);
        }

        var parts = text[1..].Split(
            (char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return (parts.Length > 0 ? parts[0].Split('@')[0] : "", parts.Length > 1 ? parts[1] : null);
    }

    private static View Unknown(ChatRequest request, string given)
    {
        var texts = request.Person.Texts;
        var nearest = CommandTable.Nearest(given.Length > 32 ? given[..32] : given).Select(entry => entry.Name);
        return View.Of(
            texts.Answers.Unknown(Html.Excerpt(given, 50)), Keyboard.Row(texts, nearest), Keyboard.Back(texts));
    }

    private async Task RunAsync(ChatRequest request, CommandEntry entry, string? argument, CancellationToken token)
    {
        if (argument is not null && !entry.TakesArgument)
        {
            await PresentAsync(
                request, Plain(request, request.Person.Texts.Answers.NoArgument(entry.Name.Text())), null, token);
            return;
        }

        if (entry.IsPrivate && !entry.MayAct(request.Person))
        {
            await RefuseAsync(request, entry, token);
            return;
        }

        var step = await _screens[entry.Name].AnswerAsync(request.Person, argument, token);
        await (step switch
        {
            Step.ShowPanel => ShowPanelAsync(request, token),
            Step.Show show => ShowAsync(request, entry, show, token),
            Step.Send send => DeliverAsync(request, send, token),
            Step.Refuse refuse => PresentAsync(request, refuse.View, null, token),
            Step.Begin begin => MayActAsync(request, entry, () => BeginAsync(request, begin.Work, token), token),
            Step.Cancel cancel => MayActAsync(request, entry, () => CancelAsync(request, cancel.Id, token), token),
            Step.Act act => MayActAsync(request, entry, () => ActAsync(request, act, token), token),
            _ => throw new System.Diagnostics.UnreachableException(),
        });
    }

    // Role and age are checked where something is about to be done, not where something is looked at.
    private async Task MayActAsync(ChatRequest request, CommandEntry entry, Func<Task> act, CancellationToken token)
    {
        var answers = request.Person.Texts.Answers;
        if (!entry.MayAct(request.Person))
        {
            await RefuseAsync(request, entry, token);
        }
        else if (request.IsLate)
        {
            await confirmations.NotedAsync(request, entry.Name.Text(), "refused: too old", token);
            await SayAsync(request, answers.TooOld, token);
        }
        else
        {
            await act();
        }
    }

    private async Task RefuseAsync(ChatRequest request, CommandEntry entry, CancellationToken token)
    {
        await confirmations.NotedAsync(request, entry.Name.Text(), $"refused: takes the role {entry.Role}", token);
        await SayAsync(request, request.Person.Texts.Answers.NotAllowed(entry.Role), token);
    }

    private async Task ShowAsync(ChatRequest request, CommandEntry entry, Step.Show show, CancellationToken token)
    {
        if (show.Noted is { } note)
        {
            await confirmations.NotedAsync(request, entry.Name.Text(), note, token);
        }

        await PresentAsync(request, show.View, null, token);
    }

    // What is drawn takes its time: the key is answered first.
    private async Task DeliverAsync(ChatRequest request, Step.Send send, CancellationToken token)
    {
        if (request is ChatRequest.Pressed pressed)
        {
            await ToastAsync(pressed, null, token);
        }

        var parcel = await send.Make(token);
        if (!await parcels.SendAsync(request, parcel, token))
        {
            await (request is ChatRequest.Pressed key
                ? ShowInAsync(key with { IsAnswered = true }, parcel.View, null, token)
                : SendAsync(request, parcel.View, token));
        }
    }

    private async Task ActAsync(ChatRequest request, Step.Act act, CancellationToken token)
    {
        var asks = act.Asking switch
        {
            Asking.Always => true,
            Asking.Never => false,
            Asking.WhenLive => await reader.ModeAsync(request.Person.Account, token) == TradingMode.Live,
        };
        if (asks)
        {
            await PresentAsync(request, await QuestionAsync(request, act.Command, act.Figures, token), null, token);
            return;
        }

        await TellAsync(request, await confirmations.ActAsync(request, act.Command, token), act.Then, token);
    }

    private async Task ConfirmAsync(ChatRequest.Pressed pressed, string nonce, CancellationToken token)
    {
        var acted = await confirmations.ConsumeAsync(pressed, nonce, token);
        if (acted is not Acted.PriceMoved moved)
        {
            await TellAsync(pressed, acted, null, token);
            return;
        }

        var texts = pressed.Person.Texts;
        var position = Phrases.Position(await reader.ReadAsync(pressed.Person.Account, token), texts);
        var question = await QuestionAsync(pressed, moved.Command, $"{texts.Answers.PriceMoved}\n{position}", token);
        await PresentAsync(pressed, question, texts.Answers.PriceMoved, token);
    }

    private async Task<View> QuestionAsync(
        ChatRequest request, PersonCommand command, string? figures, CancellationToken token)
    {
        var texts = request.Person.Texts;
        var nonce = await confirmations.AskAsync(request, command, token);
        var question = texts.Answers.Question(texts.Words.Of(command), (int)Confirmations.Validity.TotalSeconds);
        IReadOnlyList<Key> keys = [Key.Confirm(texts.Keys.Yes, nonce), Key.To(texts.Keys.No, CommandName.Start)];
        return View.Of(figures is null ? question : $"{figures}\n{question}", keys);
    }

    private async Task TellAsync(ChatRequest request, Acted acted, View? then, CancellationToken token)
    {
        var (texts, answers) = (request.Person.Texts, request.Person.Texts.Answers);
        switch (acted)
        {
            case Acted.Asked asked when request is ChatRequest.Pressed pressed:
                var toast = Html.Plain(answers.Asked(texts.Words.Of(asked.Command)));
                await (then is null
                    ? ShowPanelInAsync(pressed, toast, token)
                    : ShowInAsync(pressed, then, toast, token));
                break;
            case Acted.Asked asked:
                await PresentAsync(request, then ?? View.Of(answers.Asked(texts.Words.Of(asked.Command))), null, token);
                break;
            case Acted.Did did:
                await PresentAsync(request, did.View, null, token);
                break;
            case Acted.AlreadyDone:
                await SayAsync(request, answers.AlreadyDone, token);
                break;
            case Acted.NotYours:
                await SayAsync(request, answers.NotYours, token);
                break;
            default:
                await SayAsync(request, answers.Expired, token);
                break;
        }
    }

    private async Task BeginAsync(ChatRequest request, ILongWork work, CancellationToken token)
    {
        var (person, texts) = (request.Person, request.Person.Texts);
        if (works.Find(person.Account) is { } other)
        {
            // Its own message goes on telling of it.
            Task told = (other.Chat, other.Message) == (request.ChatId, request.MessageId)
                ? SayAsync(request, texts.Works.OneAtATime, token)
                : PresentAsync(request, WorkViews.OneAtATime(other, texts), texts.Works.OneAtATime, token);
            await told;
            return;
        }

        var run = works.Prepare(person, request.ChatId, work);
        if (await PresentAsync(request, WorkViews.Bar(run, texts), null, token) is not { } message)
        {
            run.Dispose();
            return;
        }

        var isStarted = works.Start(run, message);
        var action = $"{work.Command.Text()} {work.Argument}";
        await confirmations.NotedAsync(request, action, isStarted ? "started" : "refused: one at a time", token);
        if (!isStarted)
        {
            var view = works.Find(person.Account) is { } busy
                ? WorkViews.OneAtATime(busy, texts)
                : WorkViews.Cancelled(work, texts);
            await wire.EditAsync(request.ChatId, message, view, token);
        }
    }

    private async Task CancelAsync(ChatRequest request, string? id, CancellationToken token)
    {
        var texts = request.Person.Texts;
        var isEnded = works.Cancel(request.Person.Account, id);
        if (isEnded)
        {
            await confirmations.NotedAsync(request, "cancel", "ended", token);
        }

        await SayAsync(request, isEnded ? texts.Works.Cancelled : texts.Answers.Expired, token);
    }

    private static View Plain(ChatRequest request, string html) => View.Of(html, Keyboard.Back(request.Person.Texts));

    // A toast for a key, a message for something typed.
    private Task<Delivery> SayAsync(ChatRequest request, string text, CancellationToken token) =>
        request is ChatRequest.Pressed { IsAnswered: false } pressed
            ? wire.AnswerAsync(pressed.CallbackId, Html.Plain(text), token)
            : wire.SendAsync(request.ChatId, View.Of(text), silent: true, token);

    private Task ToastAsync(ChatRequest.Pressed pressed, string? toast, CancellationToken token) =>
        pressed.IsAnswered && toast is null ? Task.CompletedTask : wire.AnswerAsync(pressed.CallbackId, toast, token);

    private Task<int?> PresentAsync(ChatRequest request, View view, string? toast, CancellationToken token) =>
        request is ChatRequest.Pressed pressed
            ? ShowInAsync(pressed, view, toast, token)
            : SendAsync(request, view, token);

    // The message is left first: what refreshes the panel in another lane has the time of the toast to come to its end.
    private async Task<int?> ShowInAsync(
        ChatRequest.Pressed pressed, View view, string? toast, CancellationToken token)
    {
        var (chat, message) = (pressed.ChatId, pressed.MessageId);
        var (leftPanel, leftWork) = (panels.Leave(chat, message), works.Leave(chat, message));
        await ToastAsync(pressed, toast, token);
        switch (await wire.EditAsync(chat, message, view, token))
        {
            case Delivery.Done or Delivery.Unchanged:
                return message;
            case Delivery.Gone:
                return await SendAsync(pressed, view, token);
            default:
                Stay(pressed, leftPanel, leftWork);
                return null;
        }
    }

    // It did not arrive, or nobody knows: what stands there must not look for ever as if it were of now.
    private void Stay(ChatRequest.Pressed pressed, bool panel, bool work)
    {
        if (panel)
        {
            panels.Stay(pressed.ChatId, pressed.MessageId);
        }

        if (work)
        {
            works.Stay(pressed.ChatId, pressed.MessageId);
        }
    }

    private async Task<int?> SendAsync(ChatRequest request, View view, CancellationToken token) =>
        await wire.SendAsync(request.ChatId, view, silent: true, token) is Delivery.Done done ? done.MessageId : null;

    private async Task ShowPanelAsync(ChatRequest request, CancellationToken token)
    {
        if (request is ChatRequest.Pressed pressed)
        {
            await ShowPanelInAsync(pressed, null, token);
            return;
        }

        await panels.SendAsync(request.Person, request.ChatId, token);
    }

    private async Task ShowPanelInAsync(ChatRequest.Pressed pressed, string? toast, CancellationToken token)
    {
        await ToastAsync(pressed, toast, token);
        var leftWork = works.Leave(pressed.ChatId, pressed.MessageId);
        if (await panels.ShowInAsync(pressed.Person, pressed.ChatId, pressed.MessageId, token)
            is not (Delivery.Done or Delivery.Unchanged or Delivery.Gone))
        {
            Stay(pressed, panel: false, leftWork);
        }
    }
}
