namespace Bot.Host.Backups;

/// <summary>
/// What belongs to an account and goes with it. What belongs to people and chats stays: who may do what is decided
/// anew where it arrives.
/// </summary>
internal static class AccountParts
{
    /// <summary>Tables in an order in which they can be filled; each with a column <c>AccountId</c>.</summary>
    public static IReadOnlyList<string> Tables { get; } =
    [
        "Settings",
        "Marks",
        "Transitions",
        "Cycles",
        "CycleInputs",
        "Advice",
        "AdviceOutcomes",
        "Arms",
        "ArmCycles",
        "Orders",
        "Fills",
        "Positions",
        "Trades",
        "Equity",
        "Purses",
        "CashFlows",
        "Consents",
        "PaperOrders",
        "PaperBalances",
        "Budgets",
    ];

    /// <summary>The account itself.</summary>
    public const string Account = "Accounts";

    /// <summary>Candles of its markets: what its cycles were decided on.</summary>
    public const string Candles = "Candles";

    /// <summary>Columns that number the rows of a table, by table: they are counted on where it arrives.</summary>
    public static IReadOnlyDictionary<string, string> Numbered { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Transitions"] = "Id",
            ["Cycles"] = "Id",
            ["CycleInputs"] = "CycleId",
            ["Advice"] = "Id",
            ["Trades"] = "Id",
            ["CashFlows"] = "Id",
        };

    /// <summary>Whose numbers a column takes.</summary>
    public static string CounterOf(string table) => table == "CycleInputs" ? "Cycles" : table;
}
