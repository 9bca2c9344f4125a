using System.Globalization;

namespace Bot.Host.Backups;

/// <summary>Values of a row as texts, so that each comes back as exactly what it was.</summary>
internal static class AccountValue
{
    public static string? Text(object value) =>
        value switch
        {
            DBNull => null,
            long whole => $"i{whole.ToString(CultureInfo.InvariantCulture)}",
            double real => $"r{real.ToString("R", CultureInfo.InvariantCulture)}",
            byte[] bytes => $"b{Convert.ToBase64String(bytes)}",
            string text => $"t{text}",
            _ => throw new InvalidDataException($"a value of {value.GetType()} cannot be exported"),
        };

    /// <exception cref="InvalidDataException">It is none.</exception>
    public static object Read(string? text)
    {
        try
        {
            return text switch
            {
                null => DBNull.Value,
                ['i', ..] => long.Parse(text.AsSpan(1), CultureInfo.InvariantCulture),
                ['r', ..] => double.Parse(text.AsSpan(1), CultureInfo.InvariantCulture),
                ['b', ..] => Convert.FromBase64String(text[1..]),
                ['t', ..] => text[1..],
                _ => throw new FormatException("without a kind"),
            };
        }
        catch (Exception failure) when (failure is FormatException or OverflowException)
        {
            throw new InvalidDataException("a value in it is none", failure);
        }
    }
}
