using Bot.Sandbox.Upbit.Trading;

namespace Bot.Sandbox.Upbit.Streams;

/// <summary>Something that a connection has to deal with; it deals with one after another.</summary>
internal abstract record StreamEvent;

/// <summary>The client sent a message.</summary>
internal sealed record ClientSaid(ReadOnlyMemory<byte> Message) : StreamEvent;

/// <summary>Something happened to a pocket.</summary>
internal sealed record PocketHappened(PocketTold Told) : StreamEvent;

/// <summary>Time may have passed on any of the clocks.</summary>
internal sealed record TimePassed : StreamEvent
{
    public static TimePassed One { get; } = new();
}
