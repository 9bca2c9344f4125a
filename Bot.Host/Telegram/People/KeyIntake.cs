using Bot.Domain.Accounts;
using Bot.Domain.Market;
using Bot.Host.Storage.Rows;
using Bot.Host.Telegram.Screens;
using Bot.Host.Trading;
using Bot.Host.Upbit;
using Bot.Host.Watching;

namespace Bot.Host.Telegram.People;

/// <summary>
/// Takes the message with exchange keys before anything else looks at it: it is deleted at once, whatever it holds, and
/// good keys are asked about once more before they are stored.
/// </summary>
public sealed class KeyIntake(
    KeyTickets tickets, IKeyTrial trial, Confirmations confirmations, AccountReader reader, ChatWire wire,
    Scrubber scrubber)
{
    private const int KeyLeast = 16;
    private const int KeyMost = 200;

    /// <summary>Whether a message was one with keys; then it has been answered.</summary>
    public async Task<bool> TakeAsync(ChatRequest.Typed typed, CancellationToken token)
    {
        var isCommand = typed.Text.StartsWith('/');
        if (isCommand ? !NamesKeys(typed.Text) : !tickets.IsAwaited(typed.Person.Id))
        {
            if (isCommand)
            {
                tickets.Forget(typed.Person.Id);
            }

            return false;
        }

        var words = typed.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (typed.Person.Role >= PersonRole.Trader)
        {
            // Nobody else stores keys, and what cannot be one stays readable.
            scrubber.Learn(words.Where(IsKey));
        }

        var isGone = await wire.DeleteAsync(typed.ChatId, typed.MessageId, token) is Delivery.Done;
        var view = await AnswerAsync(typed, isCommand ? words[1..] : words, token);
        var texts = typed.Person.Texts.People;
        await wire.SendAsync(
            typed.ChatId, isGone ? view : view with { Html = $"{texts.NotDeleted}\n{view.Html}" }, silent: true, token);
        return true;
    }

    // "/keys" with something after it that is not one of its own words.
    private static bool NamesKeys(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is [var command, _, _, ..]
        && CommandTable.Find(command[1..].Split('@')[0])?.Name == CommandName.Keys;

    private async Task<View> AnswerAsync(ChatRequest.Typed typed, string[] words, CancellationToken token)
    {
        var (person, texts) = (typed.Person, typed.Person.Texts);
        if (person.Role < PersonRole.Trader)
        {
            return View.Of(texts.Answers.NotAllowed(PersonRole.Trader), Keyboard.Back(texts));
        }

        if (typed.ChatId != person.Id)
        {
            return View.Of(texts.People.OnlyInPrivate, Keyboard.Back(texts));
        }

        if (words is not [var access, var secret] || !IsKey(access) || !IsKey(secret))
        {
            tickets.Await(person.Id);
            return View.Of(texts.People.NoKeys, Cancel(typed), Keyboard.Back(texts));
        }

        tickets.Forget(person.Id);
        return await TryAsync(typed, new ExchangeKeys(access, secret), token);
    }

    private async Task<View> TryAsync(ChatRequest.Typed typed, ExchangeKeys keys, CancellationToken token)
    {
        var (person, texts) = (typed.Person, typed.Person.Texts);
        var market = new MarketCode((await reader.ReadAsync(person.Account, token)).Account.Market);
        var verdict = await trial.TryAsync(new AccountId(person.Account), keys, market, token);
        if (verdict.Faults.Count > 0)
        {
            await confirmations.NotedAsync(typed, "keys", $"refused: {string.Join(", ", verdict.Faults)}", token);
            var lines = verdict.Faults.Select(fault => $"• {texts.People.Of(fault)}");
            return View.Of(
                $"{texts.People.KeysRefused}\n{string.Join('\n', lines)}",
                [Key.To(texts.People.EnterKeys, CommandName.Keys, KeysScreen.Enter)],
                Keyboard.Back(texts));
        }

        var command = new PersonCommand.StoreKeys(tickets.Put(person.Id, keys, verdict.Expires));
        var nonce = await confirmations.AskAsync(typed, command, token);
        IReadOnlyList<Key> answers = [Key.Confirm(texts.Keys.Yes, nonce), Key.To(texts.Keys.No, CommandName.Keys)];
        return View.Of(
            $"{texts.People.KeysGood(Html.Escape(keys.Tail), KeysScreen.Expiry(verdict.Expires, texts))}\n"
            + texts.Answers.Question(texts.Words.Of(command), (int)Confirmations.Validity.TotalSeconds),
            answers);
    }

    private static IReadOnlyList<Key> Cancel(ChatRequest typed) =>
        [Key.To(typed.Person.Texts.Keys.Cancel, CommandName.Keys)];

    private static bool IsKey(string word) =>
        word.Length is >= KeyLeast and <= KeyMost && word.All(letter => char.IsAsciiLetterOrDigit(letter));
}
