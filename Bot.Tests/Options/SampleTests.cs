using System.Collections;
using Bot.Host.Options;

namespace Bot.Tests.Options;

public sealed class SampleTests
{
    private static readonly string Sample = Path.Combine(SharedData.Root, "appsettings.sample.json");

    [Fact]
    public void Given_the_sample_when_it_is_compared_with_the_options_then_each_key_stands_in_both()
    {
        var problems = new List<string>();

        var keys = OptionsFile.Read(Sample, problems).Keys;

        Assert.Empty(problems);
        Assert.Equal(OptionKeys.All.Select(key => key.Key), keys);
    }

    [Fact]
    public void Given_the_sample_when_it_is_read_then_every_value_is_the_default()
    {
        Assert.Equal(new BotOptions(), BotConfiguration.Load([Sample], new Hashtable()).Options);
    }

    [Fact]
    public void Given_the_sample_unchanged_when_it_is_checked_then_only_what_nobody_else_can_know_is_missing()
    {
        var problems = BotConfiguration.Load([Sample], new Hashtable()).Problems;

        Assert.Equal(
            ["Telegram:BotToken is empty", "Telegram:OwnerId is 0"],
            problems.Select(problem => problem.Split(';')[0])
        );
    }

    [Fact]
    public void Given_the_sample_when_it_is_looked_through_then_a_remark_stands_above_each_key()
    {
        var lines = File.ReadAllLines(Sample).Select(line => line.Trim()).ToList();

        var bare = OptionKeys
            .All.Select(key => $"\"{key.Property.Name}\":")
            .Where(key =>
                lines
                    .Index()
                    .Any(line =>
                        line.Item.StartsWith(key, StringComparison.Ordinal)
                        && !lines[line.Index - 1].StartsWith("//", StringComparison.Ordinal)
                    )
            );

        Assert.Empty(bare);
    }
}
