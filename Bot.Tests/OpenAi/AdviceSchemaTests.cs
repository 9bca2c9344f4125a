using Bot.Domain.Decisions;
using Bot.Domain.Strategies;
using Bot.Host.OpenAi;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Tests.OpenAi;

public sealed class AdviceSchemaTests
{
    private static readonly string[] Bits =
    [
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "\"action\":",
        "\"action\":0",
        "\"action\":1",
        "\"action\":2",
        "\"confidence\":",
        "\"high\"",
        "\"rationale\":",
        "null",
        "-",
        "1",
        "0",
        "e",
        ".",
        " ",
        "\n",
        "\\u0000",
        "\uD83D",
        "\u202E",
        "<think>",
        "</think>",
        "```",
        Ask.Answer(),
        Ask.Answer("0"),
        Ask.Answer("2"),
    ];

    [Theory]
    [InlineData("0", TradeAction.Hold)]
    [InlineData("1", TradeAction.Buy)]
    public void Given_an_answer_when_it_names_an_action_of_the_menu_then_that_is_advised(
        string index,
        TradeAction action
    ) => Assert.Equal(action, AdviceSchema.Read(Ask.Answer(index), Ask.HoldOrBuy).Advice?.Action);

    [Theory]
    [InlineData("high", Confidence.High)]
    [InlineData("medium", Confidence.Medium)]
    [InlineData("low", Confidence.Low)]
    public void Given_a_confidence_when_it_is_read_then_it_is_the_models_own_word(string word, Confidence confidence) =>
        Assert.Equal(confidence, AdviceSchema.Read(Ask.Answer("1", $"\"{word}\""), Ask.HoldOrBuy).Advice?.Confidence);

    [Fact]
    public void Given_six_sections_when_they_are_read_then_each_is_in_its_place() =>
        Assert.Equal(
            new Rationale("up", "t", "m", "v", "s", "d"),
            AdviceSchema.Read(Ask.Answer(), Ask.HoldOrBuy).Advice?.Rationale
        );

    [Theory]
    [InlineData(AdviceSchema.AnswerMost, true)]
    [InlineData(AdviceSchema.AnswerMost + 1, false)]
    public void Given_a_long_answer_when_it_is_read_then_the_limit_itself_is_taken(int length, bool taken) =>
        Assert.Equal(taken, AdviceSchema.Read(Ask.Answer().PadRight(length), Ask.HoldOrBuy).Advice is not null);

    [Fact]
    public void Given_any_answer_and_any_menu_when_it_is_read_then_it_is_no_advice_or_an_action_of_the_menu() =>
        Prop.ForAll(
                Answers.ToArbitrary(),
                Gen.Elements(Enum.GetValues<TradeAction>()).ListOf().ToArbitrary(),
                (answer, menu) =>
                {
                    var (advice, failure) = AdviceSchema.Read(answer, [.. menu]);
                    return advice is null
                        ? failure is { Length: > 0 }
                        : menu.Contains(advice.Action) && failure is null;
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Given_any_answer_when_only_holding_is_legal_then_nothing_else_is_ever_advised() =>
        Prop.ForAll(
                Answers.ToArbitrary(),
                answer => AdviceSchema.Read(answer, [TradeAction.Hold]).Advice is null or { Action: TradeAction.Hold }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Given_answers_of_the_generator_when_they_are_read_then_some_are_advice_and_some_are_not()
    {
        var read = Answers.Sample(1_000).Select(answer => AdviceSchema.Read(answer, Ask.HoldOrBuy).Advice).ToList();

        Assert.InRange(read.Count(advice => advice is null), 100, 980);
    }

    // Any text, bits of JSON in any order, and right answers with something changed.
    private static Gen<string> Answers =>
        Gen.OneOf(
            ArbMap.Default.GeneratorFor<string?>().Select(text => text ?? ""),
            Gen.Elements(Bits).ListOf().Select(string.Concat),
            Gen.Elements("0", "1", "2").Select(index => Ask.Answer(index)),
            from at in Gen.Choose(0, Ask.Answer().Length - 1)
            from length in Gen.Choose(0, 3)
            from bit in Gen.Elements(Bits)
            select Changed(at, length, bit)
        );

    private static string Changed(int at, int length, string bit)
    {
        var answer = Ask.Answer();
        return answer.Remove(at, Math.Min(length, answer.Length - at)).Insert(at, bit);
    }
}
