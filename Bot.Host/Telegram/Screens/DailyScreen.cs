using System.Globalization;
using Bot.Domain.Time;
using Bot.Host.Telegram.Notices;
using Bot.Host.Telegram.Texts;

namespace Bot.Host.Telegram.Screens;

/// <summary>The report of a day; the running one without an argument.</summary>
public sealed class DailyScreen(DailyReader days, TimeProvider time) : IScreen
{
    private const string Format = "yyyy-MM-dd";

    /// <inheritdoc />
    public CommandName Command => CommandName.Daily;

    /// <inheritdoc />
    public async Task<Step> AnswerAsync(ChatPerson person, string? argument, CancellationToken token)
    {
        var texts = person.Texts;
        var today = TradingDay.Of(time.GetUtcNow()).Date;
        var day = today;
        if (argument is not null
            && (!DateOnly.TryParseExact(argument, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out day)
                || day < Periods.First || day > Periods.Last))
        {
            return Keyboard.Misfit(texts, argument, Format);
        }

        var figures = await days.ReadAsync(person.Account, day, token);
        var first = TradingDay.Of(figures.Account.CreatedAt).Date;
        return new Step.Show(View.Of(
            DailyReport.Text(figures, texts),
            [.. Turns(day, (first, today), texts)],
            Keyboard.Row(texts, CommandName.Weekly, CommandName.Monthly, CommandName.Profit),
            Keyboard.Row(texts, CommandName.Trades, CommandName.Status),
            Keyboard.Back(texts)));
    }

    // Nothing lies before the account's first day, and nothing behind today.
    private static IEnumerable<Key> Turns(DateOnly day, (DateOnly First, DateOnly Today) span, ITexts texts)
    {
        if (day > span.First)
        {
            yield return Key.To(texts.Keys.Earlier, CommandName.Daily, Figure.Day(day.AddDays(-1)));
        }

        if (day < span.Today)
        {
            yield return Key.To(texts.Keys.Later, CommandName.Daily, Figure.Day(day.AddDays(1)));
        }
    }
}
