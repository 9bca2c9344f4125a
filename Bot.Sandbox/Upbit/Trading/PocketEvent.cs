using System.Text.Json.Serialization;

namespace Bot.Sandbox.Upbit.Trading;

/// <summary>
/// Something that happened to a pocket. Its state is all its events applied in order, after a restart too.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(Transferred), "transferred")]
[JsonDerivedType(typeof(Placed), "placed")]
[JsonDerivedType(typeof(Filled), "filled")]
[JsonDerivedType(typeof(Prevented), "prevented")]
[JsonDerivedType(typeof(Closed), "closed")]
[JsonDerivedType(typeof(Burnt), "burnt")]
internal abstract record PocketEvent(string Key, DateTimeOffset At);

/// <summary>Money or coins came from outside, or left when negative.</summary>
/// <param name="Fee">What of the amount that left was paid for leaving.</param>
internal sealed record Transferred(string Key, DateTimeOffset At, string Currency, decimal Amount, decimal Fee = 0)
    : PocketEvent(Key, At);

/// <summary>An order was accepted and its funds locked.</summary>
internal sealed record Placed(string Key, DateTimeOffset At, OrderTicket Ticket, decimal FeeRate)
    : PocketEvent(Key, At);

/// <summary>An order was filled, wholly or in part.</summary>
internal sealed record Filled(
    string Key, DateTimeOffset At, string Uuid, string TradeUuid, decimal Price, decimal Volume, bool IsMaker)
    : PocketEvent(Key, At);

/// <summary>A part of an order was taken out because it would have met an order of the same pocket.</summary>
internal sealed record Prevented(string Key, DateTimeOffset At, string Uuid, decimal Volume, decimal Price)
    : PocketEvent(Key, At);

/// <summary>An order ended.</summary>
internal sealed record Closed(string Key, DateTimeOffset At, string Uuid, bool IsDone) : PocketEvent(Key, At);

/// <summary>A refused order used up its identifier.</summary>
internal sealed record Burnt(string Key, DateTimeOffset At, string Identifier) : PocketEvent(Key, At);
