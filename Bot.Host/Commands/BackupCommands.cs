using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Bot.Host.Backups;

namespace Bot.Host.Commands;

/// <summary>The commands of the binary that make, list, verify and restore backups.</summary>
internal static class BackupCommands
{
    private static readonly Dictionary<string, BackupKind> Kinds = Enum.GetValues<BackupKind>()
        .ToDictionary(kind => kind.Text(), StringComparer.Ordinal);

    public static Command Backup(TextWriter output, TextWriter errors)
    {
        var state = new Option<DirectoryInfo?>("--state")
        {
            Description = "The data folder, or one that a demo kept; else the configured one.",
            Recursive = true,
        };
        var folder = new Option<DirectoryInfo?>("--folder")
        {
            Description = "Where the backups lie; else as configured, or backups in the data folder.",
            Recursive = true,
        };
        var json = new Option<bool>("--json") { Description = "Prints JSON, for programs.", Recursive = true };
        var backup = new Command("backup", "Makes, lists, verifies and restores backups; the service may be running.")
        {
            state,
            folder,
            json,
        };
        BackupCommand Of(ParseResult parsed) =>
            new(
                BackupPlaces.Of(parsed.GetValue(state)?.FullName, parsed.GetValue(folder)?.FullName),
                parsed.GetValue(json),
                output,
                errors
            );
        backup.Subcommands.Add(Now(Of));
        var list = new Command("list", "Lists the backups, oldest first.");
        list.SetAction((parsed, token) => Of(parsed).ListAsync(token));
        backup.Subcommands.Add(list);
        backup.Subcommands.Add(Verify(Of));
        backup.Subcommands.Add(Restore(Of));
        return backup;
    }

    private static Command Now(Func<ParseResult, BackupCommand> of)
    {
        var kind = new Option<string>("--kind")
        {
            Description = $"What it holds: {string.Join(", ", Kinds.Keys)}.",
            DefaultValueFactory = _ => BackupKind.Full.Text(),
        };
        kind.AcceptOnlyFromAmong([.. Kinds.Keys]);
        var fresh = new Option<TimeSpan?>("--unless-fresh")
        {
            Description = "Makes none while the newest of its kind is younger, e.g. 26h, 90m, 7d.",
            CustomParser = Span,
        };
        var now = new Command("now", "Makes one now, restores it into a temporary file and checks it.") { kind, fresh };
        now.SetAction(
            (parsed, token) => of(parsed).NowAsync(Kinds[parsed.GetValue(kind)!], parsed.GetValue(fresh), token)
        );
        return now;
    }

    private static Command Verify(Func<ParseResult, BackupCommand> of)
    {
        var name = Name("The backup's name as in list; else the newest of the database.");
        var all = new Option<bool>("--all") { Description = "Verifies every one." };
        var verify = new Command("verify", "Restores backups into a temporary file and checks them.") { name, all };
        verify.Validators.Add(result =>
        {
            if (result.GetValue(name) is not null && result.GetValue(all))
            {
                result.AddError("a name and --all exclude one another");
            }
        });
        verify.SetAction((parsed, token) => of(parsed).VerifyAsync(parsed.GetValue(name), parsed.GetValue(all), token));
        return verify;
    }

    private static Command Restore(Func<ParseResult, BackupCommand> of)
    {
        var name = Name("The backup's name as in list; else the newest of the database.");
        var restore = new Command(
            "restore",
            "Puts a backup's database in the place of the one there is, which is kept. The service must not run."
        )
        {
            name,
        };
        restore.SetAction((parsed, token) => of(parsed).RestoreAsync(parsed.GetValue(name), token));
        return restore;
    }

    private static Argument<string?> Name(string description) =>
        new("name") { Description = description, Arity = ArgumentArity.ZeroOrOne };

    private static TimeSpan? Span(ArgumentResult result)
    {
        var text = result.Tokens is [var one] ? one.Value : "";
        if (
            text.Length > 1
            && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && count is > 0 and < 10_000
        )
        {
            switch (text[^1])
            {
                case 'm':
                    return TimeSpan.FromMinutes(count);
                case 'h':
                    return TimeSpan.FromHours(count);
                case 'd':
                    return TimeSpan.FromDays(count);
            }
        }

        result.AddError($"'{text}' is no span of time; write e.g. 26h, 90m or 7d");
        return null;
    }
}
