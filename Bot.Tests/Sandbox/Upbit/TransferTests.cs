using Bot.Sandbox.Upbit;

namespace Bot.Tests.Sandbox.Upbit;

/// <summary>Deposits, withdrawals, keys and wallets.</summary>
public sealed class TransferTests
{
    [Fact]
    public async Task Given_money_that_came_When_deposits_are_listed_Then_the_newest_is_first()
    {
        await using var line = await UpbitLine.OpenAsync();
        line.Server.Deposit("KRW", 1_000_000m);
        line.Clock.Advance(TimeSpan.FromMinutes(1));
        line.Server.Deposit("BTC", 0.5m);

        var rows = (await line.ReadAsync("/v1/deposits")).Json.EnumerateArray().ToList();

        Assert.Equal(["0.5", "1000000"], rows.Select(row => row.GetProperty("amount").GetString()));
        Assert.All(rows, row => Assert.Equal("ACCEPTED", row.GetProperty("state").GetString()));
        Assert.Equal("2026-10-08T12:01:00+09:00", rows[0].GetProperty("created_at").GetString());
        Assert.NotEqual(rows[0].GetProperty("uuid").GetString(), rows[1].GetProperty("uuid").GetString());
    }

    [Fact]
    public async Task Given_a_withdrawal_with_a_fee_When_it_is_listed_Then_amount_and_fee_are_what_left()
    {
        await using var line = await UpbitLine.OpenAsync();
        line.Server.Withdraw("KRW", 1_000_000m, fee: 1_000m);

        var row = (await line.ReadAsync("/v1/withdraws", "currency=KRW")).Json[0];

        Assert.Equal(8_999_000m, line.Server.Ledger.Free("KRW"));
        Assert.Equal(("1000000", "1000"), (row.GetProperty("amount").GetString(), row.GetProperty("fee").GetString()));
        Assert.Equal("DONE", row.GetProperty("state").GetString());
        Assert.Equal(0, (await line.ReadAsync("/v1/deposits")).Json.GetArrayLength());
        Assert.Equal(0, (await line.ReadAsync("/v1/withdraws", "currency=BTC")).Json.GetArrayLength());
    }

    [Fact]
    public async Task Given_three_deposits_When_pages_of_two_are_read_Then_the_second_has_the_last()
    {
        await using var line = await UpbitLine.OpenAsync();
        for (var krw = 1; krw <= 3; krw++)
        {
            line.Server.Deposit("KRW", krw);
        }

        var page = (await line.ReadAsync("/v1/deposits", "limit=2&page=2&order_by=asc")).Json;

        Assert.Equal("3", Assert.Single(page.EnumerateArray()).GetProperty("amount").GetString());
    }

    [Theory]
    [InlineData(UpbitPermissions.ViewDeposits, "/v1/deposits", 200)]
    [InlineData(UpbitPermissions.ViewDeposits, "/v1/withdraws", 401)]
    [InlineData(UpbitPermissions.ViewWithdrawals, "/v1/withdraws", 200)]
    [InlineData(UpbitPermissions.ViewWithdrawals, "/v1/deposits", 401)]
    [InlineData(UpbitPermissions.None, "/v1/api_keys", 200)]
    [InlineData(UpbitPermissions.None, "/v1/status/wallet", 200)]
    public async Task Given_permissions_of_a_key_When_it_asks_Then_each_list_has_its_own(
        UpbitPermissions permissions,
        string path,
        int code
    )
    {
        await using var line = await UpbitLine.OpenAsync(options =>
            options with
            {
                SecretKey = UpbitLine.Secret,
                MoreKeys = [new("B", UpbitLine.Secret) { Permissions = permissions }],
            }
        );

        Assert.Equal(code, (await line.AskAsync(HttpMethod.Get, path, access: "B")).Code);
    }

    [Fact]
    public async Task Given_a_key_with_an_end_When_keys_are_listed_Then_it_is_told()
    {
        var end = new DateTimeOffset(2026, 12, 31, 15, 0, 0, TimeSpan.Zero);
        await using var line = await UpbitLine.OpenAsync(options =>
            options with
            {
                MoreKeys = [new("B", UpbitLine.Secret) { Expires = end }],
            }
        );

        var row = Assert.Single(
            (await line.AskAsync(HttpMethod.Get, "/v1/api_keys", access: "B")).Json.EnumerateArray()
        );

        Assert.Equal("B", row.GetProperty("access_key").GetString());
        Assert.Equal("2027-01-01T00:00:00+09:00", row.GetProperty("expire_at").GetString());
        Assert.StartsWith(
            "2027-10-08",
            (await line.ReadAsync("/v1/api_keys")).Json[0].GetProperty("expire_at").GetString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Given_a_restart_When_transfers_are_listed_Then_they_are_the_same()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        string before;
        await using (var line = await UpbitLine.OpenAsync(options => options with { StateFolder = folder }))
        {
            line.Server.Withdraw("KRW", 5_000m, fee: 1_000m);
            before = (await line.ReadAsync("/v1/withdraws")).Text;
        }

        await using (var line = await UpbitLine.OpenAsync(options => options with { StateFolder = folder }))
        {
            Assert.Equal(before, (await line.ReadAsync("/v1/withdraws")).Text);
        }

        Directory.Delete(folder, recursive: true);
    }
}
