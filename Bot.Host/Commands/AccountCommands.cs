using System.CommandLine;

namespace Bot.Host.Commands;

/// <summary>The commands of the binary that move one account from a database to another.</summary>
internal static class AccountCommands
{
    public static Command Export(TextWriter output, TextWriter errors)
    {
        var account = new Option<int>("--account")
        {
            Description = "The account's number.",
            DefaultValueFactory = _ => StartUp.First.Value,
        };
        var file = new Option<FileInfo>("--out") { Description = "The file that it is written into.", Required = true };
        var (state, passphrase) = (State(), Passphrase("Takes the exchange keys along, locked with it."));
        var json = Json();
        var export = new Command(
            "export",
            "Writes one account into a file: settings, journal, positions, trades. The service may be running."
        )
        {
            account,
            file,
            state,
            passphrase,
            json,
        };
        export.SetAction(
            (parsed, token) =>
                new AccountCommand(
                    BackupPlaces.Of(parsed.GetValue(state)?.FullName, folder: null),
                    parsed.GetValue(passphrase),
                    parsed.GetValue(json),
                    output,
                    errors
                ).ExportAsync(parsed.GetValue(account), parsed.GetValue(file)!.FullName, token)
        );
        return export;
    }

    public static Command Import(TextWriter output, TextWriter errors)
    {
        var file = new Argument<FileInfo>("file") { Description = "A file that export wrote." };
        var person = new Option<long?>("--person")
        {
            Description = "The Telegram id of who gets the account; one who is known here already moves to it.",
        };
        var (state, passphrase) = (State(), Passphrase("Opens the exchange keys that came along."));
        var json = Json();
        var import = new Command(
            "import",
            "Puts an exported account into the database as one more, stopped. The service must not run."
        )
        {
            file,
            person,
            state,
            passphrase,
            json,
        };
        import.SetAction(
            (parsed, token) =>
                new AccountCommand(
                    BackupPlaces.Of(parsed.GetValue(state)?.FullName, folder: null),
                    parsed.GetValue(passphrase),
                    parsed.GetValue(json),
                    output,
                    errors
                ).ImportAsync(parsed.GetValue(file)!.FullName, parsed.GetValue(person), token)
        );
        return import;
    }

    private static Option<DirectoryInfo?> State() =>
        new("--state") { Description = "The data folder, or one that a demo kept; else the configured one." };

    private static Option<bool> Json() => new("--json") { Description = "Prints JSON, for programs." };

    private static Option<string?> Passphrase(string what) =>
        new("--passphrase-file") { Description = $"{what} A file with the passphrase, or - for the standard input." };
}
