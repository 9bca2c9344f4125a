using System.Net;
using System.Text;
using Bot.Sandbox.Upbit;

namespace Bot.Tests.Sandbox.Upbit;

public sealed class TokenTests
{
    private const string Payload =
        """{"access_key":"EMUACCESSKEY000000000000000000000000001A","nonce":"00000000-0000-4000-8000-000000000002"}""";

    [Theory]
    [InlineData(
        """{"alg":"HS512","typ":"JWT"}""",
        "pFlblomaAeVEHsQwCEfXNmx3NNFKptYUM99TjuzVxhpsgHTan3m68kot2TodpJ33rLvlxY_q4UKh0HHf41SGbQ")]
    [InlineData("""{"alg":"HS256","typ":"JWT"}""", "A4xYTLuSqBrGN8iq_P32hDQ7hTSqzd_FEx6dhgHtIKo")]
    public async Task Given_a_token_whose_signature_was_computed_elsewhere_when_it_comes_then_it_opens_the_account(
        string header, string signature)
    {
        await using var line = await UpbitLine.OpenAsync();
        var unsigned = UpbitLine.Sign(header, Payload, "any").Split('.');
        var answer = await line.SendAsync(HttpMethod.Get, "/v1/accounts", $"{unsigned[0]}.{unsigned[1]}.{signature}");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
    }

    [Theory]
    [InlineData(
        "market=KRW-BTC&states[]=wait&states[]=watch",
        "c01bbcb80094d2225c90eda65128baf7ef800471fbdeb76579856d1532cd263060e41ede9c52bfc926a0b46c4b7797a61e4327cda59d236f829cde4c875dfe77",
        "/v1/orders/open?market=KRW-BTC&states%5B%5D=wait&states%5B%5D=watch")]
    [InlineData(
        "market=KRW-BTC&limit=10",
        "d8214a07d0b7181ac91485f885d4349e9de6733bbd0806fec3102519a0ba1479b9be54245055706da413a6e916a8a978c1fc1a79e8e459d54c4de8fbe2bc70cd",
        "/v1/orders/open?market=KRW-BTC&limit=10")]
    [InlineData(
        "market=KRW-BTC&start_time=2026-10-01T00:00:00+09:00",
        "0bb446c12ab7afff3ba391e22884b7e7b8f065d21e7aedad495dea5172f660dd6f08a84eee027dba289881696c050619c9a4da1f1a0ed52b55eea127587d9104",
        "/v1/orders/closed?market=KRW-BTC&start_time=2026-10-01T00%3A00%3A00%2B09%3A00")]
    public async Task Given_the_hash_of_a_decoded_query_when_the_query_comes_encoded_then_they_fit(
        string decoded, string hash, string path)
    {
        await using var line = await UpbitLine.OpenAsync();
        Assert.Equal(hash, UpbitLine.Hash(decoded));

        Assert.Equal(HttpStatusCode.OK, (await line.SendAsync(
            HttpMethod.Get, path, UpbitLine.Token(decoded, line.Nonce()))).Status);
    }

    [Fact]
    public async Task Given_the_hash_of_a_body_in_its_own_order_when_it_is_posted_then_they_fit()
    {
        const string hash = "1db802a392c559d55c99662a20c6911ba9ea31a9f58bf92156af243ca1462b004c6e6b27c934afefbde5ca15d28deb67e90cd619b466c9a3c2fe020ad2bbdd24";
        await using var line = await UpbitLine.OpenAsync();
        Assert.Equal(hash, UpbitLine.Hash("market=KRW-BTC&side=bid&volume=0.01&price=100.0&ord_type=limit"));

        var answer = await line.PostAsync("/v1/orders",
            ("market", "KRW-BTC"), ("side", "bid"), ("volume", "0.01"), ("price", "100.0"), ("ord_type", "limit"));

        Assert.Equal("under_min_total_bid", answer.Error);
    }

    [Theory]
    [InlineData("", "wrong secret", "jwt_verification")]
    [InlineData("market=KRW-BTC", UpbitLine.Secret, "invalid_query_payload")]
    public async Task Given_a_wrong_secret_or_hash_when_it_comes_then_it_is_refused_by_name(
        string covered, string secret, string error)
    {
        await using var line = await UpbitLine.OpenAsync();
        var token = UpbitLine.Token(covered.Length == 0 ? "market=KRW-ETH" : covered, line.Nonce(), secret);
        var answer = await line.SendAsync(HttpMethod.Get, "/v1/orders/open?market=KRW-ETH", token);

        Assert.Equal((401, error), (answer.Code, answer.Error));
    }

    [Fact]
    public async Task Given_a_query_and_a_token_without_its_hash_when_it_comes_then_it_is_refused()
    {
        await using var line = await UpbitLine.OpenAsync();
        var token = UpbitLine.Token("", line.Nonce());

        Assert.Equal("invalid_query_payload",
            (await line.SendAsync(HttpMethod.Get, "/v1/orders/open?market=KRW-BTC", token)).Error);
    }

    [Fact]
    public async Task Given_no_token_or_an_unknown_key_when_accounts_are_asked_for_then_each_is_named()
    {
        await using var line = await UpbitLine.OpenAsync();

        Assert.Equal("no_authorization_token", (await line.SendAsync(HttpMethod.Get, "/v1/accounts", null)).Error);
        Assert.Equal("invalid_access_key",
            (await line.AskAsync(HttpMethod.Get, "/v1/accounts", access: "nobody")).Error);
        Assert.Equal("jwt_verification", (await line.SendAsync(HttpMethod.Get, "/v1/accounts", "a.b")).Error);
    }

    [Fact]
    public async Task Given_a_nonce_that_was_used_when_it_comes_again_then_it_is_refused_for_ever()
    {
        await using var line = await UpbitLine.OpenAsync();
        var token = UpbitLine.Token("", "one and only");
        Assert.Equal(HttpStatusCode.OK, (await line.SendAsync(HttpMethod.Get, "/v1/accounts", token)).Status);
        line.Clock.Advance(TimeSpan.FromDays(400));

        Assert.Equal("nonce_used", (await line.SendAsync(HttpMethod.Get, "/v1/accounts", token)).Error);
    }

    [Fact]
    public async Task Given_a_key_that_may_only_look_when_it_orders_then_it_is_out_of_scope()
    {
        var key = new UpbitKey("looker", UpbitLine.Secret) { Permissions = UpbitPermissions.ViewOrders };
        await using var line = await UpbitLine.OpenAsync(options => options with { MoreKeys = [key] });

        Assert.Equal("out_of_scope", (await line.AskAsync(HttpMethod.Delete, "/v1/order", "uuid=1", "looker")).Error);
        Assert.Equal("order_not_found", (await line.AskAsync(HttpMethod.Get, "/v1/order", "uuid=1", "looker")).Error);
    }

    [Fact]
    public async Task Given_a_key_past_its_year_or_a_strange_caller_when_it_asks_then_it_is_refused()
    {
        UpbitKey[] keys =
        [
            new("old", UpbitLine.Secret) { Expires = UpbitLine.Noon },
            new("fresh", UpbitLine.Secret) { Expires = UpbitLine.Noon.AddTicks(1) },
            new("strange", UpbitLine.Secret) { IsCallerListed = false },
        ];
        await using var line = await UpbitLine.OpenAsync(options => options with { MoreKeys = keys });

        Assert.Equal("expired_access_key", (await line.AskAsync(HttpMethod.Get, "/v1/accounts", access: "old")).Error);
        Assert.Equal("no_authorization_ip",
            (await line.AskAsync(HttpMethod.Get, "/v1/accounts", access: "strange")).Error);
        Assert.Equal(200, (await line.AskAsync(HttpMethod.Get, "/v1/accounts", access: "fresh")).Code);
    }

    [Fact]
    public async Task Given_a_cancel_with_a_body_when_it_comes_then_the_body_is_refused()
    {
        await using var line = await UpbitLine.OpenAsync();
        using var body = new StringContent("""{"uuid":"1"}""", Encoding.UTF8, "application/json");
        var answer = await line.SendAsync(
            HttpMethod.Delete, "/v1/order?uuid=1", UpbitLine.Token("uuid=1", line.Nonce()), body);

        Assert.Equal((400, "QUERY_PARAMETER_NOT_SUPPORTED"), (answer.Code, answer.Error));
    }

    [Fact]
    public async Task Given_a_form_in_place_of_json_when_it_is_posted_then_its_hash_never_fits()
    {
        await using var line = await UpbitLine.OpenAsync();
        using var form = new FormUrlEncodedContent([new("market", "KRW-BTC")]);
        var token = UpbitLine.Token("market=KRW-BTC", line.Nonce());

        Assert.Equal("invalid_query_payload", (await line.SendAsync(HttpMethod.Post, "/v1/orders", token, form)).Error);
    }
}
