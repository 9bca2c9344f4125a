using System.Collections;
using Bot.Host.Options;

namespace Bot.Tests.Options;

public sealed class BotConfigurationTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("options").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("\"KRW-BTC\"")]
    [InlineData("'KRW-BTC'")]
    [InlineData("  KRW-BTC ")]
    [InlineData(" \" KRW-BTC \" ")]
    public void Given_quotes_or_blanks_around_a_value_when_it_is_read_then_they_are_taken_off_and_told(string value)
    {
        var loaded = Configured.By(("Trading__Market", value));

        Assert.Equal("KRW-BTC", loaded.Options.Trading.Market);
        Assert.Equal(
            [
                "Trading:Market was given with quotes or blanks around it; they were taken off "
                    + "(Trading__Market in the environment)",
            ],
            loaded.Remarks
        );
    }

    [Theory]
    [InlineData("UPBIT_ACCESS_KEY", "a", "Upbit:AccessKey", "a")]
    [InlineData("UPBIT_SECRET_KEY", "s", "Upbit:SecretKey", "s")]
    [InlineData("OPENAI_API_KEY", "k", "OpenAI:ApiKey", "k")]
    [InlineData("OPENAI_MODEL", "m", "OpenAI:Model", "m")]
    [InlineData("TRADING_SYMBOL", "BTC/KRW", "Trading:Market", "KRW-BTC")]
    [InlineData("TRADING_SYMBOL", "KRW-XRP", "Trading:Market", "KRW-XRP")]
    [InlineData("SCHEDULER_ENABLED", "0", "Scheduler:Enabled", "False")]
    [InlineData("SCHEDULER_INTERVAL_MINUTES", "30", "Scheduler:IntervalMinutes", "30")]
    [InlineData("TELEGRAM_BOT_TOKEN", "2:y", "Telegram:BotToken", "2:y")]
    [InlineData("TELEGRAM_CHAT_ID", "7", "Telegram:OwnerId", "7")]
    [InlineData("TELEGRAM_ENABLED", "off", "Telegram:Enabled", "False")]
    [InlineData("LOG_LEVEL", "warn", "Log:Level", "Warning")]
    public void Given_a_familiar_name_when_it_is_read_then_our_key_has_its_value(
        string name,
        string value,
        string key,
        string expected
    )
    {
        var loaded = BotConfiguration.Load([], new Hashtable { [name] = value });
        var found = OptionKeys.Find(key)!;

        Assert.Equal(expected, found.Property.GetValue(found.Section.GetValue(loaded.Options))!.ToString());
    }

    [Theory]
    [InlineData("TRADING_MIN_ORDER_AMOUNT")]
    [InlineData("TRADING_BUY_PERCENTAGE")]
    [InlineData("TRADING_SELL_PERCENTAGE")]
    [InlineData("CHATTRADER_TOKEN")]
    public void Given_a_name_that_sets_nothing_when_it_is_read_then_that_is_told_and_the_start_goes_on(string name)
    {
        var loaded = Configured.By((name, "10"));

        Assert.Empty(loaded.Problems);
        Assert.StartsWith($"{name} sets nothing", Assert.Single(loaded.Remarks), StringComparison.Ordinal);
    }

    [Fact]
    public void Given_one_key_in_all_places_when_it_is_read_then_each_place_overrules_the_one_before()
    {
        var first = Write("first.json", """{ "Trading": { "Market": "KRW-A" } }""");
        var second = Write("second.json", """{ "trading": { "market": "KRW-B", }, /* a remark */ }""");
        (string, string?)[] all =
        [
            ("TRADING_SYMBOL", "KRW-C"),
            ("Trading__Market", "KRW-D"),
            ("CHATTRADER_Trading__Market", "KRW-E"),
        ];

        Assert.Equal("KRW-A", Market([first], []));
        Assert.Equal("KRW-B", Market([first, second], []));
        Assert.Equal("KRW-C", Market([first, second], all[..1]));
        Assert.Equal("KRW-D", Market([first, second], all[..2]));
        Assert.Equal("KRW-E", Market([first, second], all));
    }

    [Theory]
    [InlineData("Upbit__SecretKey_FILE")]
    [InlineData("CHATTRADER_Upbit__SecretKey_FILE")]
    [InlineData("UPBIT_SECRET_KEY_FILE")]
    public void Given_a_secret_in_a_file_when_it_is_read_then_its_last_line_break_is_not_part_of_it(string name)
    {
        var loaded = Configured.By((name, Write("secret", "abc\n")));

        Assert.Equal("abc", loaded.Options.Upbit.SecretKey);
        Assert.Empty(loaded.Remarks);
    }

    [Fact]
    public void Given_a_secret_whose_file_is_missing_when_it_is_read_then_name_and_path_are_told()
    {
        var path = Path.Combine(_folder, "nowhere");

        var problem = Assert.Single(Configured.By(("Upbit__SecretKey_FILE", path)).Problems);

        Assert.StartsWith(
            $"Upbit__SecretKey_FILE is '{path}'; that file cannot be read",
            problem,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Given_an_env_file_when_it_is_read_then_export_quotes_and_remarks_are_understood()
    {
        var path = Write(
            ".env",
            "# mine\nexport UPBIT_ACCESS_KEY=\"a b\" # main\nOPENAI_MODEL=m # cheap\nbroken\n"
                + "LOG_LEVEL=info\nLOG_LEVEL=debug\n"
        );

        var remarks = new List<string>();
        var read = OptionsFile.ReadEnv(path, [], remarks);

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["UPBIT_ACCESS_KEY"] = "\"a b\"",
                ["OPENAI_MODEL"] = "m",
                ["LOG_LEVEL"] = "debug",
            },
            read
        );
        Assert.Equal([$"{path}, line 4: it sets nothing; lines are NAME=value"], remarks);
    }

    [Fact]
    public void Given_an_env_file_and_a_variable_of_one_name_when_they_are_read_then_the_variable_holds()
    {
        var path = Write(".env", "CHATTRADER_Trading__Market=KRW-A\nUPBIT_ACCESS_KEY=a\n");
        var names = new Hashtable { ["Trading__Market"] = "KRW-B" };

        var options = BotConfiguration.Load(new OptionPlaces([], [path, Path.Combine(_folder, "none")], names)).Options;

        Assert.Equal(("a", "KRW-B"), (options.Upbit.AccessKey, options.Trading.Market));
    }

    [Theory]
    [InlineData(
        "{\n\"Trading\": {\n",
        "line 3, byte 1: it is not valid JSON: Expected depth to be zero at the end of the JSON payload. There is an open JSON object or array that should be closed"
    )]
    [InlineData(
        "{ \"Log\": {\n \"Level\" \"Debug\" } }",
        "line 2, byte 10: it is not valid JSON: '\"' is invalid after a property name. Expected a ':'"
    )]
    [InlineData("{ \"Email\": { \"To\": [\"a@b.c\"] } }", "Email:To is a list; it must be one value (PATH)")]
    [InlineData(
        "{ \"Log\": { \"Level\": \"Debug\", \"level\": \"Error\" } }",
        "Log:level stands twice; it must stand once (PATH)"
    )]
    [InlineData("[1]", "it must hold one object of sections")]
    public void Given_a_file_that_cannot_be_read_when_it_is_loaded_then_it_is_a_problem_and_no_crash(
        string content,
        string problem
    )
    {
        var path = Write("appsettings.json", content);

        var loaded = Configured.With([path]);

        Assert.EndsWith(
            problem.Replace("PATH", path, StringComparison.Ordinal),
            Assert.Single(loaded.Problems),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(
        """{ "Trading": { "Markt": "KRW-ETH" } }""",
        "Trading:Markt is not known; did you mean Trading:Market?"
    )]
    [InlineData("""{ "Tradin": { "Mode": "paper" } }""", "Tradin:Mode is not known; did you mean Trading:Mode?")]
    [InlineData("""{ "Trading": "paper" }""", "Trading is not known; did you mean ")]
    public void Given_a_key_that_nobody_knows_when_it_is_read_then_the_nearest_one_is_named(
        string content,
        string problem
    )
    {
        var loaded = Configured.With([Write("appsettings.json", content)]);

        Assert.StartsWith(problem, Assert.Single(loaded.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void Given_credentials_of_systemd_when_they_are_read_then_they_overrule_files_and_not_the_environment()
    {
        var file = Write("appsettings.json", $"{{ \"Upbit\": {{ \"AccessKey\": \"f\", \"SecretKey\": \"f\" }} }}");
        foreach (var name in new[] { "upbit-access-key", "upbit-secret-key", "openai-api-key", "smtp-password" })
        {
            Write(name, $"{name}\n");
        }

        var options = Configured
            .With([file], ("CREDENTIALS_DIRECTORY", _folder), ("UPBIT_ACCESS_KEY", "e"), ("OPENAI_MODEL", "m"))
            .Options;

        Assert.Equal(("e", "upbit-secret-key"), (options.Upbit.AccessKey, options.Upbit.SecretKey));
        Assert.Equal(("openai-api-key", "smtp-password"), (options.OpenAI.ApiKey, options.Email.Password));
        Assert.Equal(Configured.Token, options.Telegram.BotToken);
    }

    [Fact]
    public void Given_credentials_that_are_missing_or_empty_when_they_are_read_then_what_the_file_says_holds()
    {
        var file = Write("appsettings.json", "{ \"OpenAI\": { \"ApiKey\": \"f\" } }");
        Write("openai-api-key", "\n");

        var loaded = Configured.With([file], ("CREDENTIALS_DIRECTORY", _folder));

        Assert.Equal("f", loaded.Options.OpenAI.ApiKey);
        Assert.Empty(loaded.Problems);
    }

    [Theory]
    [InlineData("UPBIT_ACESS_KEY", "UPBIT_ACCESS_KEY")]
    [InlineData("TELEGRAM_BOT_TOKN_FILE", "TELEGRAM_BOT_TOKEN")]
    [InlineData("OPENAI_APIKEY", "OPENAI_API_KEY")]
    public void Given_a_familiar_name_with_a_slip_when_it_is_read_then_the_right_one_is_named(string name, string near)
    {
        var remark = Assert.Single(Configured.By((name, "x")).Remarks);

        Assert.Equal($"{name} in the environment sets nothing; did you mean {near}?", remark);
    }

    [Theory]
    [InlineData("Tradng__Market", "Trading:Market")]
    [InlineData("CHATTRADER_Scheduller__Enabled", "Scheduler:Enabled")]
    [InlineData("Upbit__AcessKey", "Upbit:AccessKey")]
    public void Given_our_name_with_a_slip_when_it_is_read_then_it_is_a_problem_that_names_the_right_one(
        string name,
        string near
    )
    {
        var problem = Assert.Single(Configured.By((name, "x")).Problems);

        Assert.EndsWith($"did you mean {near}? ({name} in the environment)", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Given_foreign_variables_when_they_are_read_then_they_are_nobodys_business()
    {
        var loaded = Configured.By(("ASPNETCORE_URLS", "x"), ("Kestrel__Limits__Max", "1"), ("HOME", "/root"));

        Assert.Empty(loaded.Problems);
        Assert.Empty(loaded.Remarks);
    }

    private static string Market(IEnumerable<string> files, (string, string?)[] environment) =>
        Configured.With(files, environment).Options.Trading.Market;

    private string Write(string name, string content)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, content);
        return path;
    }
}
