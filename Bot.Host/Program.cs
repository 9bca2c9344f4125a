using System.CommandLine;
using System.Globalization;
using Bot.Host.Commands;
using Bot.Host.Watching;

// Money is written the same way on every machine.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;

var line = CommandLine.Build(Console.Out, Console.Error);
var parsed = line.Parse(args);
if (parsed.Errors.Count > 0)
{
    foreach (var error in parsed.Errors)
    {
        await Console.Error.WriteLineAsync(error.Message);
    }

    await Console.Error.WriteLineAsync("See chattrader --help.");
    return ExitCode.Usage;
}

try
{
    // The default waits two seconds for an end; ours may need to let a cycle finish.
    return await parsed.InvokeAsync(
        new InvocationConfiguration
        {
            ProcessTerminationTimeout = TimeSpan.FromSeconds(115),
            EnableDefaultExceptionHandler = false,
        }
    );
}
catch (Exception exception)
    when (exception is IOException or InvalidDataException or UnauthorizedAccessException or FormatException)
{
    await Console.Error.WriteLineAsync(new Scrubber([]).Clean(exception.Message));
    return ExitCode.Failed;
}
