using System.Globalization;
using System.Text.Json;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Bot.Host.Telegram.Texts;
using Bot.Host.Trading;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Telegram.Screens;

/// <summary>Who did what, and what came of it, newest first.</summary>
public sealed class AuditScreen(IDbContextFactory<BotDb> databases) : IScreen
{
    private const int Usual = 10;
    private const int Most = 50;
    private const int LongestText = 120;
    private const string Before = "before";

    /// <inheritdoc />
    public CommandName Command => CommandName.Audit;

    /// <inheritdoc />
    public async Task<Step> AnswerAsync(ChatPerson person, string? argument, CancellationToken token)
    {
        var texts = person.Texts;
        if (Read(argument) is not var (count, before))
        {
            return Keyboard.Misfit(texts, argument!, $"1 - {Most}");
        }

        // The owner of the program sees what was done in every account.
        var isAll = person.IsInOwnersAccount;
        await using var db = await databases.CreateDbContextAsync(token);
        var rows = await db.Audit.AsNoTracking()
            .Where(row => (isAll || row.AccountId == person.Account) && row.Id < before)
            .OrderByDescending(row => row.Id)
            .Take(count + 1)
            .ToListAsync(token);
        var ids = rows.Select(row => row.PersonId).Distinct().ToList();
        var names = await db.People.AsNoTracking()
            .Where(one => ids.Contains(one.Id))
            .ToDictionaryAsync(one => one.Id, one => one.Name, token);
        var shown = Html.Fitting(
            rows.Take(count).Select(row => Line(row, (names.GetValueOrDefault(row.PersonId), person), texts)));
        Key[] walk = rows.Count > shown.Count && shown.Count > 0
            ? [Key.To(texts.Keys.Earlier, CommandName.Audit, $"{Before} {rows[shown.Count - 1].Id}")]
            : [];
        return new Step.Show(View.Of(
            $"{Html.Bold(texts.Health.Audit)}\n{(shown.Count == 0 ? texts.Health.NoAudit : string.Join('\n', shown))}",
            [
                .. walk.Length > 0 ? [walk] : Array.Empty<IReadOnlyList<Key>>(),
                Keyboard.Row(person, CommandName.Audit, CommandName.Logs, CommandName.Export),
                Keyboard.Back(texts),
            ]));
    }

    private static (int Count, long Before)? Read(string? argument)
    {
        var words = (argument ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words switch
        {
            [] => (Usual, long.MaxValue),
            [Before, var id] when TryNumber(id, out var row) => (Usual, row),
            [var number] when TryNumber(number, out var count) && count is >= 1 and <= Most =>
                ((int)count, long.MaxValue),
            _ => null,
        };
    }

    private static bool TryNumber(string text, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static string Line(AuditRow row, (string? Name, ChatPerson Reader) by, ITexts texts)
    {
        var who = by.Name is { Length: > 0 } name ? $"{Html.Excerpt(name, 40)} ({row.PersonId})" : $"{row.PersonId}";
        var where = row.AccountId == by.Reader.Account ? "" : $" · {texts.People.Account(row.AccountId)}";
        return $"{Figure.ClockWithSeconds(row.At)} <b>{Action(row.Action, texts)}</b> · {who}{where}\n"
            + $"   {texts.Tell(row.Result, LongestText)} · {texts.Tell(row.Source, LongestText)}";
    }

    // What a trader was asked for lies there as JSON, everything else in words.
    private static string Action(string action, ITexts texts)
    {
        try
        {
            return action.StartsWith('{') && JsonSerializer.Deserialize<PersonCommand>(action) is { } command
                ? texts.Words.Of(command)
                : texts.Tell(action, LongestText);
        }
        catch (Exception other) when (other is JsonException or NotSupportedException)
        {
            return texts.Tell(action, LongestText);
        }
    }
}
