using System.Globalization;
using Bot.Host.Charts;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Telegram;

/// <summary>Whether a person wants pictures light or dark; what was chosen last stays.</summary>
public sealed class ThemeChoice(IDbContextFactory<BotDb> databases)
{
    /// <summary>A theme by its word, or null.</summary>
    public static ChartTheme? Find(string word) => word.ToLowerInvariant() switch
    {
        "light" => ChartTheme.Light,
        "dark" => ChartTheme.Dark,
        _ => null,
    };

    /// <summary>The word of a theme.</summary>
    public static string Text(ChartTheme theme) => theme switch
    {
        ChartTheme.Light => "light",
        ChartTheme.Dark => "dark",
    };

    /// <summary>The theme to draw in: the one that is asked for, which is remembered, or the last one.</summary>
    public async Task<ChartTheme> OfAsync(ChatPerson person, ChartTheme? asked, CancellationToken token)
    {
        var name = $"theme:{person.Id.ToString(CultureInfo.InvariantCulture)}";
        await using var db = await databases.CreateDbContextAsync(token);
        var mark = await db.Marks.FirstOrDefaultAsync(
            row => row.AccountId == person.Account && row.Name == name, token);
        if (asked is not { } theme)
        {
            return mark is null ? ChartTheme.Light : Find(mark.Value) ?? ChartTheme.Light;
        }

        if (mark is null)
        {
            db.Marks.Add(new MarkRow { AccountId = person.Account, Name = name, Value = Text(theme) });
        }
        else
        {
            mark.Value = Text(theme);
        }

        await db.SaveChangesAsync(token);
        return theme;
    }
}
