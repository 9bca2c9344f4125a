using System.Diagnostics;
using Telegram.Bot.Polling;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace Telegram.Bot;

/// <summary>Updates as events: polling goes on for as long as somebody listens.</summary>
public partial class TelegramBotClient
{
    private readonly Lock _listening = new();
    private OnUpdateHandler? _onUpdate;
    private OnMessageHandler? _onMessage;
    private CancellationTokenSource? _polling;

    public delegate Task OnUpdateHandler(Update update);

    public delegate Task OnMessageHandler(Message message, UpdateType type);

    public delegate Task OnErrorHandler(Exception exception, HandleErrorSource source);

    /// <summary>Everything; or, where somebody listens to messages, everything else.</summary>
    public event OnUpdateHandler? OnUpdate
    {
        add => Listen(() => _onUpdate += value);
        remove => Listen(() => _onUpdate -= value);
    }

    /// <summary>Messages, posts and their edits.</summary>
    public event OnMessageHandler? OnMessage
    {
        add => Listen(() => _onMessage += value);
        remove => Listen(() => _onMessage -= value);
    }

    /// <summary>What went wrong in polling or in a handler; traced where nobody listens.</summary>
    public event OnErrorHandler? OnError;

    private void Listen(Action change)
    {
        lock (_listening)
        {
            change();
            var isHeard = _onUpdate is not null || _onMessage is not null;
            if (isHeard && _polling is null)
            {
                _polling = CancellationTokenSource.CreateLinkedTokenSource(GlobalCancelToken);
                this.StartReceiving(
                    new DefaultUpdateHandler(
                        (_, update, _) => RaiseAsync(update),
                        (_, failure, source, _) => RaiseAsync(failure, source)),
                    new ReceiverOptions { AllowedUpdates = Update.AllTypes },
                    _polling.Token);
            }
            else if (!isHeard && _polling is not null)
            {
                _polling.Cancel();
                _polling.Dispose();
                _polling = null;
            }
        }
    }

    private Task RaiseAsync(Update update)
    {
        var message = update.Message ?? update.EditedMessage ?? update.ChannelPost ?? update.EditedChannelPost
            ?? update.BusinessMessage ?? update.EditedBusinessMessage;
        return (_onMessage is { } onMessage && message is not null
            ? onMessage(message, update.Type)
            : _onUpdate?.Invoke(update)) ?? Task.CompletedTask;
    }

    private Task RaiseAsync(Exception failure, HandleErrorSource source)
    {
        if (OnError is { } onError)
        {
            return onError(failure, source);
        }
        Trace.WriteLine(failure);
        return Task.CompletedTask;
    }
}
