namespace Bot.Host.Settings;

/// <summary>How far one press of a key moves a value: little where it is small, more where it is large.</summary>
public static class SettingStep
{
    /// <summary>The next value in a direction; null where there is none.</summary>
    /// <param name="setting">Which value.</param>
    /// <param name="stored">As it is now.</param>
    /// <param name="isUp">Towards the larger number, which for a loss is the milder one.</param>
    public static string? Next(Setting setting, string stored, bool isUp)
    {
        if (setting.Choices.Count > 0)
        {
            return Neighbour(setting, stored, isUp ? 1 : -1);
        }

        var number = SettingText.Number(stored) ?? setting.From;
        var next = Math.Clamp(Moved(setting, number, isUp), setting.From, setting.To);
        return next == number ? null : SettingText.Of(next);
    }

    private static string? Neighbour(Setting setting, string stored, int by)
    {
        var place = setting.Choices.ToList().IndexOf(stored) + by;
        return place >= 0 && place < setting.Choices.Count ? setting.Choices[place] : null;
    }

    // Onto the grid of the step; towards zero the grid of the smaller numbers holds.
    private static decimal Moved(Setting setting, decimal number, bool isUp)
    {
        var grows = number >= 0m == isUp;
        var size = Math.Abs(number);
        var step = Size(setting, size, grows);
        var moved = grows
            ? (Math.Floor(size / step) + 1m) * step
            : Math.Max(0m, (Math.Ceiling(size / step) - 1m) * step);
        return number < 0m || (number == 0m && !isUp) ? -moved : moved;
    }

    private static decimal Size(Setting setting, decimal size, bool grows)
    {
        var steps = Steps(setting.Kind);
        return steps.First(one => grows ? size < one.Below : size <= one.Below).Step;
    }

    private static IReadOnlyList<(decimal Below, decimal Step)> Steps(SettingKind kind) =>
        kind switch
        {
            SettingKind.Won =>
            [
                (10_000m, 1_000m),
                (50_000m, 5_000m),
                (200_000m, 10_000m),
                (1_000_000m, 100_000m),
                (decimal.MaxValue, 1_000_000m),
            ],
            SettingKind.Hours or SettingKind.Count => [(12m, 1m), (24m, 2m), (decimal.MaxValue, 6m)],
            SettingKind.Factor => [(decimal.MaxValue, 0.05m)],
            SettingKind.Percent
            or SettingKind.Times
            or SettingKind.Minutes
            or SettingKind.Switch
            or SettingKind.Choice =>
            [
                (1m, 0.1m),
                (3m, 0.25m),
                (10m, 0.5m),
                (30m, 1m),
                (100m, 5m),
                (decimal.MaxValue, 50m),
            ],
        };
}
