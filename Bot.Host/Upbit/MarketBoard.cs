using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Host.Trading;

namespace Bot.Host.Upbit;

/// <summary>The exchange's list of markets, asked for once in a while for everybody who looks.</summary>
/// <param name="markets">Asks the exchange.</param>
/// <param name="time">The clock of connections.</param>
public sealed class MarketBoard(UpbitMarkets markets, TimeProvider time) : IMarketBoard, IDisposable
{
    /// <summary>How long a list is good.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _gate = new(1);
    private IReadOnlyList<BoardMarket> _board = [];
    private long? _readAt;

    /// <inheritdoc />
    public async Task<Answer<IReadOnlyList<BoardMarket>>> ReadAsync(CancellationToken token)
    {
        await _gate.WaitAsync(token);
        try
        {
            return _readAt is { } at && time.GetElapsedTime(at) < Fresh
                ? new Answer<IReadOnlyList<BoardMarket>>.Given(_board)
                : await AskAsync(token);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _gate.Dispose();

    // Without turnovers the list is still one to choose from.
    private async Task<Answer<IReadOnlyList<BoardMarket>>> AskAsync(CancellationToken token)
    {
        var listed = await markets.AllAsync(token);
        if (listed is not Answer<IReadOnlyList<ListedMarket>>.Given(var all))
        {
            var failed = (Answer<IReadOnlyList<ListedMarket>>.Failed)listed;
            return new Answer<IReadOnlyList<BoardMarket>>.Failed(failed.Kind, failed.Message);
        }

        var traded = await markets.TurnoversAsync(token);
        var turnovers = traded is Answer<IReadOnlyDictionary<MarketCode, Krw>>.Given(var known) ? known : null;
        _board =
        [
            .. all.Select(one => new BoardMarket(
                    one.Market.Value,
                    turnovers?.GetValueOrDefault(one.Market).Value ?? 0m,
                    one.IsWarned,
                    one.Cautions
                ))
                .OrderByDescending(one => one.TurnoverDay),
        ];
        _readAt = time.GetTimestamp();
        return new Answer<IReadOnlyList<BoardMarket>>.Given(_board);
    }
}
