using System.Text.Json.Nodes;
using Bot.Host.OpenAi;
using Bot.Sandbox.OpenAi;

namespace Bot.Tests.Sandbox.OpenAi;

/// <summary>The contents that the server makes by itself.</summary>
public sealed class AnswerTests
{
    [Fact]
    public void Given_the_bots_own_schema_then_it_is_strict_and_known()
    {
        var schema = JsonNode.Parse(AdviceSchema.Json)!.AsObject();
        Assert.Null(StrictSchema.Problem(schema));
        Assert.True(SignalRule.Knows(schema));
    }

    [Fact]
    public void Given_many_messages_then_about_one_in_ten_is_answered_with_low_confidence()
    {
        var low = Enumerable.Range(0, 5_000).Count(number => Confidence($$"""{"last_price":{{number}}}""", 1) == "low");
        Assert.InRange(low, 400, 600);
    }

    [Fact]
    public void Given_another_seed_then_other_messages_are_answered_with_low_confidence()
    {
        var messages = Enumerable.Range(0, 200).Select(number => $$"""{"last_price":{{number}}}""").ToList();
        var one = messages.Where(message => Confidence(message, 1) == "low");
        var other = messages.Where(message => Confidence(message, 2) == "low");
        Assert.NotEqual(one, other);
    }

    [Theory]
    [InlineData(
        """{"signal":"buy","legal_actions":["hold","buy"]}""",
        "The rule's signal is buy and it is legal, so the answer is buy.")]
    [InlineData(
        """{"signal":"hold","legal_actions":["hold"]}""",
        "The rule gives no signal to act on, so the answer is hold.")]
    [InlineData(
        """{"signal":"sell","legal_actions":["hold","buy"]}""",
        "The rule's signal is sell, which is not among the legal actions, so the answer is hold.")]
    [InlineData("no json", "The rule gives no signal to act on, so the answer is hold.")]
    public void Given_a_message_then_the_decision_says_why(string message, string decision) => Assert.Equal(
        decision, JsonNode.Parse(SignalRule.Answer(message, 1))!["rationale"]!["decision"]!.ToString());

    [Theory]
    [InlineData(70.0, "neutral")]
    [InlineData(70.1, "overbought")]
    [InlineData(30.0, "neutral")]
    [InlineData(29.9, "oversold")]
    public void Given_an_rsi_then_momentum_names_its_zone(double rsi, string zone)
    {
        var answer = SignalRule.Answer($$$"""{"indicators":{"rsi14":{{{rsi}}}}}""", 1);
        Assert.Equal($"RSI 14 of {rsi} is {zone}.", JsonNode.Parse(answer)!["rationale"]!["momentum"]!.ToString());
    }

    [Theory]
    [InlineData("""{"type":"string"}""", "\"\"")]
    [InlineData("""{"type":"string","minLength":3}""", "\"---\"")]
    [InlineData("""{"type":"string","format":"date"}""", "\"2024-01-01\"")]
    [InlineData("""{"type":"integer"}""", "0")]
    [InlineData("""{"type":"integer","minimum":3}""", "3")]
    [InlineData("""{"type":"integer","exclusiveMinimum":3}""", "4")]
    [InlineData("""{"type":"integer","exclusiveMinimum":0}""", "1")]
    [InlineData("""{"type":"integer","minimum":7,"multipleOf":5}""", "10")]
    [InlineData("""{"type":"integer","maximum":-3}""", "-3")]
    [InlineData("""{"type":"integer","exclusiveMaximum":0}""", "-1")]
    [InlineData("""{"type":"number","exclusiveMinimum":0}""", "0.5")]
    [InlineData("""{"type":"boolean"}""", "false")]
    [InlineData("""{"type":"null"}""", "null")]
    [InlineData("""{"type":["string","null"]}""", "\"\"")]
    [InlineData("""{"enum":["b","a"]}""", "\"b\"")]
    [InlineData("""{"const":{"a":1}}""", """{"a":1}""")]
    [InlineData("""{"type":"array","items":{"type":"string"}}""", "[]")]
    [InlineData("""{"type":"array","minItems":2,"items":{"type":"integer"}}""", "[0,0]")]
    [InlineData("""{"anyOf":[{"type":"integer"},{"type":"null"}]}""", "0")]
    [InlineData("""{"type":"object","properties":{"a":{"type":"string"},"b":{}},"required":["a"]}""", """{"a":""}""")]
    [InlineData(
        """{"$ref":"#/$defs/n","$defs":{"n":{"type":"object","required":["v"],"properties":{"v":{"const":0}}}}}""",
        """{"v":0}""")]
    [InlineData(
        """{"type":"object","required":["next"],"properties":{"next":{"anyOf":[{"type":"null"},{"$ref":"#"}]}}}""",
        """{"next":null}""")]
    public void Given_a_schema_then_the_least_value_conforms(string schema, string value) => Assert.Equal(
        value, SchemaValue.Least(JsonNode.Parse(schema)!.AsObject())?.ToJsonString() ?? "null");

    [Fact]
    public void Given_a_schema_that_has_no_end_then_there_is_no_value() => Assert.Null(SchemaValue.Least(
        JsonNode.Parse("""{"type":"object","required":["next"],"properties":{"next":{"$ref":"#"}}}""")!.AsObject()));

    private static string Confidence(string message, int seed) =>
        JsonNode.Parse(SignalRule.Answer(message, seed))!["confidence"]!.ToString();
}
