using System.Diagnostics;
using Bot.Host.Storage;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Bot.Tests.Emergencies;

/// <summary>The binary is started on a file that is bad: it says what to do, ends, and leaves the file as it is.</summary>
public sealed class DamagedStartTests : IDisposable
{
    private const int Failed = 1;

    private readonly string _folder = Directory.CreateTempSubdirectory("damaged").FullName;

    private string Data => Path.Combine(_folder, "data");

    private string DataFile => Path.Combine(Data, DatabaseStart.FileName);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Given_a_bad_file_When_the_binary_starts_Then_it_names_file_and_cure_and_ends_with_1(bool isText)
    {
        await MakeAsync(isText);
        var before = await File.ReadAllBytesAsync(DataFile);

        var (code, errors) = await RunAsync();

        Assert.Equal(Failed, code);
        Assert.Contains(
            $"the database {DataFile} cannot be used: the database is damaged",
            errors,
            StringComparison.Ordinal
        );
        Assert.Contains("put the newest backup in its place", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(DataFile));
    }

    private async Task MakeAsync(bool isText)
    {
        if (isText)
        {
            Directory.CreateDirectory(Data);
            await File.WriteAllTextAsync(DataFile, new string('x', 100_000));
            return;
        }

        var databases = new PooledDbContextFactory<BotDb>(DatabaseStart.Options(DataFile));
        await DatabaseStart.PrepareAsync(databases, Data, TimeProvider.System, CancellationToken.None);
        Trouble.Damage(DataFile);
    }

    private async Task<(int Code, string Errors)> RunAsync()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "chattrader.dll"), "run"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder,
        };
        start.Environment["Telegram__Enabled"] = "false";
        start.Environment["Telegram__OwnerId"] = "1";
        start.Environment["Storage__Folder"] = Data;
        start.Environment["Log__Folder"] = Path.Combine(_folder, "logs");
        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var output = process.StandardOutput.ReadToEndAsync(patience.Token);
        var errors = await process.StandardError.ReadToEndAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);
        return (process.ExitCode, errors + await output);
    }
}
