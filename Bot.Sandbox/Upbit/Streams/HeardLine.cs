namespace Bot.Sandbox.Upbit.Streams;

/// <summary>How long nothing has gone over a connection, either way, on the clock of the line.</summary>
internal sealed class HeardLine(TimeProvider wire)
{
    private long _last = wire.GetTimestamp();

    public TimeSpan Silence => wire.GetElapsedTime(Interlocked.Read(ref _last));

    public void Hear() => Interlocked.Exchange(ref _last, wire.GetTimestamp());
}
