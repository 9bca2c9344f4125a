namespace Bot.Host.Trading;

/// <summary>The exchange of each account, for whoever looks without trading.</summary>
public interface IExchanges
{
    /// <summary>Where an account's orders go.</summary>
    IExchange Of(int account);
}
