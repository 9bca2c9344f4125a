namespace Bot.Tests.Options;

/// <summary>Wrong configurations: what is given, and what each problem must name of key, value and what is
/// allowed.</summary>
internal static class WrongConfigurations
{
    public static readonly IReadOnlyList<(string Name, string Value, string[] Named)> All =
    [
        ("Telegram__BotToken", "no-token", ["Telegram:BotToken", "8 characters, without a colon", "123456789:letters"]),
        (
            "Telegram__OwnerId",
            "me",
            ["Telegram:OwnerId", "'me'", "whole number; it must be your Telegram user id, a number above 0"]
        ),
        ("Telegram__BaseUrl", "api.telegram.org", ["Telegram:BaseUrl", "'api.telegram.org'", "http or https"]),
        ("Telegram__ChatGapMilliseconds", "60001", ["Telegram:ChatGapMilliseconds", "60001", "0 to 60000"]),
        ("Telegram__PollTimeoutSeconds", "0", ["Telegram:PollTimeoutSeconds", "0", "1 to 50"]),
        ("Telegram__Enabled", "perhaps", ["Telegram:Enabled", "'perhaps'", "true or false"]),
        ("Upbit__BaseUrl", "ftp://x", ["Upbit:BaseUrl", "'ftp://x'", "http or https"]),
        ("Upbit__StreamAddress", "http://x", ["Upbit:StreamAddress", "'http://x'", "ws or wss"]),
        ("Upbit__TimeoutSeconds", "61", ["Upbit:TimeoutSeconds", "61", "1 to 60"]),
        ("Upbit__AccessKey", "two words", ["Upbit:AccessKey", "9 characters", "letters, digits"]),
        ("OpenAI__ApiKey", "열쇠", ["OpenAI:ApiKey", "2 characters", "letters, digits"]),
        ("OpenAI__Retries", "six", ["OpenAI:Retries", "'six'", "a whole number from 0 to 5"]),
        ("OpenAI__TimeoutSeconds", "0", ["OpenAI:TimeoutSeconds", "0", "1 to 120"]),
        ("OpenAI__MonthlyBudgetKrw", "-1", ["OpenAI:MonthlyBudgetKrw", "-1", "0 to 10000000"]),
        ("OpenAI__Model", " ", ["OpenAI:Model", "empty", "name a model"]),
        ("Trading__Market", "ETH", ["Trading:Market", "'ETH'", "KRW-"]),
        ("Trading__Mode", "real", ["Trading:Mode", "'real'", "paper, live"]),
        ("Trading__Profile", "brave", ["Trading:Profile", "'brave'", "conservative, balanced, aggressive"]),
        ("Trading__Strategy", "hope", ["Trading:Strategy", "'hope'", "rsi-mean-reversion"]),
        ("Trading__Advisor", "oracle", ["Trading:Advisor", "'oracle'", "off, decide, veto"]),
        ("Trading__Profil", "balanced", ["Trading:Profil", "not known", "Trading:Profile"]),
        ("Paper__InitialKrw", "4999", ["Paper:InitialKrw", "4999", "5000 to 1000000000"]),
        ("Scheduler__IntervalMinutes", "7", ["Scheduler:IntervalMinutes", "7", "5, 10, 15, 30, 60, 120, 240"]),
        ("Guard__IntervalSeconds", "often", ["Guard:IntervalSeconds", "'often'", "a whole number from 1 to 60"]),
        ("Reports__DailyAt", "9:00", ["Reports:DailyAt", "'9:00'", "HH:mm"]),
        ("Storage__Folder", "", ["Storage:Folder", "empty", "a folder"]),
        ("Storage__FreeMegabytesLeast", "2000", ["Storage:FreeMegabytesLeast", "2000", "1 to 1024"]),
        ("Log__Level", "loud", ["Log:Level", "'loud'", "Verbose, Debug, Information, Warning, Error"]),
        ("Backtest__SlippagePercent", "6", ["Backtest:SlippagePercent", "6", "0 to 5"]),
        ("Exits__Mode", "none", ["Exits:Mode", "'none'", "fixed, atr"]),
        ("Exits__AtrStop", "much", ["Exits:AtrStop", "'much'", "a number from 0.1 to 20"]),
        ("Sizing__KellyTradesLeast", "51", ["Sizing:KellyTradesLeast", "51", "1 to 50"]),
        ("Orders__SlicesMost", "2.5", ["Orders:SlicesMost", "'2.5'", "a whole number from 2 to 10"]),
        ("Validation__BuyRsiMost", "101", ["Validation:BuyRsiMost", "101", "0 to 100"]),
        ("Email__Enabled", "true", ["Email:Host", "''", "a mail server"]),
        ("Email__Port", "0", ["Email:Port", "0", "1 to 65535"]),
        ("Email__Tls", "ssl", ["Email:Tls", "'ssl'", "starttls, tls, none"]),
        ("Email__Kinds", "daily, gossip", ["Email:Kinds", "gossip", "trouble"]),
        ("Email__MinutesBetween", "1441", ["Email:MinutesBetween", "1441", "0 to 1440"]),
    ];
}
