using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Bot.Host.Demo;
using Bot.Host.Storage.Rows;
using Bot.Host.Telegram;
using Bot.Sandbox.Telegram;
using Microsoft.EntityFrameworkCore;

namespace Bot.Tests.Scenarios;

/// <summary>Keys stay in a chat for ever, and people press them. Alone none of them does anything.</summary>
public sealed class OldKeysTests
{
    private const long Viewer = 2;
    private const long Stranger = 99;
    private const int AtOnce = 16;

    private static readonly string[] Week =
    [
        "> /start",
        "* Run",
        "~ 24",
        "> /safe",
        "> /resume",
        "* Yes",
        "~ 24",
        "> /stop",
        "> /run",
        "~ 48",
        "> /panic",
        "> /resume",
        "* Yes",
        "~ 24",
        "> /profile aggressive",
        "~ 48",
        .. CommandTable.All.Select(entry => $"> /{entry.Name.Text()}"),
    ];

    [Fact]
    public async Task Given_all_keys_of_a_week_When_anybody_presses_them_again_and_after_a_restart_Then_nothing_is_done()
    {
        var folder = Directory.CreateTempSubdirectory("chattrader-test-").FullName;
        var market = DemoMarket.Generated("KRW-ETH");
        List<string> keys;
        await using (var run = await DemoRun.StartInAsync(folder, market))
        {
            await run.PlayAsync(Week);
            keys = Sent(run.World.Telegram.Calls);
            await AssertNothingIsDoneAsync(run, keys, "before");
        }

        await using var again = await DemoRun.StartInAsync(folder, market);
        again.OwnsFolder = true;
        await AssertNothingIsDoneAsync(again, keys, "after");

        Assert.InRange(keys.Count, 60, int.MaxValue);
    }

    // Every key of every message and of every edit.
    private static List<string> Sent(IReadOnlyList<BotCall> calls) =>
        [
            .. calls
                .Select(call => call.Parameters.GetValueOrDefault("reply_markup"))
                .OfType<string>()
                .SelectMany(Keys)
                .Distinct(StringComparer.Ordinal),
        ];

    private static IEnumerable<string> Keys(string markup)
    {
        using var json = JsonDocument.Parse(markup);
        return json.RootElement.TryGetProperty("inline_keyboard", out var rows)
            ? [.. rows.EnumerateArray().SelectMany(row => row.EnumerateArray()).Select(Data).OfType<string>()]
            : [];
    }

    private static string? Data(JsonElement key) =>
        key.TryGetProperty("callback_data", out var data) ? data.GetString() : null;

    private static async Task AssertNothingIsDoneAsync(DemoRun run, List<string> keys, string round)
    {
        var pad = await AgeAsync(run);
        var before = await TruthAsync(run);
        string[] order =
        [
            .. keys.Concat(keys)
                .Select((key, turn) => (key, turn))
                .OrderBy(one => Shuffle(round, one))
                .Select(one => one.key),
        ];
        foreach (var person in new[] { DemoWorld.Person, Viewer, Stranger })
        {
            foreach (var together in order.Chunk(AtOnce))
            {
                await Task.WhenAll(together.Select(key => PressAsync(run, pad, person, key)));
            }
        }

        await run.World.HeardAsync(DemoWorld.Person, CancellationToken.None);
        Assert.Equal(before, await TruthAsync(run));
        await AssertOneOfManyCountsAsync(run);
    }

    // The account trades real money from now on, and what was asked in the week was asked too long ago.
    private static async Task<int> AgeAsync(DemoRun run)
    {
        var telegram = run.World.Telegram;
        telegram.People.Add(new Person(Viewer, "Vera"));
        telegram.People.Add(new Person(Stranger, "Eve"));
        await using var db = await run.DatabaseAsync();
        var account = await db.Accounts.SingleAsync();
        account.Mode = TradingMode.Live;
        foreach (var question in await db.Confirmations.ToListAsync())
        {
            question.ExpiresAt -= TimeSpan.FromHours(1);
        }

        if (!await db.People.AnyAsync(person => person.Id == Viewer))
        {
            db.People.Add(
                new PersonRow
                {
                    Id = Viewer,
                    AccountId = account.Id,
                    Role = PersonRole.Viewer,
                    Language = "en",
                }
            );
        }

        await db.SaveChangesAsync();
        return telegram.Messages(DemoWorld.Person).Last(message => message.IsFromBot && message.Keys.Count > 0).Id;
    }

    private static string Shuffle(string round, (string Key, int Turn) one) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{round} {one.Turn} {one.Key}")));

    private static async Task PressAsync(DemoRun run, int pad, long person, string key)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var press = run.World.Telegram.Press(DemoWorld.Person, person, pad, key, "en");
        await run.World.Telegram.WaitForAnswerAsync(press, patience.Token);
    }

    // What moves money or decides how it is moved. A halt needs no question, and changes nothing for the second time.
    private static async Task<string> TruthAsync(DemoRun run)
    {
        await using var db = await run.DatabaseAsync();
        var account = await db.Accounts.AsNoTracking().SingleAsync();
        var deeds = await db.Commands.AsNoTracking().Where(row => !row.Command.Contains("halt")).CountAsync();
        var people = await db
            .People.AsNoTracking()
            .OrderBy(row => row.Id)
            .Select(row => $"{row.Id} {row.Role}")
            .ToListAsync();
        var ledger = run.World.Upbit.Ledger;
        return $"{account.Market} {account.Mode} {account.Profile} {account.Strategy} {account.Advisor}, "
            + $"{deeds} deeds, {await db.Settings.CountAsync()} settings, {await db.ExchangeKeys.CountAsync()} keys, "
            + $"{ledger.Orders.Count} orders, {ledger.Fills.Count} fills, people {string.Join(", ", people)}";
    }

    private static async Task AssertOneOfManyCountsAsync(DemoRun run)
    {
        var before = await DeedsAsync(run);
        run.World.Telegram.SendText(DemoWorld.Person, DemoWorld.Person, "/profile conservative", "en");
        await run.World.HeardAsync(DemoWorld.Person, CancellationToken.None);
        // A backtest that was pressed before may end just now, and tell of it with keys below.
        var question = run
            .World.Telegram.Messages(DemoWorld.Person)
            .Last(message => message is { IsFromBot: true, Keys: [[{ Data: { } data }, ..], ..] } && IsQuestion(data));
        var yes = question.Keys[0][0].Data!;

        await Task.WhenAll(
            Enumerable.Range(0, AtOnce).Select(_ => PressAsync(run, question.Id, DemoWorld.Person, yes))
        );

        Assert.Equal(before + 1, await DeedsAsync(run));
    }

    private static bool IsQuestion(string data) => data.StartsWith("v1:c:", StringComparison.Ordinal);

    private static async Task<int> DeedsAsync(DemoRun run)
    {
        await using var db = await run.DatabaseAsync();
        return await db.Commands.CountAsync();
    }
}
