namespace Bot.Sandbox.Upbit.Trading;

/// <summary>What happened to pockets, change by change, so that one can be seen as it was before.</summary>
internal sealed class PocketHistory
{
    private readonly Dictionary<string, (List<PocketEvent> Events, List<int> Changes)> _pockets =
        new(StringComparer.Ordinal);

    /// <param name="isNew">Whether a change begins with it, in place of going on.</param>
    public void Note(PocketEvent happened, bool isNew)
    {
        if (!_pockets.TryGetValue(happened.Key, out var kept))
        {
            _pockets[happened.Key] = kept = ([], []);
        }

        if (isNew)
        {
            kept.Changes.Add(kept.Events.Count);
        }

        kept.Events.Add(happened);
    }

    /// <summary>A pocket as it was; one that nothing had happened to where there were fewer changes.</summary>
    public Pocket Before(string key, int changes)
    {
        var pocket = new Pocket(key);
        if (_pockets.TryGetValue(key, out var kept))
        {
            var until = changes > kept.Changes.Count ? 0 : kept.Changes[^changes];
            kept.Events.Take(until).ToList().ForEach(pocket.Apply);
        }

        return pocket;
    }
}
