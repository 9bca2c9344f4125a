using System.Globalization;

namespace Bot.Host.Watching.Health;

/// <summary>How long ago something was, for answers in English.</summary>
internal static class Ages
{
    private const int Two = 2;

    /// <summary>In the unit that says most, e.g. <c>47 s</c>, <c>12 min</c>, <c>3 h</c>, <c>5 d</c>.</summary>
    public static string Text(TimeSpan age) =>
        age switch
        {
            _ when age < TimeSpan.FromMinutes(Two) => $"{Whole(age.TotalSeconds)} s",
            _ when age < TimeSpan.FromHours(Two) => $"{Whole(age.TotalMinutes)} min",
            _ when age < TimeSpan.FromDays(Two) => $"{Whole(age.TotalHours)} h",
            _ => $"{Whole(age.TotalDays)} d",
        };

    /// <summary>In seconds, not below zero.</summary>
    public static double Seconds(TimeSpan age) => Math.Round(Math.Max(0, age.TotalSeconds), 1);

    private static string Whole(double value) => Math.Floor(value).ToString("0", CultureInfo.InvariantCulture);
}
