using System.Net;
using System.Text.Json;
using Bot.Domain.Accounts;
using Bot.Host.Accounts;
using Bot.Host.Options;
using Bot.Host.Storage;
using Bot.Host.Telegram.Looks;
using Bot.Host.Trading;
using Bot.Host.Watching.Health;
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

            var (weak, blind) = await MeasuredAsync(bot.Run.World.Services);

            Assert.Equal((HttpStatusCode.ServiceUnavailable, "fault"), (status, database));
            Assert.Equal(PartMark.Weak, weak.Mark);
            Assert.EndsWith($"{int.MaxValue} MB are needed", weak.Detail, StringComparison.Ordinal);
            Assert.Equal(PartMark.Fault, blind.Mark);
            Assert.Contains("account 1", blind.Detail, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, live.StatusCode);
            Assert.Equal(1, metrics["bot_info{version=\"" + Bot.Host.StartUp.Version + "\"}"]);
        }
        finally
        {
            await bot.DisposeAsync();
        }
    }

    // A disk without room, and then a trader whom the database failed although nothing is wrong with it any more.
    private static async Task<(PartHealth Weak, PartHealth Blind)> MeasuredAsync(IServiceProvider services)
    {
        var house = services.GetRequiredService<AccountHouse>();
        var storage = services.GetRequiredService<StorageOptions>() with { FreeMegabytesLeast = int.MaxValue };
        var part = new DatabasePart(services.GetRequiredService<StorageHealth>(), house, storage);
        var weak = await part.MeasureAsync(CancellationToken.None);
        house
            .Of(new AccountId(1))
            .GetRequiredService<Outage>()
            .Fell(new SqliteException("database or disk is full", 13));
        return (weak, await part.MeasureAsync(CancellationToken.None));
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
