using System.Globalization;
using Bot.Host.Telegram.Texts;

namespace Bot.Host.Telegram.Looks;

/// <summary>Which cycle an argument means: a number is one, a negative one counts back, nothing is the last.</summary>
public readonly record struct CycleChoice(long Which)
{
    /// <summary>What may be typed.</summary>
    public const string Allowed = "1, 2, 3, … | -1 … -100000";

    private const int MostBack = 100_000;

    public bool IsLast => Which == 0;

    /// <summary>Reads an argument; null where it means no cycle.</summary>
    public static CycleChoice? Read(string? argument)
    {
        if (argument is null)
        {
            return new CycleChoice(0);
        }

        var isNumber = long.TryParse(
            argument.TrimStart('#'), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var which);
        return isNumber && which is not 0 and >= -MostBack ? new CycleChoice(which) : null;
    }

    /// <summary>The cycle, or null.</summary>
    public Task<CycleStory?> FindAsync(AccountReader reader, int account, CancellationToken token) => Which > 0
        ? reader.CycleAsync(account, Which, token)
        : reader.CycleBackAsync(account, (int)-Which, token);

    /// <summary>A row of keys to the cycles before and after; none where there is neither.</summary>
    public static IEnumerable<IReadOnlyList<Key>> Walk(
        CommandName command, (long? Earlier, long? Later) neighbours, ITexts texts)
    {
        Key[] walk =
        [
            .. neighbours.Earlier is { } before
                ? [Key.To(texts.Keys.Earlier, command, $"{before}")]
                : Array.Empty<Key>(),
            .. neighbours.Later is { } after
                ? [Key.To(texts.Keys.Later, command, $"{after}")]
                : Array.Empty<Key>(),
        ];
        return walk.Length > 0 ? [walk] : [];
    }
}
