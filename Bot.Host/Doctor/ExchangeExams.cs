using System.Globalization;
using Bot.Domain.Accounts;
using Bot.Domain.Market;
using Bot.Host.Accounts;
using Bot.Host.Options;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Bot.Host.Trading;
using Bot.Host.Upbit;
using Bot.Host.Watching;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bot.Host.Doctor;

/// <summary>What the exchange says: whether it answers, by which clock, and what the keys may do.</summary>
internal sealed class ExchangeExams(BotOptions options) : IDisposable
{
    private static readonly TimeSpan Soon = TimeSpan.FromDays(14);

    private readonly HttpClient? _http = IsAddress(options.Upbit.BaseUrl) ? Line(options.Upbit) : null;
    private readonly UpbitRateLimits _limits = new(TimeProvider.System);

    /// <summary>The looks; none where the address is none.</summary>
    public IReadOnlyList<Exam> All() =>
        _http is null ? [] : [new("exchange", ReachAsync), new("exchange keys", KeysAsync)];

    /// <inheritdoc />
    public void Dispose() => _http?.Dispose();

    private static bool IsAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);

    private static HttpClient Line(UpbitOptions upbit) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false })
        {
            BaseAddress = new Uri(upbit.BaseUrl),
            Timeout = TimeSpan.FromSeconds(Math.Max(upbit.TimeoutSeconds, 1)),
        };

    private async Task<IReadOnlyList<Finding>> ReachAsync(CancellationToken token)
    {
        var clock = new ClockSkew(TimeProvider.System);
        var client = Client(new ExchangeKeys("", ""), clock);
        var answer = await new UpbitMarkets(client).AllAsync(token);
        var findings = new List<Finding> { Clock(clock) };
        if (answer is not Answer<IReadOnlyList<ListedMarket>>.Given(var markets))
        {
            findings.Insert(
                0,
                Finding.Ill(
                    "exchange",
                    $"{options.Upbit.BaseUrl}: {answer.Why}",
                    "look at the network, at Upbit:BaseUrl, and whether the exchange is under maintenance"
                )
            );
            return findings;
        }

        findings.Insert(0, Finding.Well("exchange", $"{options.Upbit.BaseUrl}, {markets.Count} KRW markets"));
        if (markets.All(market => market.Market.Value != options.Trading.Market))
        {
            findings.Add(
                Finding.Ill(
                    "market",
                    $"{options.Trading.Market} is not traded there",
                    "set Trading:Market to one that is, e.g. KRW-BTC"
                )
            );
        }

        return findings;
    }

    private static Finding Clock(ClockSkew clock)
    {
        const string cure = "set the clock: timedatectl set-ntp true";
        return clock switch
        {
            { Last: null } => Finding.Weak("clock", "the exchange told no time", "look again once it answers"),
            { IsOff: true, Last: { } skew } => Finding.Ill("clock", $"{Seconds(skew)} off the exchange's", cure),
            { Last: { } skew } => Finding.Well("clock", $"{Seconds(skew)} off the exchange's"),
        };
    }

    private static string Seconds(TimeSpan span) =>
        string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0.0} s");

    private async Task<IReadOnlyList<Finding>> KeysAsync(CancellationToken token)
    {
        var sets = await SetsAsync(token);
        if (sets.Count == 0)
        {
            return options.Trading.Mode.Equals("live", StringComparison.OrdinalIgnoreCase)
                ? [Finding.Ill("exchange keys", "none", "set Upbit:AccessKey and Upbit:SecretKey, or trade on paper")]
                : [Finding.Well("exchange keys", "none; trading on paper needs none")];
        }

        var findings = new List<Finding>();
        foreach (var (name, market, keys) in sets)
        {
            findings.AddRange(await KeyAsync(name, market, keys, token));
        }

        return findings;
    }

    private async Task<IReadOnlyList<Finding>> KeyAsync(
        string name,
        MarketCode market,
        ExchangeKeys keys,
        CancellationToken token
    )
    {
        var check = new KeyCheck(Client(keys, null), keys.Access, TimeProvider.System);
        var report = await check.RunAsync(market, token);
        var findings = report.Problems.Select(problem => Finding.Ill(name, problem, Cure(problem))).ToList();
        var withdraws = await check.MayWithdrawAsync(token);
        if (withdraws == true)
        {
            findings.Add(
                Finding.Ill(name, "the key may withdraw", "make a key without that permission, and delete this one")
            );
        }

        if (findings.Count == 0 && !report.IsSeen)
        {
            var why = string.Join("; ", report.Warnings.Take(2));
            findings.Add(Finding.Ill(name, $"what the key may do could not be seen: {why}", "try again later"));
        }

        if (findings.Count == 0 && withdraws is null)
        {
            var text = $"…{keys.Tail} may look and trade; whether it may withdraw could not be seen";
            findings.Add(Finding.Weak(name, text, "look at its permissions on the exchange's page"));
        }

        return findings.Count > 0 ? findings : [Expiry(name, keys, report.Expires)];
    }

    private static Finding Expiry(string name, ExchangeKeys keys, DateTimeOffset? expires)
    {
        var text = $"…{keys.Tail} may look and trade, and not withdraw";
        if (expires is not { } end)
        {
            return Finding.Well(name, text);
        }

        var day = end.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return end - TimeProvider.System.GetUtcNow() < Soon
            ? Finding.Weak(name, $"{text}; it ends on {day}", "make a new key in time")
            : Finding.Well(name, $"{text}, until {day}");
    }

    private static string Cure(string problem)
    {
        bool Says(string word) => problem.Contains(word, StringComparison.OrdinalIgnoreCase);
        if (Says("_ip"))
        {
            return "add this machine's public address to the key's list at the exchange";
        }

        return Says("ended") || Says("expired")
            ? "make a new key at the exchange"
            : "give the key the permissions to look at assets, to look at orders and to order; look for typing errors";
    }

    // Those of the configuration, and those that people entered in chat.
    private async Task<List<(string Name, MarketCode Market, ExchangeKeys Keys)>> SetsAsync(CancellationToken token)
    {
        var sets = new List<(string Name, MarketCode Market, ExchangeKeys Keys)>();
        var file = Path.Combine(options.Storage.Folder, DatabaseStart.FileName);
        var folder = Path.Combine(options.Storage.Folder, KeyVault.FolderName);
        if (File.Exists(file) && Directory.Exists(folder))
        {
            var databases = new PooledDbContextFactory<BotDb>(DatabaseStart.Options(file));
            var vault = new KeyVault(
                databases,
                AccountServices.Protection(folder),
                options.Upbit,
                new Scrubber([]),
                NullLogger<KeyVault>.Instance
            );
            await using var db = await databases.CreateDbContextAsync(token);
            foreach (var row in await LiveAsync(db, token))
            {
                if (await vault.FindAsync(new AccountId(row.Id), token) is { } keys)
                {
                    sets.Add(($"exchange keys of account {row.Id}", new MarketCode(row.Market), keys));
                }
            }
        }

        if (options.Upbit.HasKeys && MarketCode.IsValid(options.Trading.Market))
        {
            var configured = new ExchangeKeys(options.Upbit.AccessKey, options.Upbit.SecretKey);
            sets.Insert(0, ("exchange keys", new MarketCode(options.Trading.Market), configured));
        }

        return sets;
    }

    private static async Task<List<AccountRow>> LiveAsync(BotDb db, CancellationToken token) =>
        (await db.Database.GetPendingMigrationsAsync(token)).Any()
            ? []
            : await db
                .Accounts.AsNoTracking()
                .Where(row => row.Mode == TradingMode.Live)
                .OrderBy(row => row.Id)
                .ToListAsync(token);

    private UpbitClient Client(ExchangeKeys keys, ClockSkew? clock) =>
        new(
            _http!,
            new UpbitSigner(keys.Access, keys.Secret),
            _limits.ForOtherKey(),
            NullLogger<UpbitClient>.Instance,
            clock
        );
}
