using Bot.Host.Storage;
using Bot.Host.Telegram.Texts;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Telegram.Screens;

/// <summary>The person's language: theirs alone, so anybody may choose.</summary>
public sealed class LanguageScreen(IDbContextFactory<BotDb> databases) : IScreen
{
    /// <inheritdoc />
    public CommandName Command => CommandName.Language;

    /// <inheritdoc />
    public async Task<Step> AnswerAsync(ChatPerson person, string? argument, CancellationToken token)
    {
        if (argument is null)
        {
            return new Step.Show(
                View.Of(Html.Bold(person.Texts.Screens.Language), Choice(), Keyboard.Back(person.Texts)));
        }

        if (Languages.Find(argument.ToLowerInvariant()) is not { } texts)
        {
            return Keyboard.Misfit(person.Texts, argument, string.Join(" | ", Languages.All.Select(one => one.Code)));
        }

        await using var db = await databases.CreateDbContextAsync(token);
        var row = await db.People.SingleAsync(one => one.Id == person.Id && one.AccountId == person.Account, token);
        row.Language = texts.Code;
        await db.SaveChangesAsync(token);
        return new Step.Show(View.Of(texts.Answers.LanguageSet, Choice(), Keyboard.Back(texts)));
    }

    private static Key[] Choice() =>
        [.. Languages.All.Select(texts => Key.To(texts.Name, CommandName.Language, texts.Code))];
}
