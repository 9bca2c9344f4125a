using System.ComponentModel;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;

namespace Bot.Tests.Sandbox.NodeClients;

/// <summary>The scripts beside this file, in a copy where the packages of their lock file are installed.</summary>
internal static class NodeScripts
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly string Sources =
        Path.Combine(SharedData.Root, "Bot.Tests", "Sandbox", "NodeClients", "node");

    private static readonly Lazy<Task<string?>> Installed = new(InstallAsync);

    // Kept beside other build output, one folder for each state of the lock file.
    private static string Folder => Path.Combine(SharedData.Root, "artifacts", "node-clients", LockHash());

    /// <summary>Installs the packages once, and tells why scripts cannot run, or null.</summary>
    public static Task<string?> ProblemAsync() => Installed.Value;

    /// <summary>Runs a script to its end.</summary>
    /// <returns>The JSON that it printed.</returns>
    public static async Task<JsonElement> RunAsync(string script, params string[] arguments)
    {
        var (code, output, errors) = await ProcessAsync("node", Folder, [script, .. arguments]);
        Assert.True(code == 0, $"{script} ended with {code}\n{output}\n{errors}");
        return JsonSerializer.Deserialize<JsonElement>(output);
    }

    private static async Task<string?> InstallAsync()
    {
        try
        {
            await ProcessAsync("node", Sources, ["--version"]);
            if (!Directory.Exists(Folder))
            {
                await FillAsync();
            }

            CopyTo(Folder);
            return null;
        }
        catch (Win32Exception)
        {
            return "needs node and npm (Debian: apt-get install nodejs npm)";
        }
        catch (Exception error) when (error is IOException or TimeoutException)
        {
            return $"needs the packages of Bot.Tests/Sandbox/NodeClients/node: {error.Message}";
        }
    }

    // Another run may do the same at the same time; who comes second leaves the first's folder alone.
    private static async Task FillAsync()
    {
        var draft = $"{Folder}.{Environment.ProcessId}";
        Directory.CreateDirectory(draft);
        try
        {
            CopyTo(draft);
            string[] arguments =
                ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=1", "--fetch-timeout=30000"];
            var (code, _, errors) = await ProcessAsync("npm", draft, arguments);
            if (code != 0)
            {
                var lines = errors.Split('\n').Where(line => line.Contains("error", StringComparison.Ordinal));
                throw new IOException($"npm ci ended with {code}: {lines.FirstOrDefault()}");
            }

            if (!Directory.Exists(Folder))
            {
                Directory.Move(draft, Folder);
            }
        }
        finally
        {
            if (Directory.Exists(draft))
            {
                Directory.Delete(draft, recursive: true);
            }
        }
    }

    private static void CopyTo(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(Sources))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
        }
    }

    private static string LockHash() =>
        Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(Sources, "package-lock.json"))))[..16];

    private static async Task<(int Code, string Output, string Errors)> ProcessAsync(
        string program, string folder, IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        using var deadline = new CancellationTokenSource(Patience);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(deadline.Token);
            var errors = process.StandardError.ReadToEndAsync(deadline.Token);
            await process.WaitForExitAsync(deadline.Token);
            return (process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException late)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} took longer than {Patience}", late);
        }
    }
}
