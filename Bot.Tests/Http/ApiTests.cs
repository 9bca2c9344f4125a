using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Bot.Domain.States;
using Bot.Host.Http;
using Bot.Host.Http.Api;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Bot.Tests.Http;

/// <summary>What scripts of the owner read and do.</summary>
[Collection(WatchedBot.Name)]
public sealed class ApiTests(WatchedBot bot)
{
    [Fact]
    public async Task Given_a_bot_that_traded_When_the_trades_are_read_Then_each_is_its_fills_to_the_last_digit()
    {
        await using var db = await bot.Run.DatabaseAsync();
        var fills = await db.Fills.AsNoTracking().ToListAsync();

        using var json = await bot.ReadAsync("/api/v1/trades?size=200");

        var items = json.RootElement.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(fills.Select(fill => fill.OrderId).Distinct().Count(), items.Count);
        Assert.Equal(fills.Sum(fill => fill.Funds), items.Sum(one => Money(one, "funds")));
        Assert.Equal(fills.Sum(fill => fill.Fee), Money(json.RootElement.GetProperty("statistics"), "fees"));
        Assert.Contains(items, one => one.GetProperty("trade").ValueKind == JsonValueKind.Object);
    }

    [Fact]
    public async Task Given_filters_sort_and_pages_When_trades_are_read_Then_each_holds()
    {
        using var sells = await bot.ReadAsync("/api/v1/trades?side=sell&symbol=KRW-ETH");
        using var none = await bot.ReadAsync("/api/v1/trades?symbol=KRW-XRP");
        using var early = await bot.ReadAsync("/api/v1/trades?to=2020-01-01T00:00:00%2B09:00");
        using var sorted = await bot.ReadAsync("/api/v1/trades?sort=at&size=1&page=2");
        using var all = await bot.ReadAsync("/api/v1/trades?sort=at");

        Assert.All(Items(sells), one => Assert.Equal("sell", one.GetProperty("side").GetString()));
        Assert.NotEmpty(Items(sells));
        Assert.Empty(Items(none));
        Assert.Empty(Items(early));
        Assert.Equal(Items(all)[1].GetRawText(), Assert.Single(Items(sorted)).GetRawText());
    }

    [Fact]
    public async Task Given_a_bot_that_decided_When_decisions_are_read_Then_they_are_the_journals_newest_first()
    {
        await using var db = await bot.Run.DatabaseAsync();
        var reason = "hold-no-signal";

        using var json = await bot.ReadAsync($"/api/v1/decisions?reason={reason}&size=5");

        Assert.Equal(
            await db.Cycles.CountAsync(row => row.Reason == reason),
            json.RootElement.GetProperty("total").GetInt32()
        );
        var times = Items(json).Select(one => one.GetProperty("startedAt").GetDateTimeOffset()).ToList();
        Assert.Equal(times.OrderDescending(), times);
        Assert.All(Items(json), one => Assert.NotEqual(0, one.GetProperty("ladder").GetArrayLength()));
    }

    [Fact]
    public async Task Given_a_bot_When_status_and_portfolio_are_read_Then_they_say_what_the_database_says()
    {
        await using var db = await bot.Run.DatabaseAsync();
        var worth = await db.Equity.AsNoTracking().OrderByDescending(row => row.At).FirstAsync();

        using var status = await bot.ReadAsync("/api/v1/bot/status?account=1");
        using var portfolio = await bot.ReadAsync("/api/v1/portfolio");

        Assert.Equal("KRW-ETH", status.RootElement.GetProperty("symbol").GetString());
        Assert.Equal("demo", status.RootElement.GetProperty("mode").GetString());
        Assert.Equal(worth.Equity, Money(portfolio.RootElement, "equity"));
        Assert.Equal(worth.At, portfolio.RootElement.GetProperty("measuredAt").GetDateTimeOffset());
    }

    [Fact]
    public async Task Given_a_running_account_When_it_is_stopped_and_started_Then_the_trader_does_it_and_it_is_audited()
    {
        using var stop = await ControlAsync("""{"action":"stop"}""");
        await WaitForAsync(TradingState.Stopped);
        using var safe = await ControlAsync("""{"action":"safe"}""");
        await WaitForAsync(TradingState.ManualHalt);
        Assert.Empty(await bot.Run.PlayAsync("> /resume", "* Yes", "= Running"));
        using var again = await ControlAsync("""{"action":"stop"}""");
        await WaitForAsync(TradingState.Stopped);
        using var start = await ControlAsync("""{"action":"start"}""");
        await WaitForAsync(TradingState.Running);

        Assert.All([stop, safe, again, start], one => Assert.Equal(HttpStatusCode.Accepted, one.StatusCode));
        await using var db = await bot.Run.DatabaseAsync();
        var lines = await db.Audit.AsNoTracking().Where(row => row.Source.StartsWith("http")).ToListAsync();
        Assert.Equal(4, lines.Count(line => line.Result == "asked" && line.PersonId == Bot.Host.Demo.DemoWorld.Person));
    }

    [Theory]
    [InlineData("""{"action":"buy"}""", "application/json", 400)]
    [InlineData("""{"action":7}""", "application/json", 400)]
    [InlineData("""{"action":"stop","sell":true}""", "application/json", 400)]
    [InlineData("""["stop"]""", "application/json", 400)]
    [InlineData("""{"action":"\ud83d"}""", "application/json", 400)]
    [InlineData("""{"\ud83d":"stop"}""", "application/json", 400)]
    [InlineData("{", "application/json", 400)]
    [InlineData("", "application/json", 400)]
    [InlineData("""{"action":"stop"}""", "text/plain", 415)]
    [InlineData("large", "application/json", 413)]
    public async Task Given_a_body_that_cannot_be_taken_When_it_is_sent_Then_it_is_refused_and_audited_and_nothing_done(
        string body,
        string type,
        int status
    )
    {
        var sent = body == "large" ? new string(' ', 9_000) : body;

        using var answer = await ControlAsync(sent, type);

        Assert.Equal(status, (int)answer.StatusCode);
        await using var db = await bot.Run.DatabaseAsync();
        Assert.Contains(
            await db.Audit.AsNoTracking().ToListAsync(),
            row => row.Result.StartsWith("refused", StringComparison.Ordinal)
        );
        Assert.DoesNotContain(
            await db.Commands.AsNoTracking().ToListAsync(),
            row => row.Command.Contains("\"Sell\":true", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("/api/v1/trades?side=hold", "side", "hold", "one of buy, sell")]
    [InlineData("/api/v1/trades?page=0", "page", "0", "a whole number from 1 to 100000")]
    [InlineData("/api/v1/trades?size=201", "size", "201", "a whole number from 1 to 200")]
    [InlineData("/api/v1/trades?symbol=krw-eth", "symbol", "krw-eth", "KRW- and a coin, e.g. KRW-ETH")]
    [InlineData("/api/v1/trades?from=2026-11-01", "from", "2026-11-01", "an instant with its offset")]
    [InlineData("/api/v1/trades?from=2026-11-01T00:00:00", "from", "2026-11-01T00:00:00", "an instant with its offset")]
    [InlineData("/api/v1/trades?nonsense=1", "nonsense", "1", "no such parameter")]
    [InlineData("/api/v1/trades?page=1&page=2", "page", "1,2", "given once")]
    [InlineData("/api/v1/decisions?reason=because", "reason", "because", "one of blocked-breaker")]
    [InlineData("/api/v1/portfolio?account=99", "account", "99", "one of 1")]
    public async Task Given_a_parameter_that_cannot_be_taken_When_it_is_asked_Then_name_value_and_allowed_are_told(
        string path,
        string name,
        string value,
        string allowed
    )
    {
        using var answer = await bot.AskAsync(path);

        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.True((int)answer.StatusCode is 400 or 404);
        Assert.Equal(name, json.RootElement.GetProperty("parameter").GetString());
        Assert.Equal(value, json.RootElement.GetProperty("value").GetString());
        Assert.StartsWith(allowed, json.RootElement.GetProperty("allowed").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Given_the_document_When_a_reader_reads_it_Then_it_is_valid_and_names_every_route_and_no_other()
    {
        var read = OpenApiDocument.Parse(Encoding.UTF8.GetString(ApiPages.Document), "json");

        Assert.Empty(read.Diagnostic!.Errors);
        Assert.Empty(read.Diagnostic.Warnings);
        var documented = read.Document!.Paths.SelectMany(path =>
            path.Value.Operations!.Select(one => $"{one.Key.Method} {path.Key}")
        );
        var answered = bot
            .Run.World.Services.GetRequiredService<HttpDesk>()
            .Routes.Where(route => route.Path.StartsWith(ApiRoutes.Root, StringComparison.Ordinal))
            .Select(route => $"{route.Method} {route.Path}");
        Assert.Equal(answered.Order(), documented.Order());
    }

    [Theory]
    [InlineData("/api/v1/bot/status", "Status")]
    [InlineData("/api/v1/portfolio", "Portfolio")]
    [InlineData("/api/v1/trades", "Trades")]
    [InlineData("/api/v1/decisions", "Decisions")]
    public async Task Given_an_answer_When_it_is_held_against_the_document_Then_it_has_every_field_and_no_other(
        string path,
        string schema
    )
    {
        using var document = JsonDocument.Parse(ApiPages.Document);
        using var json = await bot.ReadAsync(path);

        Assert.Empty(Schema.Differences(document.RootElement, schema, json.RootElement));
    }

    [Theory]
    [InlineData("/trades", "side,from,to,sort,page,size,symbol,account")]
    [InlineData("/decisions", "reason,from,to,sort,page,size,symbol,account")]
    public async Task Given_the_document_When_its_parameters_are_read_Then_they_are_those_that_are_taken(
        string path,
        string names
    )
    {
        using var document = JsonDocument.Parse(ApiPages.Document);
        var listed = document
            .RootElement.GetProperty("paths")
            .GetProperty(ApiRoutes.Root + path)
            .GetProperty("get")
            .GetProperty("parameters")
            .EnumerateArray()
            .Select(one => one.TryGetProperty("name", out var name) ? name.GetString()! : Last(one));

        Assert.Equal(names.Split(',').Order(), listed.Order());
        await Task.CompletedTask;
    }

    [Fact]
    public async Task Given_the_page_When_it_is_opened_Then_it_may_run_its_own_script_alone_and_holds_no_markup_of_others()
    {
        using var page = await bot.Client.GetAsync(new Uri("/api", UriKind.Relative));

        var policy = Assert.Single(page.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; script-src 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        var script = await bot.Client.GetStringAsync("/api/page.js");
        Assert.DoesNotContain("innerHTML", script, StringComparison.Ordinal);
        Assert.DoesNotContain("://", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static string Last(JsonElement one) => one.GetProperty("$ref").GetString()!.Split('/')[^1];

    private static decimal Money(JsonElement one, string name) =>
        decimal.Parse(one.GetProperty(name).GetString()!, CultureInfo.InvariantCulture);

    private static List<JsonElement> Items(JsonDocument json) =>
        [.. json.RootElement.GetProperty("items").EnumerateArray()];

    private Task<HttpResponseMessage> ControlAsync(string body, string type = "application/json")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/bot/control")
        {
            Content = new StringContent(body, Encoding.UTF8, type),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", WatchedBot.Token);
        return bot.Client.SendAsync(request);
    }

    private async Task WaitForAsync(TradingState state)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await using var db = await bot.Run.DatabaseAsync();
        while (!await db.Accounts.AsNoTracking().AnyAsync(row => row.State == state, patience.Token))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, patience.Token);
        }
    }
}
