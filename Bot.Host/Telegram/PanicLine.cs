using Bot.Domain.Accounts;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Bot.Host.Telegram.Screens;
using Bot.Host.Trading;

namespace Bot.Host.Telegram;

/// <summary>
/// The short way of a panic from the chat to the trader: before anything is written, and before Telegram is spoken to.
/// What the desk does with it afterwards writes it down and answers; where it cannot, this answers.
/// </summary>
public sealed class PanicLine(ITraderBell bell, FrontDesk desk, ChatWire wire, ILogger<PanicLine> log)
{
    /// <summary>Panic has a lane of its own: what the chat waits for does not hold it up.</summary>
    public static string LaneOf(long chat) => $"panic {chat}";

    /// <summary>Whether a typed text is panic, in any of its names.</summary>
    public static bool IsPanic(string? text) =>
        text?.Trim() is ['/', .. var rest]
        && CommandTable.Find(NameOf(rest))?.Name == CommandName.Panic;

    /// <summary>Whether a key is the panic key.</summary>
    public static bool IsPanicKey(string? data) =>
        Key.Read(data) is Key.Pressed.Command command && CommandTable.Find(command.Name)?.Name == CommandName.Panic;

    /// <summary>
    /// Whether a request is panic's. The halt is with the trader when this returns, whatever was written behind the
    /// word; what sells is asked first.
    /// </summary>
    public bool Take(ChatRequest request)
    {
        if (!Concerns(request))
        {
            return false;
        }

        if (request is { IsLate: false, Person.Role: >= PersonRole.Trader })
        {
            bell.Panic(new AccountId(request.Person.Account), Who(request), sell: false);
        }

        return true;
    }

    /// <summary>Writes it down and answers, as far as the database lets it.</summary>
    public async Task AnswerAsync(ChatRequest request, CancellationToken token)
    {
        try
        {
            await desk.HandleAsync(request, token);
        }
        catch (Exception failure) when (DatabaseFaults.Is(failure))
        {
            log.LogError(failure, "A panic could not be written down; it was done without");
            var texts = request.Person.Texts;
            if (request is ChatRequest.Pressed pressed)
            {
                await wire.AnswerAsync(pressed.CallbackId, null, token);
            }

            IReadOnlyList<Key> offer = [Key.To(texts.Keys.HaltAndSell, CommandName.Panic, PanicScreen.Sell)];
            await wire.SendAsync(request.ChatId, View.Of(texts.Alarms.PanicBlind, offer), silent: false, token);
        }
    }

    /// <summary>Who asked, as the journal names people.</summary>
    internal static string Who(ChatRequest request) =>
        request.Person.Id.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string NameOf(string typed) =>
        string.Concat(typed.TrimStart().TakeWhile(letter => letter != '@' && !char.IsWhiteSpace(letter)));

    private static bool Concerns(ChatRequest request) => request switch
    {
        ChatRequest.Typed typed => IsPanic(typed.Text),
        ChatRequest.Pressed pressed => IsPanicKey(pressed.Data),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
