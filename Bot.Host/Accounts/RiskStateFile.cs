using System.Globalization;
using System.Text.Json;
using Bot.Domain.Accounts;
using Bot.Host.Storage;

namespace Bot.Host.Accounts;

/// <summary>
/// An account's risk as a file that people and scripts read: an object a KST date, of the last seven. The database
/// stays the truth; whoever changes this file changes nothing.
/// </summary>
/// <param name="folder">The data folder.</param>
/// <param name="account">Whose.</param>
public sealed class RiskStateFile(string folder, AccountId account)
{
    private const int DaysMost = 7;
    private const string DayForm = "yyyy-MM-dd";

    private static readonly JsonSerializerOptions Form = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    private readonly string _path = Path.Combine(folder, NameOf(account));

    /// <summary>The first account's is <c>risk_state.json</c>, that of account 2 <c>risk_state.2.json</c>.</summary>
    public static string NameOf(AccountId account) =>
        account == StartUp.First ? "risk_state.json" : $"risk_state.{account}.json";

    /// <summary>Puts a day in the place of what stood for it, and lets go of days that are too old.</summary>
    /// <returns>False where nothing but the instant would have changed, so that nothing was written.</returns>
    /// <exception cref="IOException">The disk does not take it; what stood there stands.</exception>
    public bool Write(DateOnly day, RiskDay risk)
    {
        var days = Read();
        var key = Key(day);
        if (days.TryGetValue(key, out var before) && before with { UpdatedAt = risk.UpdatedAt } == risk)
        {
            return false;
        }

        days[key] = risk;
        var first = Key(day.AddDays(1 - DaysMost));
        foreach (var old in days.Keys.Where(one => string.CompareOrdinal(one, first) < 0).ToList())
        {
            days.Remove(old);
        }

        var next = $"{_path}.new";
        using (var file = OwnerOnly.Open(next, FileShare.None))
        {
            file.SetLength(0);
            JsonSerializer.Serialize(file, days, Form);
            file.Flush(flushToDisk: true);
        }

        File.Move(next, _path, overwrite: true);
        return true;
    }

    /// <summary>What stands there; nothing where it cannot be read.</summary>
    public SortedDictionary<string, RiskDay> Read()
    {
        try
        {
            using var file = File.OpenRead(_path);
            return JsonSerializer.Deserialize<SortedDictionary<string, RiskDay>>(file, Form) ?? [];
        }
        catch (Exception failure) when (failure is JsonException or IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static string Key(DateOnly day) => day.ToString(DayForm, CultureInfo.InvariantCulture);
}

/// <summary>An account's risk on a KST day. What was not measured is null, never 0.</summary>
public sealed record RiskDay
{
    /// <summary>Change of equity since the day's midnight in percent, as the loss limit measures it.</summary>
    public decimal? DailyPnl { get; init; }

    /// <summary>Entries of the day.</summary>
    public required int DailyTradeCount { get; init; }

    /// <summary>The last fill of either side.</summary>
    public DateTimeOffset? LastTradeTime { get; init; }

    /// <summary>Change of equity since the midnight seven days before in percent.</summary>
    public decimal? WeeklyPnl { get; init; }

    /// <summary>Whether nothing is entered because of a halt.</summary>
    public required bool SafeMode { get; init; }

    /// <summary>Why; null where it is not so.</summary>
    public string? SafeModeReason { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}
