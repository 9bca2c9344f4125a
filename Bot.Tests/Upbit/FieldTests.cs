using System.Text.Json;
using Bot.Host.Trading;
using Bot.Host.Upbit;

namespace Bot.Tests.Upbit;

/// <summary>Money in an answer is what is told, in whatever form, or the answer is unreadable; never zero for want.
/// </summary>
public sealed class FieldTests
{
    [Theory]
    [InlineData("1.5", "1.5")]
    [InlineData("\"1.5\"", "1.5")]
    [InlineData("1.5E+2", "150")]
    [InlineData("\"9.101e-05\"", "0.00009101")]
    [InlineData("\"0\"", "0")]
    [InlineData("\"12345678901234567890.12345678\"", "12345678901234567890.12345678")]
    public void Given_an_amount_in_any_form_When_balances_are_read_Then_it_is_that_amount(string told, string amount)
    {
        var balances = Wire.Given(Balances($$"""[{"currency":"KRW","balance":{{told}},"locked":"0","new":[]}]"""));

        Assert.Equal(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), balances.FreeCash.Value);
    }

    [Theory]
    [InlineData("""[{"currency":"KRW","locked":"0"}]""")]
    [InlineData("""[{"currency":"KRW","balance":null,"locked":"0"}]""")]
    [InlineData("""[{"currency":"KRW","balance":"","locked":"0"}]""")]
    [InlineData("""[{"currency":"KRW","balance":"1,5","locked":"0"}]""")]
    [InlineData("""[{"currency":"KRW","balance":"NaN","locked":"0"}]""")]
    [InlineData("""[{"currency":"KRW","balance":1e99,"locked":"0"}]""")]
    [InlineData("""[{"currency":"KRW","balance":true,"locked":"0"}]""")]
    [InlineData("""[{"currency":"KRW","balance":["1"],"locked":"0"}]""")]
    [InlineData("""[{"currency":"KRW","balance":"1"}]""")]
    [InlineData("""[{"balance":"1","locked":"0"}]""")]
    [InlineData("""{"currency":"KRW","balance":"1","locked":"0"}""")]
    [InlineData("""[["KRW"]]""")]
    [InlineData("null")]
    public void Given_an_amount_that_is_not_there_When_balances_are_read_Then_the_answer_is_unreadable(string body)
    {
        Assert.Equal(FailureKind.Unreadable, Assert.IsType<Answer<Balances>.Failed>(Balances(body)).Kind);
    }

    [Theory]
    [InlineData("paid_fee")]
    [InlineData("executed_volume")]
    [InlineData("uuid")]
    [InlineData("side")]
    [InlineData("state")]
    public void Given_an_order_without_what_it_must_have_When_it_is_read_Then_the_answer_names_the_field(string field)
    {
        var order = $$"""
            {"uuid":"u","side":"ask","state":"done","paid_fee":"1","executed_volume":"1","{{field}}":null}
            """;

        var failure = Assert.Throws<FormatException>(() => UpbitJson.Order(JsonElement.Parse(order)));

        Assert.Contains(field, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-10-08T12:00:00+09:00")]
    [InlineData("2026-10-08T03:00:00Z")]
    [InlineData("2026-10-08T12:00:00.000000+09:00")]
    [InlineData("2026-10-08T12:00:00")]
    public void Given_an_instant_with_or_without_offset_When_it_is_read_Then_it_is_the_same(string told)
    {
        var order = JsonElement.Parse(
            $$"""{"uuid":"u","side":"ask","state":"wait","paid_fee":0,"executed_volume":0,"created_at":"{{told}}"}"""
        );

        Assert.Equal(Wire.Noon, UpbitJson.Order(order).CreatedAt);
    }

    private static Answer<Balances> Balances(string body) =>
        UpbitAnswers.Map(new UpbitReply.Ok(JsonElement.Parse(body)), UpbitJson.Balances);
}
