using System.Collections;
using Bot.Host.Options;

namespace Bot.Tests.Options;

public sealed class ModelPricesTests
{
    [Theory]
    [InlineData("gpt-4o-mini", 220, 880)]
    [InlineData("GPT-4O-MINI", 220, 880)]
    [InlineData("gpt-4.1", 2_940, 11_760)]
    [InlineData("gpt-99", 3_680, 14_700)]
    [InlineData("", 3_680, 14_700)]
    public void Given_a_model_when_its_price_is_asked_then_an_unknown_one_costs_as_much_as_the_dearest(
        string model,
        int input,
        int output
    ) => Assert.Equal(((decimal)input, (decimal)output), ModelPrices.Default.Of(model));

    [Fact]
    public void Given_a_dearer_model_in_the_list_when_an_unknown_one_is_asked_then_it_is_the_measure()
    {
        var prices = Configured
            .By(
                ("OpenAI__Prices__llama3:8b__InputKrwPerMillionTokens", "9000"),
                ("OpenAI__Prices__llama3:8b__OutputKrwPerMillionTokens", "1")
            )
            .Options.OpenAI.Prices;

        Assert.Equal((9_000m, 1m), prices.Of("llama3:8b"));
        Assert.Equal((9_000m, 14_700m), prices.Of("unknown"));
    }

    [Fact]
    public void Given_one_side_changed_when_the_list_is_read_then_the_other_side_and_models_stay()
    {
        var prices = Configured
            .By(("OpenAI__Prices__gpt-4o__InputKrwPerMillionTokens", "1,234.5"))
            .Options.OpenAI.Prices;

        Assert.Equal((1_234.5m, 14_700m), prices.Of("gpt-4o"));
        Assert.Equal((220m, 880m), prices.Of("gpt-4o-mini"));
        Assert.NotEqual(ModelPrices.Default, prices);
    }

    [Fact]
    public void Given_a_file_with_a_model_of_its_own_when_it_is_read_then_the_model_has_its_price()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(
            file,
            """
            {"OpenAI": {"Prices": {"mine": {"InputKrwPerMillionTokens": 0, "OutputKrwPerMillionTokens": 7}}}}
            """
        );

        var loaded = BotConfiguration.Load([file], new Hashtable());

        Assert.Equal((0m, 7m), loaded.Options.OpenAI.Prices.Of("mine"));
        File.Delete(file);
    }

    [Fact]
    public void Given_the_default_list_when_it_is_looked_through_then_none_is_free() =>
        Assert.All(ModelPrices.Default.Listed(), price => Assert.True(price.Krw > 0m, price.Key));
}
