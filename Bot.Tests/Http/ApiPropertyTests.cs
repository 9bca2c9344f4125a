using System.Net.Http.Headers;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Tests.Http;

/// <summary>Whatever is asked, the answer is clean: as asked, or a refusal with a sentence.</summary>
[Collection(WatchedBot.Name)]
public sealed class ApiPropertyTests(WatchedBot bot)
{
    private static readonly int[] Clean = [200, 400, 404];

    private static readonly string[] Paths = ["bot/status", "portfolio", "trades", "decisions"];

    private static readonly string[] Names =
    [
        "account",
        "symbol",
        "side",
        "from",
        "to",
        "sort",
        "page",
        "size",
        "reason",
        "limit",
        "$where",
        "",
    ];

    /// <summary>What people who mean no good send, and people who are mistaken.</summary>
    private static readonly string[] Nasty =
    [
        "1",
        "2147483647",
        "2147483648",
        "-1",
        "99999999999999999999",
        "1e3",
        "1.0",
        " 1",
        "0x1",
        "٣",
        "NaN",
        "null",
        "' OR 1=1 --",
        "1; DROP TABLE Fills",
        "<script>alert(1)</script>",
        "../../etc/passwd",
        "%00",
        "\u0000",
        "\ud83d",
        "KRW-ETH'",
        "KRW-",
        "buy",
        "-at",
        "2026-02-30T00:00:00Z",
        "0000-00-00T00:00:00Z",
        "9999-12-31T23:59:59-23:59",
        "2026-01-01T00:00:00+25:00",
        "2026-01-01T00:00:00Z",
        "0001-01-01T00:00:00+14:00",
        "{{7*7}}",
        "${jndi:ldap://x}",
        "a\r\nSet-Cookie: x=1",
    ];

    [Fact]
    public void Given_any_parameters_When_they_are_asked_Then_the_answer_is_clean_and_repeats_nothing_dangerous()
    {
        var text = Gen.OneOf(Gen.Elements(Nasty), ArbMap.Default.GeneratorFor<string>().Where(one => one is not null));
        var parameter = Gen.Elements(Names).Zip(text, (name, value) => (Name: name, Value: value));
        var requests = Gen.Elements(Paths).Zip(parameter.ListOf(), (path, all) => (path, all.Take(4).ToList()));

        Prop.ForAll(
                requests.ToArbitrary(),
                request => IsClean(AskAsync(Address(request.path, request.Item2)).GetAwaiter().GetResult())
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(150));
    }

    [Fact]
    public void Given_any_body_When_it_is_sent_to_control_Then_the_answer_is_a_refusal()
    {
        var body = Gen.OneOf(
            ArbMap.Default.GeneratorFor<string>().Where(one => one is not null),
            Gen.Elements(Nasty).Select(word => $$"""{"action":"{{word}}"}"""),
            Gen.Choose(1, 400).Select(depth => new string('[', depth)),
            Gen.Choose(4_000, 9_000).Select(length => $$"""{"action":"{{new string('x', length)}}"}""")
        );

        Prop.ForAll(
                body.ToArbitrary(),
                text =>
                {
                    var (status, answer) = SendAsync(text).GetAwaiter().GetResult();
                    return status is 400 or 413 && answer.Contains("\"detail\"", StringComparison.Ordinal);
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(60));
    }

    [Fact]
    public void Given_any_word_as_a_token_When_it_is_tried_Then_nobody_gets_in_and_after_some_it_is_too_many()
    {
        var seen = new HashSet<int>();

        Prop.ForAll(
                ArbMap.Default.GeneratorFor<NonNull<string>>().ToArbitrary(),
                word =>
                {
                    using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/portfolio");
                    var visible = string.Concat(word.Get.Where(char.IsAsciiLetterOrDigit));
                    request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", $"{visible}z");
                    using var answer = bot.Client.Send(request);
                    return seen.Add((int)answer.StatusCode) || (int)answer.StatusCode is 401 or 429;
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(100));

        Assert.Contains(429, seen);
        Assert.Subset(new HashSet<int> { 401, 429 }, seen);
    }

    private static string Address(string path, List<(string Name, string Value)> parameters) =>
        $"/api/v1/{path}?" + string.Join('&', parameters.Select(one => $"{Escaped(one.Name)}={Escaped(one.Value)}"));

    // Half a pair of letters cannot be sent at all.
    private static string Escaped(string text) =>
        Uri.EscapeDataString(string.Concat(text.Where(letter => !char.IsSurrogate(letter)).Take(300)));

    private static bool IsClean((int Status, string Body) answer) =>
        Clean.Contains(answer.Status)
        && (answer.Status == 200 || answer.Body.Contains("\"detail\"", StringComparison.Ordinal))
        && !answer.Body.Contains("   at ", StringComparison.Ordinal)
        && !answer.Body.Contains("SQLite", StringComparison.OrdinalIgnoreCase);

    private async Task<(int Status, string Body)> AskAsync(string address)
    {
        using var answer = await bot.AskAsync(address);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private async Task<(int Status, string Body)> SendAsync(string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/bot/control")
        {
            Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", WatchedBot.Token);
        using var answer = await bot.Client.SendAsync(request);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
