using System.Text.Json;
using Bot.Host.Commands;
using Bot.Host.Doctor;
using Bot.Host.Options;
using Bot.Host.Storage;
using Bot.Sandbox.Faults;
using Bot.Tests.Options;
using Bot.Tests.Storage;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Bot.Tests.Doctor;

public sealed class DoctorTests
{
    public static TheoryData<string, string, FindingMark, string> Sick =>
        new()
        {
            { "key GREEDY", "exchange keys", FindingMark.Ill, "may withdraw" },
            { "key BLIND", "exchange keys", FindingMark.Ill, "balances" },
            { "key IDLE", "exchange keys", FindingMark.Ill, "place orders" },
            { "key LATE", "exchange keys", FindingMark.Ill, "expired" },
            { "key SOON", "exchange keys", FindingMark.Weak, "it ends on" },
            { "key ELSEWHERE", "exchange keys", FindingMark.Ill, "ip" },
            { "key UNKNOWN", "exchange keys", FindingMark.Ill, "key" },
            { "no keys", "exchange keys", FindingMark.Ill, "none" },
            { "exchange away", "exchange", FindingMark.Ill, "127.0.0.1:1" },
            { "other market", "market", FindingMark.Ill, "KRW-NOPE is not traded" },
            { "token refused", "telegram", FindingMark.Ill, "Unauthorized" },
            { "telegram away", "telegram", FindingMark.Ill, "" },
            { "telegram off", "telegram", FindingMark.Weak, "switched off" },
            { "webhook", "telegram updates", FindingMark.Weak, "elsewhere.example" },
            { "other owner", "owner's chat", FindingMark.Weak, "424242" },
            { "openai key", "openai", FindingMark.Ill, "refused" },
            { "openai model", "openai", FindingMark.Weak, "gpt-99" },
            { "openai away", "openai", FindingMark.Ill, "" },
            { "openai away, not asked", "openai", FindingMark.Weak, "nobody asks it" },
            { "mail away", "e-mail", FindingMark.Weak, "127.0.0.1:1" },
            { "disk", "disk", FindingMark.Ill, "MB free" },
            { "backups elsewhere", "backup folder", FindingMark.Weak, "/proc/backups cannot be written" },
            { "withdrawals unseen", "exchange keys", FindingMark.Weak, "whether it may withdraw could not be seen" },
            { "port taken", "listener", FindingMark.Weak, "in use" },
        };

    [Fact]
    public async Task Given_everything_is_well_when_the_doctor_looks_then_a_start_would_succeed_and_nothing_is_left()
    {
        await using var patient = await Patient.ComeAsync();

        var findings = await patient.ExamineAsync();

        Assert.DoesNotContain(findings, finding => finding.Mark == FindingMark.Ill);
        Assert.Equal(
            [
                "configuration",
                "data folder",
                "log folder",
                "instance",
                "disk",
                "database",
                "listener",
                "sqlite",
                "pictures",
                "fonts",
                "exchange",
                "clock",
                "exchange keys",
                "telegram",
                "telegram updates",
                "owner's chat",
                "openai",
                "e-mail",
            ],
            findings.Select(finding => finding.Name)
        );
        Assert.Empty(Directory.GetFileSystemEntries(patient.Folder));
    }

    [Theory]
    [MemberData(nameof(Sick))]
    public async Task Given_one_thing_that_is_not_well_when_the_doctor_looks_then_it_is_named_with_its_cure(
        string what,
        string name,
        FindingMark mark,
        string text
    )
    {
        await using var patient = await Patient.ComeAsync();
        Hurt(patient, what);

        var findings = await patient.ExamineAsync();

        var found = findings.First(finding => finding.Name == name && finding.Mark != FindingMark.Well);
        Assert.Equal(mark, found.Mark);
        Assert.Contains(text, found.Text, StringComparison.OrdinalIgnoreCase);
        Assert.NotEmpty(found.Cure!);
        Assert.DoesNotContain(
            findings,
            one => OptionKeys.Secrets(patient.Options).Any(key => $"{one}".Contains(key, StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task Given_a_clock_that_is_off_when_the_doctor_looks_then_it_says_by_how_much()
    {
        await using var patient = await Patient.ComeAsync(TimeSpan.FromMinutes(30));

        var clock = (await patient.ExamineAsync()).Single(finding => finding.Name == "clock");

        Assert.Equal(FindingMark.Ill, clock.Mark);
        // The exchange tells its time in whole seconds, and an answer may be on its way for some.
        Assert.Matches("^(179\\d|180\\d|1810)\\.", clock.Text);
    }

    [Fact]
    public async Task Given_another_program_that_polls_when_the_doctor_looks_then_it_is_seen()
    {
        await using var patient = await Patient.ComeAsync();
        using var ended = new CancellationTokenSource();
        var address = $"{patient.Options.Telegram.BaseUrl}/bot{Configured.Token}/getUpdates?timeout=50";
        var polling = PollAsync(address, ended.Token);

        var findings = await patient.ExamineAsync();

        await ended.CancelAsync();
        await polling;
        Assert.Contains(findings, finding => finding is { Name: "telegram updates", Mark: FindingMark.Ill });
    }

    [Fact]
    public async Task Given_an_instance_that_runs_when_the_doctor_looks_then_it_says_so_and_leaves_its_updates_alone()
    {
        await using var patient = await Patient.ComeAsync();
        using var other = new InstanceLock(patient.Options.Storage.Folder);
        Assert.Null(other.TryTake());

        var findings = await patient.ExamineAsync();

        Assert.Contains(findings, finding => finding is { Name: "instance", Mark: FindingMark.Ill });
        Assert.DoesNotContain(findings, finding => finding.Name == "telegram updates");
    }

    [Theory]
    [InlineData("nonsense", "damaged")]
    [InlineData("newer", "newer version")]
    [InlineData("well", "whole")]
    public async Task Given_a_database_when_the_doctor_looks_then_it_says_whether_a_start_could_use_it(
        string state,
        string text
    )
    {
        await using var patient = await Patient.ComeAsync();
        var folder = patient.Options.Storage.Folder;
        var file = Path.Combine(folder, DatabaseStart.FileName);
        var databases = new PooledDbContextFactory<BotDb>(DatabaseStart.Options(file));
        await DatabaseStart.PrepareAsync(databases, folder, TimeProvider.System, CancellationToken.None);
        if (state == "newer")
        {
            await using var db = await databases.CreateDbContextAsync();
            await Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlRawAsync(
                db.Database,
                "INSERT INTO __EFMigrationsHistory VALUES ('99990101000000_Later', '6.0.7')"
            );
        }
        else if (state == "nonsense")
        {
            Leftovers.Close(file);
            Array.ForEach(Directory.GetFiles(folder), File.Delete);
            await File.WriteAllTextAsync(file, new string('x', 10_000));
        }

        var found = (await patient.ExamineAsync()).Single(finding => finding.Name == "database");

        Assert.Equal(state == "well" ? FindingMark.Well : FindingMark.Ill, found.Mark);
        Assert.Contains(text, found.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_service_that_does_not_answer_when_its_time_is_over_then_the_others_are_told_all_the_same()
    {
        await using var patient = await Patient.ComeAsync();
        patient.Faults.Add(
            new FaultRule
            {
                Path = "getMe",
                Fault = FaultKind.Delay,
                Delay = TimeSpan.FromSeconds(60),
            }
        );

        var findings = await patient.ExamineAsync(TimeSpan.FromSeconds(10));

        var telegram = findings.Single(finding => finding.Name == "telegram");
        Assert.Equal((FindingMark.Ill, "no answer within 10 s"), (telegram.Mark, telegram.Text));
        Assert.Contains(findings, finding => finding is { Name: "disk", Mark: FindingMark.Well });
    }

    [Fact]
    public async Task Given_findings_when_they_are_written_then_table_and_json_say_the_same_and_the_exit_code_too()
    {
        await using var patient = await Patient.ComeAsync();
        Hurt(patient, "key GREEDY");
        using var table = new StringWriter();
        using var json = new StringWriter();
        var loaded = new LoadedOptions(patient.Options, [], ["a remark"]);

        Assert.Equal(1, await DoctorCommand.RunAsync(loaded, false, table, CancellationToken.None));
        Assert.Equal(1, await DoctorCommand.RunAsync(loaded, true, json, CancellationToken.None));

        Assert.Contains("⛔ exchange keys", table.ToString(), StringComparison.Ordinal);
        Assert.Contains("→ make a key without that permission", table.ToString(), StringComparison.Ordinal);
        using var read = JsonDocument.Parse(json.ToString());
        Assert.False(read.RootElement.GetProperty("ok").GetBoolean());
        var checks = read.RootElement.GetProperty("checks").EnumerateArray().ToList();
        Assert.Contains(
            checks,
            check =>
                check.GetProperty("name").GetString() == "exchange keys"
                && check.GetProperty("mark").GetString() == "ill"
        );
    }

    private static void Hurt(Patient patient, string what)
    {
        var options = patient.Options;
        var (telegram, upbit, openAi) = (options.Telegram, options.Upbit, options.OpenAI);
        if (what.StartsWith("key ", StringComparison.Ordinal))
        {
            patient.Give(what[4..]);
            return;
        }

        patient.Options = what switch
        {
            "no keys" => options with { Upbit = upbit with { AccessKey = "", SecretKey = "" } },
            "exchange away" => options with { Upbit = upbit with { BaseUrl = "http://127.0.0.1:1" } },
            "other market" => options with { Trading = options.Trading with { Market = "KRW-NOPE" } },
            "telegram away" => options with { Telegram = telegram with { BaseUrl = "http://127.0.0.1:1" } },
            "telegram off" => options with { Telegram = telegram with { Enabled = false } },
            "other owner" => options with { Telegram = telegram with { OwnerId = 424_242 } },
            "openai key" => options with { OpenAI = openAi with { ApiKey = "sk-other-0123456789abcdef" } },
            "openai model" => options with { OpenAI = openAi with { Model = "gpt-99" } },
            "openai away" => options with { OpenAI = openAi with { BaseUrl = "http://127.0.0.1:1" } },
            "openai away, not asked" => options with
            {
                OpenAI = openAi with { BaseUrl = "http://127.0.0.1:1" },
                Trading = options.Trading with { Advisor = "off" },
            },
            "port taken" => options with { Http = new HttpOptions { Listen = new Uri(telegram.BaseUrl).Authority } },
            "mail away" => options with { Email = options.Email with { Port = 1 } },
            "backups elsewhere" => options with { Backup = options.Backup with { Folder = "/proc/backups" } },
            "disk" => options with { Storage = options.Storage with { FreeMegabytesLeast = int.MaxValue } },
            _ => options,
        };
        if (what == "token refused")
        {
            patient.Faults.Add(Status("getMe", 401, """{"ok":false,"error_code":401,"description":"Unauthorized"}"""));
        }
        else if (what == "withdrawals unseen")
        {
            patient.Faults.Add(Status("/v1/withdraws/*", 503, "{}") with { Method = "POST" });
        }
        else if (what == "webhook")
        {
            patient.Faults.Add(
                Status("getWebhookInfo", 200, """{"ok":true,"result":{"url":"https://elsewhere.example/hook"}}""")
            );
        }
    }

    private static FaultRule Status(string path, int status, string body) =>
        new()
        {
            Path = path,
            Fault = FaultKind.Status,
            Status = status,
            Body = body,
        };

    private static async Task PollAsync(string address, CancellationToken token)
    {
        using var http = new HttpClient();
        while (!token.IsCancellationRequested)
        {
            try
            {
                using var response = await http.GetAsync(address, token);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }
}
