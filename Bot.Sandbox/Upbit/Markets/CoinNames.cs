namespace Bot.Sandbox.Upbit.Markets;

/// <summary>Names of coins as the exchange lists them.</summary>
internal static class CoinNames
{
    /// <summary>Korean and English name; the code itself for a coin that is not known here.</summary>
    public static (string Korean, string English) Of(string currency) => currency switch
    {
        "BTC" => ("비트코인", "Bitcoin"),
        "ETH" => ("이더리움", "Ethereum"),
        "XRP" => ("엑스알피(리플)", "XRP"),
        "SOL" => ("솔라나", "Solana"),
        "ADA" => ("에이다", "Ada"),
        "DOGE" => ("도지코인", "Dogecoin"),
        _ => (currency, currency),
    };
}
