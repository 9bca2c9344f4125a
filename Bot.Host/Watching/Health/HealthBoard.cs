using Bot.Host.Storage;

namespace Bot.Host.Watching.Health;

/// <summary>
/// Measures all parts at once, each within a limit, and keeps what came out for a few seconds. A part that hangs is a
/// fault, and is not asked again while it does.
/// </summary>
public sealed class HealthBoard(IEnumerable<IHealthPart> parts, TimeProvider clock) : IDisposable
{
    /// <summary>How long one part may take.</summary>
    public static readonly TimeSpan PartMost = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(3);

    private readonly SemaphoreSlim _one = new(1);
    private readonly List<Watched> _parts = [.. parts.Select(part => new Watched(part))];
    private (long At, IReadOnlyList<NamedHealth> Parts)? _last;

    /// <summary>How all parts are, measured a few seconds ago at most.</summary>
    public async Task<IReadOnlyList<NamedHealth>> ReadAsync(CancellationToken token)
    {
        await _one.WaitAsync(token);
        try
        {
            if (_last is not var (at, measured) || clock.GetElapsedTime(at) >= Kept)
            {
                measured = await Task.WhenAll(_parts.Select(MeasureAsync));
                _last = (clock.GetTimestamp(), measured);
            }

            return measured;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _one.Dispose();

    private async Task<NamedHealth> MeasureAsync(Watched watched)
    {
        var part = watched.Part;
        try
        {
            // What the database does blocks its thread.
            if (watched.Running is not { IsCompleted: false })
            {
                watched.Running = Task.Run(() => part.MeasureAsync(CancellationToken.None), CancellationToken.None);
            }

            return new NamedHealth(part.Name, await watched.Running.WaitAsync(PartMost, clock));
        }
        catch (TimeoutException)
        {
            return Fault(part, $"no answer within {PartMost.TotalSeconds:0} s");
        }
        catch (Exception failure) when (DatabaseFaults.Is(failure))
        {
            return Fault(part, DatabaseFaults.Sentence(failure));
        }
        catch (Exception failure)
            when (failure is InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            return Fault(part, failure.GetType().Name);
        }
    }

    private static NamedHealth Fault(IHealthPart part, string why) =>
        new(part.Name, new PartHealth(PartMark.Fault, why));

    private sealed class Watched(IHealthPart part)
    {
        public IHealthPart Part => part;

        public Task<PartHealth>? Running { get; set; }
    }
}

/// <summary>How one part is.</summary>
public sealed record NamedHealth(string Name, PartHealth Health);
