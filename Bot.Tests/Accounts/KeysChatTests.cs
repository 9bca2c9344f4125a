using Bot.Domain.Accounts;
using Bot.Host.Accounts;
using Bot.Host.Options;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Bot.Host.Telegram.People;
using Bot.Host.Trading;
using Bot.Host.Upbit;
using Bot.Host.Watching.Metrics;
using Bot.Sandbox.Telegram;
using Bot.Sandbox.Upbit;
using Bot.Sandbox.Upbit.Markets;
using Bot.Tests.Telegram;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bot.Tests.Accounts;

/// <summary>Keys of the exchange typed into the chat: looked at, stored encrypted, and seen nowhere else.</summary>
public sealed class KeysChatTests : IAsyncLifetime
{
    private static readonly UpbitKey Good = Key("GOOD", UpbitPermissions.All);
    private static readonly UpbitKey Greedy = Key("GREEDY", UpbitPermissions.All | UpbitPermissions.Withdraw);
    private static readonly UpbitKey Blind = Key("BLIND", UpbitPermissions.PlaceOrders | UpbitPermissions.ViewOrders);
    private static readonly UpbitKey Idle = Key("IDLE", UpbitPermissions.ViewAccounts | UpbitPermissions.ViewOrders);
    private static readonly UpbitKey Late = Key("LATE", UpbitPermissions.All) with { Expires = Town.Slot };

    private readonly List<AccountClients> _clients = [];
    private UpbitServer _upbit = null!;

    public static TheoryData<string, string> Refused =>
        new()
        {
            { "GREEDY", "it may withdraw money" },
            { "BLIND", "it may not view assets" },
            { "IDLE", "it may not place orders" },
            { "FORGED", "does not know the key" },
        };

    public async Task InitializeAsync() =>
        _upbit = await UpbitServer.StartAsync(
            new UpbitServerOptions
            {
                Markets = [Market()],
                MoreKeys = [Good, Greedy, Blind, Idle, Late],
                RateLimits = RequestLimits.Off,
            }
        );

    public async Task DisposeAsync()
    {
        _clients.ForEach(one => one.Dispose());
        await _upbit.DisposeAsync();
    }

    [Fact]
    public async Task Given_Good_keys_When_They_are_sent_and_confirmed_Then_They_are_stored_and_seen_nowhere()
    {
        await using var chat = await OpenAsync();
        var question = await SendAsync(chat, $"{Good.AccessKey} {Good.SecretKey}");
        Assert.Contains("can trade and cannot withdraw", question.Text, StringComparison.Ordinal);

        var stored = await chat.TurnAsync(question, "Yes");

        Assert.Contains($"ending in {Good.AccessKey[^4..]}", stored.Text, StringComparison.Ordinal);
        Assert.Contains(1, ((FakeDoor)chat.Get<IAccountDoor>()).Asked);
        var kept = await chat.Get<KeyVault>().FindAsync(new AccountId(1), CancellationToken.None);
        Assert.Equal((Good.AccessKey, Good.SecretKey), (kept!.Access, kept.Secret));
        await AssertUnseenAsync(chat, Good);
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Given_Keys_that_are_not_good_When_They_are_sent_Then_They_are_refused_with_the_reason(
        string name,
        string why
    )
    {
        await using var chat = await OpenAsync();
        var key = Key(name, UpbitPermissions.All);

        var answer = await SendAsync(chat, $"{key.AccessKey} {key.SecretKey}");

        Assert.Contains(why, answer.Text, StringComparison.Ordinal);
        Assert.Equal(0, await chat.ReadAsync(db => db.ExchangeKeys.Count() + db.Confirmations.Count()));
        await AssertUnseenAsync(chat, key);
    }

    [Theory]
    [InlineData("hello there")]
    [InlineData("ONLYONEKEYANDNOTTHEOTHER0000000000")]
    [InlineData("/keys SHORT ALSOSHORT")]
    public async Task Given_A_message_that_holds_no_keys_When_It_was_waited_for_Then_It_is_deleted_as_well(string text)
    {
        await using var chat = await OpenAsync();

        var answer = await SendAsync(chat, text);

        Assert.Contains("That was no pair of keys", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(chat.Server.Messages(Chat.Owner), one => !one.IsDeleted && one.Text == text);
    }

    [Theory]
    [InlineData(PersonRole.Viewer, "/keys KRWETHKRWETHKRWETH position", "KRWETHKRWETHKRWETH stays")]
    [InlineData(PersonRole.Trader, "/keys Equity position", "Equity and position stay")]
    [InlineData(PersonRole.Trader, "/keys KRWETHKRWETHKRWETH position", "*** stays")]
    public async Task Given_Words_behind_keys_When_They_are_sent_Then_Only_a_traders_that_may_be_keys_are_hidden(
        PersonRole role,
        string text,
        string clean
    )
    {
        await using var chat = await OpenAsync();
        await chat.WriteAsync(db =>
            db.People.Add(
                new PersonRow
                {
                    Id = 42,
                    AccountId = 1,
                    Role = role,
                    ChatId = 42,
                    Language = "en",
                    AddedAt = Chat.Start,
                }
            )
        );
        chat.Server.People.Add(new Person(42, "Kim"));

        await chat.TypeAsync(text, 42);

        var said = clean.Replace("***", "KRWETHKRWETHKRWETH", StringComparison.Ordinal);
        Assert.Equal(clean, chat.Get<Bot.Host.Watching.Scrubber>().Clean(said));
        Assert.DoesNotContain(chat.Server.Messages(42), one => !one.IsDeleted && one.Text == text);
    }

    [Fact]
    public async Task Given_Keys_of_another_account_When_They_are_sent_Then_They_are_refused()
    {
        await using var chat = await OpenAsync();
        await chat.WriteAsync(db => db.Accounts.Add(Town.Account(2, "KRW-ETH")));
        await PutAsync(chat, 2, Good);

        var answer = await SendAsync(chat, $"{Good.AccessKey} {Good.SecretKey}");

        Assert.Contains("another account", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TradingMode.Paper, true)]
    [InlineData(TradingMode.Live, false)]
    public async Task Given_Stored_keys_When_They_are_to_be_deleted_Then_They_are_unless_they_are_traded_with(
        TradingMode mode,
        bool isDeleted
    )
    {
        await using var chat = await OpenAsync(account => account.Mode = mode);
        await PutAsync(chat, 1, Good);

        var answer = await chat.TypeAsync("/keys drop");
        if (isDeleted)
        {
            answer = await chat.TurnAsync(answer, "Yes");
        }

        Assert.Contains(isDeleted ? "are deleted" : "go to paper first", answer.Text, StringComparison.Ordinal);
        Assert.Equal(isDeleted ? 0 : 1, await chat.ReadAsync(db => db.ExchangeKeys.Count()));
    }

    [Fact]
    public async Task Given_Nothing_stored_When_Live_is_wanted_Then_Everything_that_is_missing_is_named_with_its_way()
    {
        await using var chat = await OpenAsync(account => account.State = Domain.States.TradingState.Running);

        var answer = await chat.TypeAsync("/mode live");

        Assert.Contains("trading must be stopped", answer.Text, StringComparison.Ordinal);
        Assert.Contains("keys of the exchange must be entered", answer.Text, StringComparison.Ordinal);
        var keys = answer.Keys.SelectMany(row => row).Select(key => key.Label).ToList();
        Assert.Contains("⏸ Stop", keys);
        Assert.Contains("🔑 Keys", keys);
    }

    [Fact]
    public async Task Given_Keys_and_a_stopped_account_When_Live_is_confirmed_Then_The_trader_is_told_once()
    {
        await using var chat = await OpenAsync();
        await PutAsync(chat, 1, Good);
        var question = await chat.TypeAsync("/mode live");

        await chat.PressAsync(question, "Yes");
        await chat.PressDataAsync(question, question.Keys[0][0].Data!);

        Assert.Equal(["""{"kind":"mode","Mode":"live"}"""], await chat.CommandsAsync());
    }

    [Fact]
    public async Task Given_A_folder_of_keys_When_It_is_looked_at_Then_Only_the_process_may_look_into_it()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        await using var chat = await OpenAsync();
        await PutAsync(chat, 1, Good);
        var folder = Path.Combine(Folder(chat), KeyVault.FolderName);

        Assert.Equal("rwx------", Mode(folder));
        Assert.NotEmpty(Directory.GetFiles(folder));
        Assert.All(Directory.GetFiles(folder), file => Assert.Equal("rw-------", Mode(file)));
    }

    private static string Mode(string path)
    {
#pragma warning disable CA1416 // the caller has looked which system it is
        var mode = (int)File.GetUnixFileMode(path);
#pragma warning restore CA1416
        return string.Concat(Enumerable.Range(0, 9).Select(bit => (mode & (256 >> bit)) != 0 ? "rwx"[bit % 3] : '-'));
    }

    private static string Folder(Chat chat) => chat.Get<StorageOptions>().Folder;

    private static async Task PutAsync(Chat chat, int account, UpbitKey key)
    {
        await using var db = await chat.Get<IDbContextFactory<BotDb>>().CreateDbContextAsync();
        var keys = new ExchangeKeys(key.AccessKey, key.SecretKey);
        await chat.Get<KeyVault>()
            .PutAsync(db, new AccountId(account), keys, (Chat.Start, 1, null), CancellationToken.None);
        await db.SaveChangesAsync();
    }

    private static async Task<ChatMessage> SendAsync(Chat chat, string text)
    {
        await chat.TypeAsync("/keys enter");
        return await chat.TypeAsync(text);
    }

    // Neither in the database nor beside it, nor in logs, nor in what the bot said, nor in the chat.
    private static async Task AssertUnseenAsync(Chat chat, UpbitKey key)
    {
        await chat.ReadAsync(db => db.Database.ExecuteSqlRaw("PRAGMA wal_checkpoint(TRUNCATE)"));
        var files = Directory.GetFiles(Folder(chat), "*", SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        foreach (var secret in new[] { key.AccessKey, key.SecretKey })
        {
            Assert.All(files, file => Assert.DoesNotContain(secret, Read(file), StringComparison.Ordinal));
            Assert.DoesNotContain(chat.Get<Scribe>().Lines, line => line.Contains(secret, StringComparison.Ordinal));
            Assert.DoesNotContain(
                chat.Server.Messages(Chat.Owner),
                one => !one.IsDeleted && one.Text.Contains(secret, StringComparison.Ordinal)
            );
        }
    }

    // The database is open for writing; what lies beside it comes and goes.
    private static string Read(string file)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
            return reader.ReadToEnd();
        }
        catch (FileNotFoundException)
        {
            return "";
        }
    }

    private Task<Chat> OpenAsync(Action<AccountRow>? account = null) =>
        Chat.OpenAsync(
            account,
            swap: services =>
                services
                    .AddSingleton<Scribe>()
                    .AddSingleton<ILoggerProvider>(provider => provider.GetRequiredService<Scribe>())
                    .AddSingleton<IKeyTrial>(Trial)
        );

    private KeyTrial Trial(IServiceProvider services)
    {
        var limits = new UpbitRateLimits(TimeProvider.System, times: 1_000);
        var upbit = new UpbitOptions { BaseUrl = _upbit.Address.ToString().TrimEnd('/') };
        var clock = new ClockSkew(TimeProvider.System);
        var clients = new AccountClients(
            null!,
            upbit,
            limits,
            clock,
            TimeProvider.System,
            NullLoggerFactory.Instance,
            new BotMeters()
        );
        _clients.Add(clients);
        return new KeyTrial(clients, services.GetRequiredService<KeyVault>());
    }

    private static UpbitKey Key(string name, UpbitPermissions permissions) =>
        new($"{name}ACCESS".PadRight(40, '7'), $"{name}SECRET".PadRight(40, '3')) { Permissions = permissions };

    private static ReplayedMarket Market()
    {
        var hour = TimeSpan.FromHours(1);
        var now = TimeProvider.System.GetUtcNow();
        var start = new DateTimeOffset(now.UtcTicks / hour.Ticks * hour.Ticks, TimeSpan.Zero);
        return ReplayedMarket.FromCandles(
            "KRW-ETH",
            hour,
            Enumerable
                .Range(-3, 6)
                .Select(index => new ReplayedCandle(start.AddHours(index), 1_000m, 1_000m, 1_000m, 1_000m, 10m))
        );
    }
}
