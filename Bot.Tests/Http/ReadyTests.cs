using System.Net;
using System.Text.Json;
using Bot.Host.Options;
using Bot.Host.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Http;

/// <summary>What is told while something does not work.</summary>
public sealed class ReadyTests
{
    [Fact]
    public async Task Given_a_database_that_somebody_locks_When_it_is_asked_Then_it_is_not_ready_but_lives_and_is_measured()
    {
        var bot = new WatchedBot();
        await bot.InitializeAsync();
        try
        {
            var folder = bot.Run.World.Services.GetRequiredService<BotOptions>().Storage.Folder;
            await using var other = new SqliteConnection(
                $"Data Source={Path.Combine(folder, DatabaseStart.FileName)};Pooling=False"
            );
            await other.OpenAsync();
            await using var locked = other.CreateCommand();
            locked.CommandText = "BEGIN IMMEDIATE";
            await locked.ExecuteNonQueryAsync();

            var (status, database) = await NotReadyAsync(bot);
            using var live = await bot.Client.GetAsync(new Uri("/health/live", UriKind.Relative));
            var metrics = Samples.Read(await bot.Client.GetStringAsync("/metrics"));
            locked.CommandText = "ROLLBACK";
            await locked.ExecuteNonQueryAsync();

            Assert.Equal((HttpStatusCode.ServiceUnavailable, "fault"), (status, database));
            Assert.Equal(HttpStatusCode.OK, live.StatusCode);
            Assert.Equal(1, metrics["bot_info{version=\"" + Bot.Host.StartUp.Version + "\"}"]);
        }
        finally
        {
            await bot.DisposeAsync();
        }
    }

    // What was measured just before is told for some seconds.
    private static async Task<(HttpStatusCode Status, string? Database)> NotReadyAsync(WatchedBot bot)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            using var answer = await bot.Client.GetAsync(new Uri("/health/ready", UriKind.Relative), patience.Token);
            if (!answer.IsSuccessStatusCode)
            {
                using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(patience.Token));
                var part = json.RootElement.GetProperty("parts").GetProperty("database");
                return (answer.StatusCode, part.GetProperty("status").GetString());
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, patience.Token);
        }
    }
}
