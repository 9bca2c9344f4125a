using Bot.Host.Commands;

namespace Bot.Tests;

/// <summary>What the README lists is what there is.</summary>
public sealed class DocsTests
{
    [Fact]
    public void Given_the_readme_When_its_table_of_commands_is_read_Then_it_lists_those_of_the_binary()
    {
        var lines = File.ReadAllLines(Path.Combine(SharedData.Root, "README.md"));

        var listed = lines
            .SkipWhile(line => line != "| command | what it does |")
            .Skip(2)
            .TakeWhile(line => line.StartsWith('|'))
            .SelectMany(line => line.Split('|')[1].Split(','))
            .Select(name => name.Trim(' ', '`'));

        var commands = CommandLine.Build(TextWriter.Null, TextWriter.Null).Subcommands.Select(command => command.Name);
        Assert.Equal(commands.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }
}
