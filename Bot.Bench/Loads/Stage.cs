using Bot.Domain.States;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Bot.Sandbox;
using Bot.Sandbox.OpenAi;
using Bot.Sandbox.Telegram;
using Bot.Sandbox.Upbit;
using Bot.Sandbox.Upbit.Markets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Bench.Loads;

/// <summary>
/// The three services on loopback in this process, generated markets, and the bot with its folder in another.
/// </summary>
internal sealed class Stage : IAsyncDisposable
{
    public static readonly DateTimeOffset Begin = new(2026, 2, 15, 0, 1, 0, TimeSpan.Zero);

    private const int HoursBefore = 45 * 24;
    private const int HoursAfter = 400 * 24;

    private readonly ReplayClock _clock;
    private readonly UpbitServer _upbit;
    private readonly OpenAiServer _openAi;
    private BotProcess? _bot;

    private Stage(string folder, ReplayClock clock, (TelegramServer Telegram, UpbitServer Upbit, OpenAiServer Ai) all)
    {
        (Folder, _clock) = (folder, clock);
        (Telegram, _upbit, _openAi) = all;
    }

    public string Folder { get; }

    public TelegramServer Telegram { get; }

    public BotProcess Bot => _bot ?? throw new InvalidOperationException("the bot does not run");

    /// <param name="markets">The market of each account, which all run on paper.</param>
    /// <param name="fill">Writes more into the new database.</param>
    public static async Task<Stage> OpenAsync(IReadOnlyList<string> markets, Action<BotDb> fill)
    {
        var folder = Directory.CreateTempSubdirectory("chattrader-load").FullName;
        var clock = new ReplayClock(Begin);
        var telegram = await TelegramServer.StartAsync(
            new TelegramServerOptions { Time = clock, MessagesKept = 1_000 }
        );
        var upbit = await UpbitServer.StartAsync(
            new UpbitServerOptions
            {
                Time = clock,
                Markets = [.. markets.Append("KRW-BTC").Distinct(StringComparer.Ordinal).Select(Generated)],
            }
        );
        var openAi = await OpenAiServer.StartAsync(new OpenAiServerOptions { Time = clock });
        var stage = new Stage(folder, clock, (telegram, upbit, openAi));
        await stage.SettleAsync(markets, fill);
        return stage;
    }

    public async Task StartAsync(bool advised) =>
        _bot = await BotProcess.StartAsync(
            Folder,
            Address(Telegram.Address),
            Address(_upbit.Address),
            advised ? Address(_openAi.Address) : "-",
            $"{_clock.GetUtcNow():O}"
        );

    /// <summary>The market moves to an instant, for the services first.</summary>
    public Task<double> MoveAsync(DateTimeOffset instant)
    {
        _clock.AdvanceTo(instant);
        return Bot.MoveAsync(instant);
    }

    public async Task<T> ReadAsync<T>(Func<BotDb, T> read)
    {
        await using var services = new ServiceCollection().AddBotDb(Data).BuildServiceProvider();
        await using var db = await services
            .GetRequiredService<IDbContextFactory<BotDb>>()
            .CreateDbContextAsync(CancellationToken.None);
        return read(db);
    }

    public async ValueTask DisposeAsync()
    {
        if (_bot is not null)
        {
            await _bot.DisposeAsync();
        }

        await _openAi.DisposeAsync();
        await _upbit.DisposeAsync();
        await Telegram.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private string Data => Path.Combine(Folder, "data");

    private async Task SettleAsync(IReadOnlyList<string> markets, Action<BotDb> fill)
    {
        OwnerOnly.Folder(Data);
        await using var services = new ServiceCollection().AddBotDb(Data).BuildServiceProvider();
        var databases = services.GetRequiredService<IDbContextFactory<BotDb>>();
        await DatabaseStart.PrepareAsync(databases, Data, _clock, CancellationToken.None);
        await using var db = await databases.CreateDbContextAsync();
        foreach (var (index, market) in markets.Index())
        {
            db.Accounts.Add(Account(index + 1, market));
        }

        fill(db);
        await db.SaveChangesAsync();
    }

    private static AccountRow Account(int id, string market) =>
        new()
        {
            Id = id,
            Name = $"account {id}",
            Market = market,
            Mode = TradingMode.Paper,
            Profile = "balanced",
            Strategy = "rsi-mean-reversion",
            State = TradingState.Running,
            StateReason = "load",
            StateSince = Begin.AddHours(-1),
            CreatedAt = Begin.AddHours(-1),
        };

    private static ReplayedMarket Generated(string code, int index) =>
        GeneratedMarket.Hours(138 + index, Begin.AddHours(-HoursBefore), HoursBefore + HoursAfter, 5_000_000m, code);

    private static string Address(Uri address) => address.ToString().TrimEnd('/');
}
