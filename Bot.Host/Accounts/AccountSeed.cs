using Bot.Domain.States;
using Bot.Host.Options;
using Bot.Host.Storage.Rows;

namespace Bot.Host.Accounts;

/// <summary>How an account begins: as the configuration says, stopped.</summary>
public sealed class AccountSeed(TradingOptions trading)
{
    /// <summary>A new account.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="mode">Where its orders go.</param>
    /// <param name="now">When it is made.</param>
    public AccountRow Of(int id, string name, TradingMode mode, DateTimeOffset now) =>
        new()
        {
            Id = id,
            Name = name,
            Market = trading.Market,
            Mode = mode,
            Profile = trading.Profile.ToLowerInvariant(),
            Strategy = trading.Strategy.ToLowerInvariant(),
            Advisor = Enum.Parse<AdvisorMode>(trading.Advisor, ignoreCase: true),
            State = TradingState.Stopped,
            StateReason = "first start",
            StateSince = now,
            CreatedAt = now,
        };
}
