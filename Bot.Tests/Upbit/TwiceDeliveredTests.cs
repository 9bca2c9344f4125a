using Bot.Domain.Orders;
using Bot.Sandbox.Faults;

namespace Bot.Tests.Upbit;

/// <summary>An order whose request reaches the exchange twice.</summary>
public sealed class TwiceDeliveredTests
{
    [Fact]
    public async Task Given_an_order_that_arrives_twice_When_the_answer_to_the_second_comes_Then_the_first_counts()
    {
        var faults = new FaultPlan();
        faults.Add(
            new FaultRule
            {
                Path = "/v1/orders",
                Method = "POST",
                Fault = FaultKind.Duplicate,
            }
        );
        await using var wire = await Wire.OpenAsync(options => options with { Faults = faults });

        var outcome = await wire.BuyAsync(0.01m, 3_010_000m);

        Assert.Equal(0.01m, Assert.IsType<OrderOutcome.Accepted>(outcome).Report.Executed.Value);
    }
}
