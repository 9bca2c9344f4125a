using Bot.Domain.Money;

namespace Bot.Domain.Risk;

/// <summary>What an account is worth: KRW and coins at the last price, what orders have locked included.</summary>
public static class Equity
{
    public static Krw Of(Krw cash, Volume coins, Price last) => cash + (last * coins);
}
