namespace Coravel.Invocable;

/// <summary>A job; taken from the container, in a scope of its own, for each run.</summary>
public interface IInvocable
{
    Task Invoke();
}

/// <summary>A job that is told to give up when the host stops.</summary>
public interface ICancellableInvocable
{
    CancellationToken CancellationToken { get; set; }
}
