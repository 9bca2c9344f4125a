namespace Bot.Tests.Options;

/// <summary>Where the listener may be, and what a token must be.</summary>
public sealed class HttpOptionsTests
{
    [Theory]
    [InlineData("127.0.0.1:8080", true)]
    [InlineData("localhost:8080", true)]
    [InlineData("[::1]:8080", true)]
    [InlineData("0.0.0.0:65535", true)]
    [InlineData("127.0.0.1:0", true)]
    [InlineData("127.0.0.1:65536", false)]
    [InlineData("127.0.0.1", false)]
    [InlineData("127.0.0.1:", false)]
    [InlineData("127.1:80", false)]
    [InlineData("::1", false)]
    [InlineData("8080", false)]
    [InlineData("http://127.0.0.1:8080", false)]
    [InlineData("example.org:8080", false)]
    [InlineData("", false)]
    public void Given_a_place_to_listen_when_it_is_checked_then_it_is_an_address_with_a_port(string listen, bool holds)
    {
        var problems = Configured.By(("Http__Listen", listen)).Problems;

        Assert.Equal(holds, problems.Count == 0);
        Assert.All(problems, problem => Assert.StartsWith($"Http:Listen is '{listen}'; it must be", problem));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(31, false)]
    [InlineData(32, true)]
    [InlineData(200, true)]
    public void Given_a_token_when_it_is_checked_then_it_is_long_enough_and_never_repeated(int length, bool holds)
    {
        var token = new string('s', length);

        var problems = Configured.By(("Http__ApiToken", token)).Problems;

        Assert.Equal(holds, problems.Count == 0);
        Assert.All(problems, problem => Assert.StartsWith($"Http:ApiToken has {length} characters", problem));
        Assert.All(problems, problem => Assert.DoesNotContain("sss", problem, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("0123456789012345678901234567890 1")]
    [InlineData("0123456789012345678901234567890é1")]
    public void Given_a_token_that_no_header_carries_when_it_is_checked_then_it_is_refused(string token) =>
        Assert.Contains("visible ASCII", Assert.Single(Configured.By(("Http__ApiToken", token)).Problems));

    [Theory]
    [InlineData("0", false)]
    [InlineData("1", true)]
    [InlineData("6000", true)]
    [InlineData("6001", false)]
    public void Given_a_limit_of_requests_when_it_is_checked_then_it_is_in_its_range(string limit, bool holds) =>
        Assert.Equal(holds, Configured.By(("Http__RequestsPerMinute", limit)).Problems.Count == 0);
}
