using Bot.Host.Storage;
using Bot.Host.Trading;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Telegram.Screens;

/// <summary>Shows where journal and exchange differ, and has it settled.</summary>
public sealed class ReconcileScreen(IDbContextFactory<BotDb> databases, AccountReader reader) : IScreen
{
    private const string Allowed = $"{BooksCard.Adopt} | {BooksCard.Ignore} | {BooksCard.Sell}";

    /// <inheritdoc />
    public CommandName Command => CommandName.Reconcile;

    /// <inheritdoc />
    public async Task<Step> AnswerAsync(ChatPerson person, string? argument, CancellationToken token)
    {
        var texts = person.Texts;
        await using var db = await databases.CreateDbContextAsync(token);
        if (await DifferenceCard.ShownAsync(db, person.Account, token) is not { } shown)
        {
            return new Step.Show(View.Of(texts.Books.Agree, Keyboard.Back(texts)));
        }

        var picture = await reader.ReadAsync(person.Account, token);
        var card = View.Of(
            BooksCard.Text(shown, picture.Account.Market, texts), BooksCard.Keys(shown, texts), Keyboard.Back(texts));
        if (argument is null)
        {
            return new Step.Show(card);
        }

        // A key carries the name of the differences that it was shown with; typed, it means those of now.
        var words = argument.Split(' ', 2, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (Way(words.FirstOrDefault()) is not { } way || (way == SettleWay.Ignore && !shown.CanBeIgnored))
        {
            return Keyboard.Misfit(texts, argument, Allowed);
        }

        if (words is [_, var id] && id != shown.Id)
        {
            return new Step.Show(card);
        }

        var asking = way == SettleWay.Sell ? Asking.Always : Asking.WhenLive;
        return new Step.Act(new PersonCommand.Settle(shown.Id, way), asking);
    }

    private static SettleWay? Way(string? word) => word?.ToLowerInvariant() switch
    {
        BooksCard.Adopt => SettleWay.Adopt,
        BooksCard.Ignore => SettleWay.Ignore,
        BooksCard.Sell => SettleWay.Sell,
        _ => null,
    };
}
