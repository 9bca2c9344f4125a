namespace Bot.Host.Trading;

/// <summary>Does a trader's work.</summary>
public interface ITraderHands
{
    /// <summary>Does one piece of it to its end.</summary>
    Task DoAsync(int account, TraderWork work, CancellationToken token);
}
