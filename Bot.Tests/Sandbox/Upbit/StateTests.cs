using Bot.Sandbox.Faults;
using Bot.Sandbox.Upbit;

namespace Bot.Tests.Sandbox.Upbit;

public sealed class StateTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("upbit").FullName;

    private string Journal => Path.Combine(_folder, "upbit.jsonl");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Given_orders_in_every_state_when_the_exchange_starts_again_then_it_knows_them_all()
    {
        string before;
        await using (var line = await OpenAsync())
        {
            await line.BuyAsync("KRW-BTC", 100_000m);
            await line.SellAsync("KRW-BTC", "0.0005");
            await line.LimitAsync("bid", "0.001", "90000000", ("identifier", "resting"));
            await line.LimitAsync("bid", "0.001", "91000000", ("identifier", "cancelled"));
            await line.DeleteAsync("/v1/order", "identifier=cancelled");
            await line.LimitAsync("bid", "100", "90000000", ("identifier", "refused"));
            before = await WholeAsync(line);
        }

        await using var again = await OpenAsync();
        Assert.Equal(before, await WholeAsync(again));
        foreach (var used in (string[])["resting", "cancelled", "refused"])
        {
            Assert.Equal("duplicated_identifier",
                (await again.LimitAsync("bid", "0.001", "90000000", ("identifier", used))).Error);
        }

        await again.BuyAsync("KRW-BTC", 6_000m);
        Assert.Equal(5, again.Server.Ledger.Orders.Select(order => order.Uuid).Distinct().Count());
    }

    [Fact]
    public async Task Given_an_order_at_rest_when_the_market_passes_it_during_downtime_then_it_is_filled_on_the_path()
    {
        var falling = UpbitLine.Hours("KRW-BTC", [(100_000_000m, 100_000_000m, 98_000_000m, 98_000_000m)]);
        await using (var line = await OpenAsync(falling))
        {
            await line.LimitAsync("bid", "0.001", "99000000");
        }

        await using var again = await OpenAsync(falling);
        again.Clock.Advance(TimeSpan.FromDays(2));

        Assert.Equal(UpbitLine.Noon.AddMinutes(30), again.Server.Ledger.Fills.Single().At);
    }

    [Theory]
    [InlineData("[{\"event\":\"transf")]
    [InlineData(
        "[{\"event\":\"transferred\",\"Currency\":\"KRW\",\"Amount\":1,\"Key\":\"x\",\"At\":\"2026-10-08T03:00:00+00:00\"}]")]
    public async Task Given_a_last_line_cut_off_by_a_kill_when_the_exchange_starts_then_that_line_never_was(string rest)
    {
        await using (var line = await OpenAsync())
        {
            await line.BuyAsync("KRW-BTC", 100_000m);
        }

        var whole = await File.ReadAllTextAsync(Journal);
        await File.AppendAllTextAsync(Journal, rest);
        await using (var again = await OpenAsync())
        {
            Assert.Single(again.Server.Ledger.Orders);
        }

        Assert.Equal(whole, await File.ReadAllTextAsync(Journal));
    }

    [Fact]
    public async Task Given_a_line_that_is_spoilt_when_the_exchange_starts_then_file_and_line_are_named()
    {
        await File.WriteAllTextAsync(Journal, "[]\n[{\"event\":\"nothing\"}]\n[]\n");

        var error = await Assert.ThrowsAsync<InvalidDataException>(() => OpenAsync());
        Assert.Contains("upbit.jsonl, line 2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_an_exchange_on_a_folder_when_a_second_one_starts_there_then_it_refuses()
    {
        await using var first = await OpenAsync();

        await Assert.ThrowsAsync<IOException>(() => OpenAsync());
    }

    [Fact]
    public async Task Given_a_dropped_answer_when_an_order_was_sent_then_it_stands_under_its_identifier()
    {
        var plan = new FaultPlan();
        plan.Add(new() { Path = "/v1/orders", Method = "POST", Fault = FaultKind.DropAnswer });
        await using var line = await UpbitLine.OpenAsync(options =>
            options with { Faults = plan, StateFolder = _folder });

        await Assert.ThrowsAnyAsync<HttpRequestException>(() =>
            line.LimitAsync("bid", "0.001", "90000000", ("identifier", "unheard")));
        Assert.Equal("wait", (await line.ReadAsync("/v1/order", "identifier=unheard"))["state"]);
    }

    [Fact]
    public async Task Given_two_keys_when_one_trades_then_the_other_s_pocket_is_untouched()
    {
        var other = new UpbitKey("other", UpbitLine.Secret, 777m);
        await using var line = await UpbitLine.OpenAsync(options => options with { MoreKeys = [other] });
        var uuid = (await line.BuyAsync("KRW-BTC", 10_000m)).Uuid;

        Assert.Equal(777m, line.Server.LedgerOf("other").Free("KRW"));
        Assert.Equal("order_not_found",
            (await line.AskAsync(HttpMethod.Get, "/v1/order", $"uuid={uuid}", "other")).Error);
    }

    [Fact]
    public async Task Given_money_that_comes_and_goes_when_it_is_looked_at_then_the_ledger_lists_it()
    {
        await using var line = await UpbitLine.OpenAsync();
        line.Server.Deposit("KRW", 5m);
        line.Server.Withdraw("KRW", 10_000_005m);

        Assert.Equal([10_000_000m, 5m, -10_000_005m], line.Server.Ledger.Transfers.Select(one => one.Amount));
        Assert.Throws<InvalidOperationException>(() => line.Server.Withdraw("KRW", 0.01m));
        Assert.Throws<ArgumentOutOfRangeException>(() => line.Server.Deposit("KRW", 0m));
    }

    private static async Task<string> WholeAsync(UpbitLine line) => string.Join('\n',
        (await line.ReadAsync("/v1/accounts")).Text,
        (await line.ReadAsync("/v1/orders/open")).Text,
        (await line.ReadAsync("/v1/orders/closed")).Text,
        string.Join('\n', line.Server.Ledger.Fills));

    private Task<UpbitLine> OpenAsync(params Bot.Sandbox.Upbit.Markets.ReplayedMarket[] markets) =>
        UpbitLine.OpenAsync(options => options with { StateFolder = _folder }, markets);
}
