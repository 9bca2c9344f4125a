namespace Coravel.Scheduling.Schedule.Cron;

/// <summary>One field of a cron expression, read once. Numbers out of range are accepted and never match.</summary>
internal sealed class CronField
{
    private readonly Func<int, bool> _matches;

    /// <param name="text">As written.</param>
    /// <param name="size">How many values the unit has; in <c>*/n</c> a 0 counts as this.</param>
    public CronField(string text, int size)
    {
        Text = text.Trim();
        _matches = Read(size);
    }

    public string Text { get; }

    public bool Matches(int value) => _matches(value);

    private Func<int, bool> Read(int size)
    {
        if (Text == "*")
        {
            return _ => true;
        }
        if (Text.StartsWith("*/", StringComparison.Ordinal))
        {
            var every = Step(Text[2..]);
            return value => (value == 0 ? size : value) % every == 0;
        }
        if (!Text.Contains('-'))
        {
            var values = Text.Split(',').Select(Number).ToHashSet();
            return values.Contains;
        }
        return Text.Contains(',')
            ? throw new MalformedCronExpressionException($"Cron expression '{Text}' has mixed entry type.")
            : ReadRange();
    }

    private Func<int, bool> ReadRange()
    {
        var parts = Text.Split('/');
        var bounds = parts[0].Split('-');
        if (parts.Length > 2 || bounds.Length != 2)
        {
            throw Malformed();
        }
        var (first, last) = (Number(bounds[0]), Number(bounds[1]));
        var step = parts.Length == 2 ? Step(parts[1]) : 1;
        return value => value >= first && value <= last && (value - first) % step == 0;
    }

    private int Step(string text) => Number(text) is > 0 and var step ? step : throw Malformed();

    private int Number(string text) => int.TryParse(text, out var number) ? number : throw Malformed();

    private MalformedCronExpressionException Malformed() => new($"Cron entry '{Text}' is malformed.");
}
