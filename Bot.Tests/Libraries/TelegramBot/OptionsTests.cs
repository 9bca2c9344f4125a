using Telegram.Bot;

namespace Bot.Tests.Libraries.TelegramBot;

public sealed class OptionsTests
{
    [Theory]
    [InlineData("123:", 123)]
    [InlineData("42:secret", 42)]
    [InlineData("1234567890123456:x", 1234567890123456)]
    public void Given_a_number_and_a_colon_when_taken_as_a_token_then_the_number_is_the_bot(string token, long bot) =>
        Assert.Equal(bot, new TelegramBotClientOptions(token).BotId);

    [Theory]
    [InlineData("")]
    [InlineData(":secret")]
    [InlineData("secret")]
    [InlineData("a1:secret")]
    [InlineData("12345678901234567:x")]
    public void Given_no_number_of_up_to_16_digits_when_taken_as_a_token_then_it_is_refused(string token)
    {
        var refusal = Assert.Throws<ArgumentException>(() => new TelegramBotClientOptions(token));

        Assert.Equal("Bot token invalid (Parameter 'token')", refusal.Message);
    }

    [Fact]
    public void Given_no_token_or_no_options_when_a_client_is_made_then_it_is_refused()
    {
        Assert.Throws<ArgumentNullException>(() => new TelegramBotClientOptions(null!));
        Assert.Throws<ArgumentNullException>(() => new TelegramBotClient((TelegramBotClientOptions)null!));
    }

    [Theory]
    [InlineData(null, false, "https://api.telegram.org/bot42:x", "https://api.telegram.org/file/bot42:x")]
    [InlineData(null, true, "https://api.telegram.org/bot42:x/test", "https://api.telegram.org/file/bot42:x/test")]
    [InlineData("http://localhost:8081", false, "http://localhost:8081/bot42:x", "http://localhost:8081/file/bot42:x")]
    [InlineData("http://host/path?q=1", false, "http://host/bot42:x", "http://host/file/bot42:x")]
    public void Given_a_server_when_addresses_are_made_then_its_path_is_dropped_and_the_token_is_in_them(
        string? server, bool isTest, string requests, string files)
    {
        var options = new TelegramBotClientOptions("42:x", server, isTest);

        Assert.Equal((requests, files), (options.BaseRequestUrl, options.BaseFileUrl));
        Assert.Equal(server is not null, options.LocalBotServer);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("localhost:8081")]
    public void Given_no_address_when_taken_as_a_server_then_it_is_refused(string server)
    {
        var refusal = Assert.Throws<ArgumentException>(() => new TelegramBotClientOptions("42:x", server));

        Assert.Equal(
            "Invalid format. A valid base URL should look like \"http://localhost:8081\" (Parameter 'baseUrl')",
            refusal.Message);
    }

    [Fact]
    public void Given_nothing_else_when_made_then_a_minute_is_waited_in_three_attempts_of_100_seconds()
    {
        var options = new TelegramBotClientOptions("42:x");
        var client = new TelegramBotClient(options);

        Assert.Equal((60, 3), (options.RetryThreshold, options.RetryCount));
        Assert.Equal(TimeSpan.FromSeconds(100), client.Timeout);
        Assert.Equal(("42:x", 42, false), (client.Token, client.BotId, client.LocalBotServer));
    }
}
