using Bot.Domain.Decisions;
using Bot.Domain.Orders;
using Bot.Domain.States;
using Bot.Domain.Strategies;
using Bot.Host.Storage.Rows;
using Bot.Host.Trading;

namespace Bot.Host.Telegram.Texts;

/// <summary>The field's words.</summary>
public interface IWords
{
    /// <summary>Stands where there is no value.</summary>
    string None { get; }

    string Of(TradingState state);

    string Of(TradingMode mode);

    string Of(AdvisorMode mode);

    string Of(PersonRole role);

    string Of(TradingTrigger trigger);

    string Of(TerminalReason reason);

    string Of(RungName rung);

    string Of(OrderSide side);

    string Of(TradeAction action);

    string Of(Confidence confidence);

    /// <summary>A command as a phrase, e.g. "stop and sell".</summary>
    string Of(PersonCommand command);

    /// <summary>A risk profile's name in words.</summary>
    string Profile(string name);
}
