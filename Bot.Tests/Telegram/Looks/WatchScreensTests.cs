using System.Text;
using Bot.Domain.Money;
using Bot.Domain.Orders;
using Bot.Host.Storage.Rows;
using Bot.Host.Trading;
using Bot.Sandbox.Telegram;
using Microsoft.EntityFrameworkCore;

namespace Bot.Tests.Telegram.Looks;

public sealed class WatchScreensTests
{
    private const long Viewer = 7;

    [Fact]
    public async Task Given_everything_at_hand_when_a_drill_is_run_then_it_tells_each_step_and_touches_nothing()
    {
        await using var chat = await Chat.OpenAsync();
        chat.Exchange.Book = FakeExchange.BookOf((5_000_000m, 0.1m), (4_990_000m, 1m));
        chat.Exchange.Have = new Balances(new Dictionary<string, Balance> { ["ETH"] = new(0.1523m, 0m) });
        chat.Exchange.Open = [Report("ct-1-a-entry-1"), Report(null)];
        chat.Get<Pulses>().Beat(Pulse.Guard, 1);
        await chat.WriteAsync(db => db.Positions.Add(Some.Position()));
        var before = await EverythingAsync(chat);

        var drill = await chat.TypeAsync("/drill");

        Assert.Contains("✅ 1. Would cancel 1 open orders of the bot; 1 of others stay", drill.Text);
        Assert.Contains("✅ 2. Would halt by hand (now: Stopped)", drill.Text);
        // 0.1 at 5,000,000 and 0.0523 at 4,990,000: 760,977 in all, less 0.05 %.
        Assert.Contains("0.1523 ETH at about ₩4,996,566, brings ₩760,597 after the fee, slippage 0.07 %", drill.Text);
        Assert.Contains("✅ 4. The exchange takes our keys", drill.Text);
        Assert.Contains("✅ 5. The database can be written", drill.Text);
        Assert.Contains("✅ 6. The alarm line reaches Telegram, 1 would be told", drill.Text);
        Assert.Matches("✅ 7\\. The stop guard looked \\d+ s ago · SL ₩4,759,000", drill.Text);
        Assert.Contains("Panic would work now.", drill.Text);
        Assert.Equal(before, await EverythingAsync(chat));
        Assert.Equal(0, chat.Exchange.Deeds);
        Assert.Empty(await chat.CommandsAsync());
        var audit = await chat.ReadAsync(db => db.Audit.AsNoTracking().Single());
        Assert.Equal(("drill", "drill: Well, 0 of 7 steps would fail"), (audit.Action, audit.Result));
    }

    [Fact]
    public async Task Given_an_exchange_that_is_away_when_a_drill_is_run_then_it_says_what_would_fail()
    {
        await using var chat = await Chat.OpenAsync();
        await chat.WriteAsync(db => db.Positions.Add(Some.Position()));

        var text = (await chat.TypeAsync("/drill")).Text;

        Assert.Contains("⛔ 1. Open orders: the exchange could not be asked – Network: nobody <there>", text);
        Assert.Contains("⛔ 4. keys of the exchange", text);
        Assert.Contains("⛔ 7. The stop guard has not looked since the start", text);
        Assert.Contains("Panic would NOT do all of this now", text);
    }

    [Fact]
    public async Task Given_a_program_when_its_health_is_asked_then_every_line_is_measured()
    {
        await using var chat = await Chat.OpenAsync();
        await chat.TypeAsync("/version");

        var text = (await chat.TypeAsync("/health")).Text;

        Assert.Matches("✅ Database: \\d+ ms · [0-9.]+ MB", text);
        Assert.Matches(". Free disk: [0-9,.]+ MB", text);
        Assert.Matches(". SQLite 3\\.[0-9.]+: ", text);
        Assert.Contains("⚠ Exchange: no answer yet", text);
        Assert.Contains("✅ Outbox: 0 waiting", text);
        Assert.Contains("✅ Advisor: off: the strategy decides · ₩0 of ₩30,000 this month", text);
        Assert.Contains("✅ Cycles: No cycle yet · Stopped", text);
        Assert.Matches(". Memory: [0-9,]+ MB\n✅ Up for: ", text);
    }

    [Fact]
    public async Task Given_a_log_when_it_is_asked_then_the_newest_lines_come_first_without_secrets_or_markup()
    {
        await using var chat = await Chat.OpenAsync();
        Directory.CreateDirectory(chat.Logs);
        await File.WriteAllLinesAsync(
            Path.Combine(chat.Logs, "chattrader-20240510.log"),
            [
                Line("05:00:00", "Information", "started"),
                Line("05:01:00", "Warning", "secret-of-the-test & <b>bold</b>", "Oh: no\\n at X"),
                Line("05:02:00", "Information", "the last"),
                "{ half a li",
            ]);

        var all = await chat.TypeAsync("/logs");
        var grave = await chat.TurnAsync(all, "Warnings");

        Assert.Equal(
            [
                "Log, newest first", "· 05-10 14:02:00 the last",
                "⚠ 05-10 14:01:00 *** & <b>bold</b>: Oh: no", "· 05-10 14:00:00 started",
            ],
            all.Text.Split('\n'));
        Assert.Equal(2, grave.Text.Split('\n').Length);
        Assert.Contains("the last", (await chat.TypeAsync("/logs 1")).Text);
    }

    [Fact]
    public async Task Given_deeds_when_the_audit_is_asked_then_it_says_who_did_what_page_by_page()
    {
        await using var chat = await Chat.OpenAsync();
        await chat.WriteAsync(db =>
        {
            db.Audit.AddRange(Enumerable.Range(1, 12).Select(at => Deed($"deed {at}")));
            db.Audit.Add(Deed("{\"kind\":\"halt\",\"Sell\":true}"));
            db.Audit.Add(Deed($"{{{SomeLooks.Hostile}"));
        });

        var first = await chat.TypeAsync("/audit");
        var second = await chat.TurnAsync(first, "Earlier");

        var name = await chat.ReadAsync(db => db.People.Single().Name);
        Assert.Contains($"05-10 14:30:00 {{<b>x</b> & <script> · {name} (1)\n   asked · chat 1 message 5", first.Text);
        Assert.Contains("halt", first.Text);
        Assert.Equal(["deed 4", "deed 3", "deed 2", "deed 1"], Deeds(second.Text));
    }

    [Fact]
    public async Task Given_deeds_in_two_accounts_when_the_owner_asks_then_those_of_the_other_name_it()
    {
        await using var chat = await Chat.OpenAsync();
        await chat.WriteAsync(db =>
        {
            db.Accounts.Add(Some.Account(2));
            var other = Deed("deed 2");
            other.AccountId = 2;
            db.Audit.AddRange(Deed("deed 1"), other);
        });

        var audit = await chat.TypeAsync("/audit");

        var lines = audit.Text.Split('\n');
        Assert.EndsWith(" (1) · account 2", lines.Single(line => line.Contains("deed 2")), StringComparison.Ordinal);
        Assert.EndsWith(" (1)", lines.Single(line => line.Contains("deed 1")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_trades_and_fills_when_they_are_exported_then_two_tables_come_with_keys_below_the_last()
    {
        await using var chat = await Chat.OpenAsync();
        await chat.WriteAsync(db =>
        {
            var trade = SomeLooks.Trade(22_500m);
            trade.ExitOrderId = "=cmd(\"x\"),1";
            db.Trades.Add(trade);
            db.Fills.Add(SomeLooks.Fill("a", 600m, SomeLooks.Entered));
        });

        chat.Server.SendText(1, 1, "/export", "en");
        await chat.SettleAsync();

        var files = chat.Messages().Where(message => message.Kind == MessageKind.Document).ToList();
        var tables = files.ConvertAll(file => Encoding.UTF8.GetString(chat.Server.FileContent(file.FileId!)));
        Assert.StartsWith("id,market,entry_time", tables[0], StringComparison.Ordinal);
        Assert.EndsWith(
            "1,KRW-ETH,2024-05-09T05:00:03Z,5000000,2024-05-09T10:00:00Z,5050000,0.5,22500,1,2500,exit-take-profit,"
            + "ct-1-20240509T050000-entry-1,\"'=cmd(\"\"x\"\"),1\"\n",
            tables[0], StringComparison.Ordinal);
        Assert.Contains("2024-05-09T05:00:00Z,KRW-ETH,buy,5000000,0.25,1250000,600,ct-1", tables[1]);
        Assert.Equal("1 trades, 1 fills; times in UTC", files[1].Caption);
        Assert.Contains(files[1].Keys.SelectMany(row => row), key => key.Data == "v1:start");
    }

    [Theory]
    [InlineData("/logs")]
    [InlineData("/audit")]
    [InlineData("/export")]
    [InlineData("/drill")]
    public async Task Given_a_viewer_when_something_private_is_asked_then_it_is_refused_noted_and_in_no_list(string typed)
    {
        await using var chat = await Chat.OpenAsync();
        chat.Server.People.Add(new Person(Viewer, "Vera"));
        await chat.WriteAsync(db => db.People.Add(new PersonRow
        {
            Id = Viewer, AccountId = 1, Role = PersonRole.Viewer, ChatId = Viewer, Language = "en", AddedAt = Chat.Start,
        }));

        var answer = await chat.TypeAsync(typed, Viewer);
        var help = await chat.TypeAsync("/help", Viewer);
        var health = await chat.TypeAsync("/health", Viewer);

        Assert.DoesNotContain("there is no", answer.Text, StringComparison.OrdinalIgnoreCase);
        Assert.StartsWith("refused", (await chat.ReadAsync(db => db.Audit.Single())).Result, StringComparison.Ordinal);
        Assert.DoesNotContain(typed, help.Text);
        Assert.DoesNotContain(health.Keys.SelectMany(row => row), key => key.Data == $"v1:{typed[1..]}");
    }

    [Fact]
    public async Task Given_an_owner_of_another_account_when_log_and_audit_are_asked_then_nothing_of_the_first_is_told()
    {
        await using var chat = await Chat.OpenAsync();
        chat.Server.People.Add(new Person(Viewer, "Vera"));
        await chat.WriteAsync(db =>
        {
            db.Audit.Add(Deed("deed 1"));
            db.Accounts.Add(new AccountRow
            {
                Id = 2, Name = "other", Market = "KRW-BTC", Profile = "balanced", Strategy = "rsi-mean-reversion",
                StateReason = "new", CreatedAt = Chat.Start,
            });
            db.People.Add(new PersonRow
            {
                Id = Viewer, AccountId = 2, Role = PersonRole.Owner, ChatId = Viewer, Language = "en",
                AddedAt = Chat.Start,
            });
        });

        Assert.Contains("owner", (await chat.TypeAsync("/logs", Viewer)).Text, StringComparison.Ordinal);
        Assert.Contains("Nobody did anything yet", (await chat.TypeAsync("/audit", Viewer)).Text);
    }

    private static async Task<string> EverythingAsync(Chat chat) => await chat.ReadAsync(db => string.Join(
        '|', db.Orders.Count(), db.Fills.Count(), db.Commands.Count(), db.Transitions.Count(), db.Confirmations.Count(),
        db.Accounts.AsNoTracking().Single().State, db.Positions.AsNoTracking().Single().Volume, db.PaperOrders.Count(),
        db.Outbox.Count()));

    private static IEnumerable<string> Deeds(string text) => text.Split('\n')
        .Where(line => line.Contains("deed", StringComparison.Ordinal))
        .Select(line => line.Split("deed ")[1].Split(' ')[0])
        .Select(number => $"deed {number}");

    private static AuditRow Deed(string action) => new()
    {
        AccountId = 1, PersonId = 1, Action = action, Source = "chat 1 message 5", Result = "asked", At = Chat.Start,
    };

    private static string Line(string time, string level, string message, string? exception = null) =>
        $"{{\"Timestamp\":\"2024-05-10T{time}.0000000+00:00\",\"Level\":\"{level}\","
        + $"\"RenderedMessage\":\"{message}\"{(exception is null ? "" : $",\"Exception\":\"{exception}\"")}}}";

    private static OrderReport Report(string? name) => new("id", name, OrderSide.Buy, false, Krw.Zero, Volume.None, [])
    {
        Volume = new Volume(2m),
    };
}
