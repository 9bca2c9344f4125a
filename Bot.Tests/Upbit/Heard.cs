using System.Threading.Channels;
using Bot.Host.Trading;

namespace Bot.Tests.Upbit;

/// <summary>Hints in the order in which they were heard, and passed on to another where there is one.</summary>
internal sealed class Heard(IStreamHints? other = null) : IStreamHints
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Channel<StreamHint> _hints = Channel.CreateUnbounded<StreamHint>();
    private readonly List<StreamHint> _passed = [];

    public void Take(StreamHint hint)
    {
        other?.Take(hint);
        _hints.Writer.TryWrite(hint);
    }

    public Task<StreamHint> NextAsync() => UntilAsync(_ => true);

    public Task<StreamHint> OrderAsync() => UntilAsync(hint => hint is StreamHint.Order);

    /// <summary>The next of a kind; others are kept for who asks for them.</summary>
    public async Task<StreamHint> UntilAsync(Predicate<StreamHint> isIt, TimeSpan? patience = null)
    {
        if (_passed.Find(isIt) is { } known)
        {
            _passed.Remove(known);
            return known;
        }

        using var end = new CancellationTokenSource(patience ?? Patience);
        while (true)
        {
            var hint = await _hints.Reader.ReadAsync(end.Token);
            if (isIt(hint))
            {
                return hint;
            }

            _passed.Add(hint);
        }
    }
}
