using System.IO.Compression;
using Bot.Host.Backups;

namespace Bot.Tests.Backups;

public sealed class ConfigurationCopyTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("configuration").FullName;

    [Fact]
    public void Given_a_file_of_the_configuration_When_it_is_kept_Then_secrets_and_what_nobody_knows_are_left_out()
    {
        var path = Path.Combine(_folder, "appsettings.json");
        File.WriteAllText(
            path,
            """
            {
              // the old token was 1:OLDSECRET
              "Telegram": { "BotToken": "1:SECRETTOKEN", "OwnerId": 42, "BaseUrl": "http://me:SECRETPW@127.0.0.1/x" },
              "Upbit": { "AccessKey": "SECRETACCESS", "SecretKye": "SECRETTYPO" },
              "OpenAI": { "Prices": { "gpt-4o": { "InputKrwPerMillionTokens": 1, "OutputKrwPerMillionTokens": 2 } } }
            }
            """
        );

        var kept = ConfigurationCopy.Read([path, Path.Combine(_folder, "none.json")]);

        Assert.DoesNotContain("SECRET", string.Join('\n', kept[path].Values), StringComparison.Ordinal);
        Assert.Equal("42", kept[path]["Telegram:OwnerId"]);
        Assert.Equal(ConfigurationCopy.LeftOut, kept[path]["Upbit:SecretKye"]);
        Assert.Equal("1", kept[path]["OpenAI:Prices:gpt-4o:InputKrwPerMillionTokens"]);
    }

    [Theory]
    [InlineData("UPBIT_SECRET_KEY=SECRET", "UPBIT_SECRET_KEY", ConfigurationCopy.LeftOut)]
    [InlineData("export Telegram__BotToken='SECRET'", "Telegram__BotToken", ConfigurationCopy.LeftOut)]
    [InlineData("SOMETHING=SECRET", "SOMETHING", ConfigurationCopy.LeftOut)]
    [InlineData("CHATTRADER_Telegram__OwnerId=42", "CHATTRADER_Telegram__OwnerId", "42")]
    [InlineData("TRADING_SYMBOL=ETH/KRW", "TRADING_SYMBOL", "ETH/KRW")]
    [InlineData("Upbit__SecretKey_FILE=/run/x", "Upbit__SecretKey_FILE", "/run/x")]
    public void Given_a_line_of_an_env_file_When_it_is_kept_Then_only_what_is_known_and_no_secret_is(
        string line,
        string name,
        string kept
    )
    {
        var path = Path.Combine(_folder, ".env");
        File.WriteAllText(path, line);

        Assert.Equal(kept, ConfigurationCopy.Read([path])[path][name]);
    }

    [Fact]
    public async Task Given_a_configuration_When_it_is_backed_up_Then_it_verifies_and_holds_no_secret()
    {
        var path = Path.Combine(_folder, "appsettings.json");
        await File.WriteAllTextAsync(path, """{ "OpenAI": { "ApiKey": "SECRET", "Model": "gpt-4o" } }""");
        using var vault = await Vault.OpenAsync();
        var maker = new BackupMaker(vault.Place with { Configuration = [path] }, vault.Book, vault.Clock);

        var made = Assert.IsType<BackupOutcome.Made>(maker.Make(BackupKind.Configuration, Vault.None)).Manifest;

        Assert.Equal(made.Name, vault.Reader.Open(made.Name, Vault.None).Name);
        await using var file = File.OpenRead(Path.Combine(vault.FolderOf(made), made.Parts[0].Path));
        await using var zip = new GZipStream(file, CompressionMode.Decompress);
        using var reader = new StreamReader(zip);
        var text = await reader.ReadToEndAsync();
        Assert.Contains("gpt-4o", text, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET", text, StringComparison.Ordinal);
        Assert.Contains("holds no database", vault.Refusal(made.Name), StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
