using System.Globalization;
using Bot.Domain.Reconciling;

namespace Bot.Host.Trading;

/// <summary>A difference as logs and the journal tell it.</summary>
public static class DifferenceText
{
    public static string Of(Difference one) =>
        one.Kind switch
        {
            DifferenceKind.CoinsMore =>
                $"the exchange has {Text(one.Gap)} {one.Subject} more than the journal ({Text(one.Journal)})",
            DifferenceKind.CoinsGone =>
                $"the journal holds {Text(one.Journal)} {one.Subject}, the exchange {Text(one.Exchange)}",
            DifferenceKind.StrayOrder =>
                $"order {one.Subject} is at the exchange ({Text(one.Exchange)} executed) and not in the journal",
            DifferenceKind.MissedFill =>
                $"order {one.Subject} executed {Text(one.Exchange)} and the journal has {Text(one.Journal)}",
            DifferenceKind.ForeignOrder => $"order {one.Subject} is open and not the bot's",
        };

    private static string Text(decimal coins) => coins.ToString("0.########", CultureInfo.InvariantCulture);
}
