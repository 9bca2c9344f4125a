using System.Globalization;
using Bot.Domain.Accounts;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Bot.Host.Telegram.People;
using Bot.Host.Telegram.Texts;
using Bot.Host.Trading;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Telegram.Screens;

/// <summary>The account's keys of the exchange: which there are, new ones, and none any more.</summary>
public sealed class KeysScreen(
    IDbContextFactory<BotDb> databases, IKeyRing ring, KeyTickets tickets, AccountReader reader) : IScreen
{
    /// <summary>The argument that waits for a message with keys.</summary>
    public const string Enter = "enter";

    private const string Drop = "drop";

    /// <inheritdoc />
    public CommandName Command => CommandName.Keys;

    /// <inheritdoc />
    public async Task<Step> AnswerAsync(ChatPerson person, string? argument, CancellationToken token)
    {
        var texts = person.Texts;
        if (person.Role < PersonRole.Trader)
        {
            return new Step.Refuse(View.Of(texts.Answers.NotAllowed(PersonRole.Trader), Keyboard.Back(texts)));
        }

        tickets.Forget(person.Id);
        switch (argument)
        {
            case null:
                return new Step.Show(await ShowAsync(person, token));
            case Enter:
                tickets.Await(person.Id);
                return new Step.Show(View.Of(
                    texts.People.SendKeys((int)KeyTickets.Patience.TotalMinutes),
                    [Key.To(texts.Keys.Cancel, CommandName.Keys)],
                    Keyboard.Back(texts)));
            case Drop:
                return await DropAsync(person, token);
            default:
                return Keyboard.Misfit(texts, "…", $"{Enter} | {Drop}");
        }
    }

    /// <summary>When keys end, in words.</summary>
    public static string Expiry(DateTimeOffset? expires, ITexts texts) => expires is { } end
        ? texts.People.Ends(end.ToOffset(TimeSpan.FromHours(9)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
        : texts.People.EndsUnknown;

    private async Task<Step> DropAsync(ChatPerson person, CancellationToken token)
    {
        var texts = person.Texts;
        if (await RowAsync(person.Account, token) is null)
        {
            return new Step.Refuse(await ShowAsync(person, token));
        }

        return await reader.ModeAsync(person.Account, token) == TradingMode.Live
            ? new Step.Refuse(View.Of(
                texts.People.KeysInUse, Keyboard.Row(texts, CommandName.Mode, CommandName.Keys), Keyboard.Back(texts)))
            : new Step.Act(new PersonCommand.DropKeys(), Asking.Always);
    }

    private async Task<View> ShowAsync(ChatPerson person, CancellationToken token)
    {
        var texts = person.Texts;
        var row = await RowAsync(person.Account, token);
        var tail = await ring.TailAsync(new AccountId(person.Account), token);
        var about = (row, tail) switch
        {
            (not null, { } last) => $"{texts.People.OwnKeys(Html.Escape(last))} · {Expiry(row.ExpiresAt, texts)}",
            (not null, null) => texts.People.KeysUnreadable,
            (null, { } last) => texts.People.ConfiguredKeys(Html.Escape(last)),
            _ => texts.People.NoKeysYet,
        };
        var keys = new List<Key> { Key.To(texts.People.EnterKeys, CommandName.Keys, Enter) };
        if (row is not null)
        {
            keys.Add(Key.To(texts.People.DropKeys, CommandName.Keys, Drop));
        }

        return View.Of(
            $"{Html.Bold(texts.People.KeysTitle)}\n{about}\n{texts.People.KeysAbout}",
            keys, Keyboard.Row(texts, CommandName.Mode), Keyboard.Back(texts));
    }

    private async Task<ExchangeKeyRow?> RowAsync(int account, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        return await db.ExchangeKeys.AsNoTracking().FirstOrDefaultAsync(row => row.AccountId == account, token);
    }
}
