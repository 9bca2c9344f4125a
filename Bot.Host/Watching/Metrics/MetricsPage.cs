using System.Text;
using Bot.Host.Storage;

namespace Bot.Host.Watching.Metrics;

/// <summary>All metrics as one text, made at most once a second however often it is asked for.</summary>
internal sealed class MetricsPage : IDisposable
{
    /// <summary>How long the database may take; without it, what does not come from it is still told.</summary>
    private static readonly TimeSpan JournalMost = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _one = new(1);
    private readonly MetricBook _book;
    private readonly JournalReader _reader;
    private readonly JournalMeters _journal;
    private readonly ProcessMeters _process;
    private readonly BackupMeters _backups;
    private readonly ILogger<MetricsPage> _log;
    private Task<JournalFigures>? _reading;
    private (long At, byte[] Text)? _last;

    public MetricsPage(
        BotMeters meters,
        JournalReader reader,
        JournalMeters journal,
        ProcessMeters process,
        BackupMeters backups,
        ILogger<MetricsPage> log
    )
    {
        (_reader, _journal, _process, _backups, _log) = (reader, journal, process, backups, log);
        _book = new MetricBook(meters.Meter);
        meters.Begin();
    }

    /// <summary>The text, in UTF-8.</summary>
    public async Task<ReadOnlyMemory<byte>> ReadAsync(CancellationToken token)
    {
        await _one.WaitAsync(token);
        try
        {
            if (_last is not var (at, text) || TimeProvider.System.GetElapsedTime(at) >= Kept)
            {
                await AskJournalAsync();
                _backups.Read();
                text = Encoding.UTF8.GetBytes(Write());
                _last = (TimeProvider.System.GetTimestamp(), text);
            }

            return text;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _book.Dispose();
        _one.Dispose();
    }

    private async Task AskJournalAsync()
    {
        try
        {
            // What the database does blocks its thread; one that hangs is not asked a second time.
            if (_reading is not { IsCompleted: false })
            {
                _reading = Task.Run(() => _reader.ReadAsync(CancellationToken.None), CancellationToken.None);
            }

            _journal.Tell(await _reading.WaitAsync(JournalMost, TimeProvider.System));
            _process.Tell(isDatabaseUp: true);
        }
        catch (Exception failure) when (failure is TimeoutException || DatabaseFaults.Is(failure))
        {
            _log.LogDebug(failure, "The database cannot be measured");
            _journal.Tell(null);
            _process.Tell(isDatabaseUp: false);
        }
    }

    private string Write()
    {
        var text = new StringBuilder();
        _book.Read(family => PrometheusText.Write(text, family));
        return text.ToString();
    }
}
