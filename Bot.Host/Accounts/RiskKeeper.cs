using Bot.Domain.Accounts;
using Bot.Host.Storage;

namespace Bot.Host.Accounts;

/// <summary>
/// Keeps the files of accounts' risk up to date: it looks every few seconds and writes only what changed. It reads and
/// never holds anybody up; a disk that does not take a file is tried again.
/// </summary>
/// <param name="reader">Reads how accounts stand.</param>
/// <param name="folder">The data folder.</param>
/// <param name="wall">The clock on the wall.</param>
/// <param name="log">Told what cannot be written.</param>
public sealed class RiskKeeper(RiskReader reader, string folder, TimeProvider wall, ILogger<RiskKeeper> log)
    : BackgroundService
{
    /// <summary>How often it looks.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    /// <summary>Writes what changed.</summary>
    internal async Task BeatAsync(CancellationToken token)
    {
        try
        {
            foreach (var account in await reader.AccountsAsync(token))
            {
                await WriteAsync(account, token);
            }
        }
        catch (Exception failure)
            when (failure is IOException or UnauthorizedAccessException || DatabaseFaults.Is(failure))
        {
            log.LogWarning(failure, "The file of risk cannot be brought up to date now");
        }
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var beat = new PeriodicTimer(Every, wall);
        try
        {
            while (await beat.WaitForNextTickAsync(stoppingToken))
            {
                await BeatAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException ended) when (stoppingToken.IsCancellationRequested)
        {
            log.LogDebug(ended, "The files of risk stay as they are");
        }
    }

    private async Task WriteAsync(AccountId account, CancellationToken token)
    {
        var (day, risk) = await reader.ReadAsync(account, token);
        new RiskStateFile(folder, account).Write(day, risk);
    }
}

/// <summary>Registers the files of risk.</summary>
internal static class RiskServices
{
    public static void AddRiskFiles(this IServiceCollection services, string folder)
    {
        services.AddSingleton<RiskReader>();
        services.AddHostedService(provider => new RiskKeeper(
            provider.GetRequiredService<RiskReader>(),
            folder,
            TimeProvider.System,
            provider.GetRequiredService<ILogger<RiskKeeper>>()
        ));
    }
}
