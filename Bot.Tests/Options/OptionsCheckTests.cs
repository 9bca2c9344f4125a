namespace Bot.Tests.Options;

public sealed class OptionsCheckTests
{
    [Theory]
    [InlineData("Telegram__Enabled", "false")]
    [InlineData("Telegram__BotToken", "1:x")]
    [InlineData("Telegram__OwnerId", "1")]
    [InlineData("Telegram__OwnerId", "9223372036854775807")]
    [InlineData("Telegram__BaseUrl", "http://127.0.0.1:1")]
    [InlineData("Telegram__ChatGapMilliseconds", "0")]
    [InlineData("Telegram__ChatGapMilliseconds", "60000")]
    [InlineData("Telegram__PollTimeoutSeconds", "1")]
    [InlineData("Telegram__PollTimeoutSeconds", "50")]
    [InlineData("Upbit__TimeoutSeconds", "1")]
    [InlineData("Upbit__TimeoutSeconds", "60")]
    [InlineData("OpenAI__TimeoutSeconds", "1")]
    [InlineData("OpenAI__TimeoutSeconds", "120")]
    [InlineData("OpenAI__Retries", "0")]
    [InlineData("OpenAI__Retries", "5")]
    [InlineData("OpenAI__MonthlyBudgetKrw", "0")]
    [InlineData("OpenAI__MonthlyBudgetKrw", "10000000")]
    [InlineData("OpenAI__FailuresUntilTold", "1")]
    [InlineData("OpenAI__FailuresUntilTold", "100")]
    [InlineData("OpenAI__Prices__gpt-4o-mini__InputKrwPerMillionTokens", "0")]
    [InlineData("OpenAI__Prices__gpt-4o-mini__InputKrwPerMillionTokens", "0.5")]
    [InlineData("OpenAI__Prices__gpt-4o-mini__OutputKrwPerMillionTokens", "1000000")]
    [InlineData("Trading__Market", "KRW-BTC")]
    [InlineData("Trading__Mode", "PAPER")]
    [InlineData("Trading__Profile", "conservative")]
    [InlineData("Trading__Profile", "aggressive")]
    [InlineData("Paper__InitialKrw", "5000")]
    [InlineData("Paper__InitialKrw", "5000.0")]
    [InlineData("Paper__InitialKrw", "1,000,000,000")]
    [InlineData("Scheduler__Enabled", "False")]
    [InlineData("Scheduler__IntervalMinutes", "5")]
    [InlineData("Scheduler__IntervalMinutes", "60.0")]
    [InlineData("Scheduler__IntervalMinutes", "240")]
    [InlineData("Scheduler__DelaySeconds", "1")]
    [InlineData("Scheduler__DelaySeconds", "60")]
    [InlineData("Guard__IntervalSeconds", "1")]
    [InlineData("Guard__IntervalSeconds", "60")]
    [InlineData("Reports__DailyAt", "00:00")]
    [InlineData("Reports__DailyAt", "23:59")]
    [InlineData("Storage__Folder", "x")]
    [InlineData("Backtest__DataFolder", "x")]
    [InlineData("Backtest__SlippagePercent", "0")]
    [InlineData("Backtest__SlippagePercent", "5")]
    [InlineData("Log__Level", "verbose")]
    [InlineData("Log__Folder", "x")]
    public void Given_a_value_just_inside_when_it_is_checked_then_it_is_taken(string name, string value)
    {
        Assert.Empty(Configured.By((name, value)).Problems);
    }

    [Theory]
    [InlineData("Telegram__BotToken", "", "Telegram:BotToken is empty")]
    [InlineData("Telegram__BotToken", "x", "Telegram:BotToken is not a token")]
    [InlineData("Telegram__BotToken", "1:", "Telegram:BotToken is not a token")]
    [InlineData("Telegram__OwnerId", "0", "Telegram:OwnerId is 0")]
    [InlineData("Telegram__OwnerId", "-1001", "Telegram:OwnerId is -1001")]
    [InlineData(
        "Telegram__OwnerId",
        "9223372036854775808",
        "Telegram:OwnerId is '9223372036854775808'; it must be a whole number"
    )]
    [InlineData("Telegram__Enabled", "maybe", "Telegram:Enabled is 'maybe'; it must be true or false")]
    [InlineData("Telegram__BaseUrl", "api.telegram.org", "Telegram:BaseUrl is 'api.telegram.org'")]
    [InlineData(
        "Telegram__ChatGapMilliseconds",
        "-1",
        "Telegram:ChatGapMilliseconds is -1; it must be from 0 to 60000"
    )]
    [InlineData("Telegram__ChatGapMilliseconds", "60001", "Telegram:ChatGapMilliseconds is 60001")]
    [InlineData("Telegram__PollTimeoutSeconds", "0", "Telegram:PollTimeoutSeconds is 0; it must be from 1 to 50")]
    [InlineData("Telegram__PollTimeoutSeconds", "51", "Telegram:PollTimeoutSeconds is 51")]
    [InlineData("Upbit__BaseUrl", "ftp://x", "Upbit:BaseUrl is 'ftp://x'")]
    [InlineData("Upbit__TimeoutSeconds", "0", "Upbit:TimeoutSeconds is 0; it must be from 1 to 60")]
    [InlineData("Upbit__TimeoutSeconds", "61", "Upbit:TimeoutSeconds is 61")]
    [InlineData("OpenAI__BaseUrl", "", "OpenAI:BaseUrl is ''")]
    [InlineData("OpenAI__Model", "", "OpenAI:Model is empty")]
    [InlineData("OpenAI__TimeoutSeconds", "0", "OpenAI:TimeoutSeconds is 0; it must be from 1 to 120")]
    [InlineData("OpenAI__TimeoutSeconds", "121", "OpenAI:TimeoutSeconds is 121")]
    [InlineData("OpenAI__Retries", "-1", "OpenAI:Retries is -1; it must be from 0 to 5")]
    [InlineData("OpenAI__Retries", "6", "OpenAI:Retries is 6")]
    [InlineData("OpenAI__Retries", "1.5", "OpenAI:Retries is '1.5'; it must be a whole number")]
    [InlineData("OpenAI__MonthlyBudgetKrw", "-0.01", "OpenAI:MonthlyBudgetKrw is -0.01; it must be from 0 to 10000000")]
    [InlineData("OpenAI__MonthlyBudgetKrw", "10000000.01", "OpenAI:MonthlyBudgetKrw is 10000000.01")]
    [InlineData("OpenAI__FailuresUntilTold", "0", "OpenAI:FailuresUntilTold is 0; it must be from 1 to 100")]
    [InlineData("OpenAI__FailuresUntilTold", "101", "OpenAI:FailuresUntilTold is 101")]
    [InlineData(
        "OpenAI__Prices__gpt-4o__InputKrwPerMillionTokens",
        "1000001",
        "OpenAI:Prices:gpt-4o:InputKrwPerMillionTokens is 1000001; it must be from 0 to 1000000"
    )]
    [InlineData(
        "OpenAI__Prices__gpt-4o__OutputKrwPerMillionTokens",
        "-0.01",
        "OpenAI:Prices:gpt-4o:OutputKrwPerMillionTokens is -0.01"
    )]
    [InlineData(
        "OpenAI__Prices__gpt-4o__OutputKrwPerMillionTokens",
        "dear",
        "OpenAI:Prices:gpt-4o:OutputKrwPerMillionTokens is 'dear'; it must be a number"
    )]
    [InlineData(
        "OpenAI__Prices__mine__InputKrwPerMillionTokens",
        "5",
        "OpenAI:Prices:mine:OutputKrwPerMillionTokens is missing; a price has both sides"
    )]
    [InlineData("OpenAI__Prices__gpt-4o__Cheap", "1", "OpenAI:Prices:gpt-4o:Cheap is not known")]
    [InlineData("Trading__Market", "BTC-ETH", "Trading:Market is 'BTC-ETH'")]
    [InlineData("Trading__Mode", "demo", "Trading:Mode is 'demo'; allowed are paper, live")]
    [InlineData("Trading__Profile", "brave", "Trading:Profile is 'brave'; allowed are ")]
    [InlineData("Trading__Strategy", "hope", "Trading:Strategy is 'hope'; allowed are ")]
    [InlineData("Trading__Advisor", "oracle", "Trading:Advisor is 'oracle'; allowed are off, decide, veto")]
    [InlineData("Paper__InitialKrw", "4999.99", "Paper:InitialKrw is 4999.99; it must be from 5000 to 1000000000")]
    [InlineData("Paper__InitialKrw", "1000000001", "Paper:InitialKrw is 1000000001")]
    [InlineData("Paper__InitialKrw", "5000,5", "Paper:InitialKrw is '5000,5'; it must be a number")]
    [InlineData(
        "Scheduler__IntervalMinutes",
        "61",
        "Scheduler:IntervalMinutes is 61; allowed are 5, 10, 15, 30, 60, 120, 240"
    )]
    [InlineData("Scheduler__DelaySeconds", "0", "Scheduler:DelaySeconds is 0; it must be from 1 to 60")]
    [InlineData("Scheduler__DelaySeconds", "61", "Scheduler:DelaySeconds is 61")]
    [InlineData("Guard__IntervalSeconds", "0", "Guard:IntervalSeconds is 0; it must be from 1 to 60")]
    [InlineData("Guard__IntervalSeconds", "61", "Guard:IntervalSeconds is 61")]
    [InlineData("Reports__DailyAt", "24:00", "Reports:DailyAt is '24:00'; it must be a time of day as HH:mm")]
    [InlineData("Reports__DailyAt", "9:00", "Reports:DailyAt is '9:00'")]
    [InlineData("Storage__Folder", " ", "Storage:Folder is empty")]
    [InlineData("Backtest__DataFolder", " ", "Backtest:DataFolder is empty")]
    [InlineData("Backtest__SlippagePercent", "-0.01", "Backtest:SlippagePercent is -0.01; it must be from 0 to 5")]
    [InlineData("Backtest__SlippagePercent", "5.01", "Backtest:SlippagePercent is 5.01")]
    [InlineData("Storage__FreeMegabytesLeast", "0", "Storage:FreeMegabytesLeast is 0; it must be from 1 to 1024")]
    [InlineData("Storage__FreeMegabytesLeast", "1025", "Storage:FreeMegabytesLeast is 1025")]
    [InlineData("Log__Level", "loud", "Log:Level is 'loud'; allowed are Verbose, Debug, Information, Warning, Error")]
    [InlineData("Log__Folder", "", "Log:Folder is empty")]
    public void Given_a_value_just_outside_when_it_is_checked_then_key_value_and_range_are_named(
        string name,
        string value,
        string problem
    )
    {
        Assert.Contains(
            Configured.By((name, value)).Problems,
            told => told.StartsWith(problem, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Given_live_mode_without_keys_when_it_is_checked_then_each_problem_names_both_keys()
    {
        var problems = Configured.By(("Trading__Mode", "LIVE")).Problems;

        Assert.Equal(2, problems.Count);
        Assert.All(
            problems,
            problem =>
                Assert.True(
                    problem.Contains("Upbit:AccessKey", StringComparison.Ordinal)
                        && problem.Contains("Upbit:SecretKey", StringComparison.Ordinal)
                        && problem.Contains("Trading:Mode live", StringComparison.Ordinal),
                    problem
                )
        );
    }

    [Fact]
    public void Given_live_mode_with_keys_when_it_is_checked_then_nothing_is_wrong()
    {
        Assert.Empty(
            Configured.By(("Trading__Mode", "live"), ("Upbit__AccessKey", "a"), ("Upbit__SecretKey", "s")).Problems
        );
    }

    [Theory]
    [InlineData("decide")]
    [InlineData("veto")]
    public void Given_an_advisor_without_a_key_when_it_is_checked_then_both_keys_are_named(string advisor)
    {
        Assert.Equal(
            [$"OpenAI:ApiKey is empty; Trading:Advisor {advisor} needs it"],
            Configured.By(("Trading__Advisor", advisor)).Problems
        );
    }

    [Fact]
    public void Given_a_chat_that_is_not_served_when_the_token_is_missing_then_only_the_owner_is_asked_for()
    {
        var problems = Configured
            .By(("Telegram__Enabled", "false"), ("Telegram__BotToken", null), ("Telegram__OwnerId", null))
            .Problems;

        Assert.StartsWith("Telegram:OwnerId is 0", Assert.Single(problems), StringComparison.Ordinal);
    }

    [Fact]
    public void Given_several_wrong_values_when_they_are_checked_then_all_are_told_at_once()
    {
        var problems = Configured
            .By(
                ("Telegram__OwnerId", null),
                ("Trading__Mode", "live"),
                ("Trading__Profil", "balanced"),
                ("Guard__IntervalSeconds", "often"),
                ("Scheduler__DelaySeconds", "0")
            )
            .Problems;

        Assert.Equal(
            [
                "Guard:IntervalSeconds is 'often'; it must be a whole number from 1 to 60 "
                    + "(Guard__IntervalSeconds in the environment)",
                "Trading:Profil is not known; did you mean Trading:Profile? (Trading__Profil in the environment)",
                "Telegram:OwnerId is 0; it must be your Telegram user id, a number above 0",
                "Upbit:AccessKey is empty; Trading:Mode live needs it and Upbit:SecretKey",
                "Upbit:SecretKey is empty; Trading:Mode live needs it and Upbit:AccessKey",
                "Scheduler:DelaySeconds is 0; it must be from 1 to 60 (Scheduler__DelaySeconds in the environment)",
            ],
            problems
        );
    }

    [Fact]
    public void Given_secrets_when_options_are_put_into_words_then_none_is_shown()
    {
        var loaded = Configured.By(("Upbit__SecretKey", "my-secret"), ("Telegram__OwnerId", Configured.Token));

        var words = $"{loaded} {loaded.Options} {string.Join(' ', loaded.Problems)}";

        Assert.DoesNotContain("my-secret", words, StringComparison.Ordinal);
        Assert.DoesNotContain(Configured.Token, words, StringComparison.Ordinal);
        Assert.Contains(
            $"Telegram:OwnerId is a text of {Configured.Token.Length} characters",
            words,
            StringComparison.Ordinal
        );
    }
}
