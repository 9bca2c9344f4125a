using System.Globalization;
using Bot.Domain.Time;
using Bot.Host.Telegram.Looks;
using Bot.Host.Telegram.Texts;

namespace Bot.Host.Telegram.Screens;

/// <summary>The report of a KST week, Monday to Sunday; the running one without an argument.</summary>
public sealed class WeeklyScreen(PeriodReader periods, TimeProvider time) : IScreen
{
    private const string Format = "yyyy-MM-dd";
    private const int DaysOfWeek = 7;

    /// <inheritdoc />
    public CommandName Command => CommandName.Weekly;

    /// <inheritdoc />
    public async Task<Step> AnswerAsync(ChatPerson person, string? argument, CancellationToken token)
    {
        var texts = person.Texts;
        var day = TradingDay.Of(time.GetUtcNow()).Date;
        if (argument is not null
            && (!DateOnly.TryParseExact(argument, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out day)
                || day < Periods.First || day > Periods.Last))
        {
            return Keyboard.Misfit(texts, argument, Format);
        }

        var monday = new TradingDay(day.AddDays(-(((int)day.DayOfWeek + DaysOfWeek - 1) % DaysOfWeek)));
        var week = await periods.ReadAsync(person.Account, monday, monday.Plus(DaysOfWeek), token);
        return new Step.Show(View.Of(
            PeriodLines.Text(texts.Results.Weekly, week, texts),
            [.. Periods.Turns(
                week, TradingDay.Of(time.GetUtcNow()), texts,
                (CommandName.Weekly, Figure.Day(monday.Plus(-DaysOfWeek).Date), Figure.Day(week.End.Date)))],
            Keyboard.Row(texts, CommandName.Daily, CommandName.Monthly, CommandName.Profit),
            Keyboard.Back(texts)));
    }
}

/// <summary>The report of a KST month; the running one without an argument.</summary>
public sealed class MonthlyScreen(PeriodReader periods, TimeProvider time) : IScreen
{
    private const string Format = "yyyy-MM";

    /// <inheritdoc />
    public CommandName Command => CommandName.Monthly;

    /// <inheritdoc />
    public async Task<Step> AnswerAsync(ChatPerson person, string? argument, CancellationToken token)
    {
        var texts = person.Texts;
        var day = TradingDay.Of(time.GetUtcNow()).Date;
        if (argument is not null
            && (!DateOnly.TryParseExact(argument, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out day)
                || day < Periods.First || day > Periods.Last))
        {
            return Keyboard.Misfit(texts, argument, Format);
        }

        var first = new DateOnly(day.Year, day.Month, 1);
        var month = await periods.ReadAsync(
            person.Account, new TradingDay(first), new TradingDay(first.AddMonths(1)), token);
        return new Step.Show(View.Of(
            PeriodLines.Text(texts.Results.Monthly, month, texts),
            [.. Periods.Turns(
                month, TradingDay.Of(time.GetUtcNow()), texts,
                (CommandName.Monthly, Text(first.AddMonths(-1)), Text(first.AddMonths(1))))],
            Keyboard.Row(texts, CommandName.Daily, CommandName.Weekly, CommandName.Profit),
            Keyboard.Back(texts)));
    }

    private static string Text(DateOnly month) => month.ToString(Format, CultureInfo.InvariantCulture);
}

/// <summary>Days that have a report: weeks and months around them still have dates.</summary>
internal static class Periods
{
    public static readonly DateOnly First = new(2000, 1, 1);
    public static readonly DateOnly Last = new(2999, 12, 31);

    /// <summary>Keys to the periods beside it; none lies before the account's first day or behind today.</summary>
    public static IEnumerable<Key> Turns(
        PeriodFigures shown, TradingDay today, ITexts texts, (CommandName Command, string Before, string After) to)
    {
        if (shown.First > shown.Since)
        {
            yield return Key.To(texts.Keys.Earlier, to.Command, to.Before);
        }

        if (shown.End <= today)
        {
            yield return Key.To(texts.Keys.Later, to.Command, to.After);
        }
    }
}
