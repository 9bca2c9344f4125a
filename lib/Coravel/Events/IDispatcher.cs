namespace Coravel.Events.Interfaces;

/// <summary>Something that happened.</summary>
public interface IEvent;

/// <summary>Tells listeners what happened; the scheduler uses one where the container has it.</summary>
public interface IDispatcher
{
    Task Broadcast<TEvent>(TEvent toBroadcast)
        where TEvent : IEvent;
}
