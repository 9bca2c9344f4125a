using Bot.Domain.Ablation;
using Bot.Domain.Decisions;
using Bot.Domain.Strategies;
using Bot.Host.OpenAi;
using Bot.Host.Storage.Rows;
using Bot.Host.Telegram.Notices;
using Bot.Host.Telegram.Texts;

namespace Bot.Tests.Telegram;

/// <summary>What <c>/ai</c> and the daily report say of the advisor's worth.</summary>
public sealed class AiScreenTests
{
    [Fact]
    public async Task Given_nothing_measured_when_ai_is_asked_then_no_figure_is_invented()
    {
        await using var chat = await Chat.OpenAsync();

        var screen = await chat.TypeAsync("/ai");

        Assert.Contains("No cycle has been measured yet.", screen.Text, StringComparison.Ordinal);
        Assert.Contains("high: n/a\nmedium: n/a\nlow: n/a", screen.Text, StringComparison.Ordinal);
        Assert.Contains("Advisor cost this month: n/a", screen.Text, StringComparison.Ordinal);
        Assert.DoesNotMatch("₩|: 0 %", screen.Text);
    }

    [Fact]
    public async Task Given_four_arms_when_ai_is_asked_then_they_stand_beside_one_another_with_what_was_added()
    {
        await using var chat = await Chat.OpenAsync();
        await chat.WriteAsync(Measured);

        var screen = await chat.TypeAsync("/ai");

        Assert.Equal(
            [
                "What the advisor added · KRW-ETH",
                "since 2024-05-09 14:30 KST, each with ₩10,000,000",
                "Rules only: ₩10,100,000 (+1.00 %) · 3 trades",
                "Advisor as applied: ₩10,250,000 (+2.50 %) · 2 trades",
                "Advisor alone: ₩9,900,000 (-1.00 %) · 1 trade · no advice 2 times",
                "Buy and hold: ₩10,500,000 (+5.00 %) · 0 trades",
                "The advisor added: +₩150,000 (+1.50 %)",
            ],
            screen.Text.Split('\n').Take(7)
        );
        Assert.Contains("high: 66.67 % (2 of 3) · 1 pending", screen.Text, StringComparison.Ordinal);
        Assert.Contains("medium: n/a\nlow: n/a · 1 not measured", screen.Text, StringComparison.Ordinal);
        Assert.Contains("Calls 2, failed 1, cycles 3", screen.Text, StringComparison.Ordinal);
        Assert.Contains("Advisor cost this month: ₩1,234", screen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_an_advisor_that_was_never_asked_when_ai_is_asked_then_nothing_is_claimed_for_it()
    {
        await using var chat = await Chat.OpenAsync();
        await chat.WriteAsync(db =>
        {
            Arms(db);
            db.ArmCycles.Add(Cycle(-1, AdvisorHeard.NotAsked));
        });

        var screen = await chat.TypeAsync("/ai");

        Assert.Contains("no advice once", screen.Text, StringComparison.Ordinal);
        Assert.Contains("The advisor added: n/a", screen.Text, StringComparison.Ordinal);
        Assert.Contains("Calls 0, failed 0, cycles 1", screen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_korean_when_ai_is_asked_then_every_line_is_korean()
    {
        await using var chat = await Chat.OpenAsync();
        await chat.WriteAsync(db =>
        {
            Measured(db);
            db.People.Single().Language = "ko";
        });

        var screen = await chat.TypeAsync("/ai");

        Assert.All(
            screen.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            line => Assert.Matches("[가-힣]", line)
        );
        Assert.Contains(
            "어드바이저 단독: ₩9,900,000 (-1.00 %) · 거래 1회 · 의견 없음 2회",
            screen.Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Given_ai_and_advisor_when_their_keys_are_pressed_then_they_lead_to_one_another()
    {
        await using var chat = await Chat.OpenAsync();
        var worth = await chat.TypeAsync("/ai");

        var modes = await chat.TurnAsync(worth, "Advisor");
        var back = await chat.TurnAsync(modes, "AI");

        Assert.Contains("veto", modes.Text, StringComparison.Ordinal);
        Assert.Equal(worth.Text, back.Text);
    }

    [Fact]
    public async Task Given_a_day_of_the_arms_when_it_is_reported_then_each_ones_change_and_what_was_added_are_told()
    {
        await using var chat = await Chat.OpenAsync();
        await chat.WriteAsync(db =>
        {
            Measured(db);
            db.Cycles.Add(Some.Cycle(TerminalReason.HoldNoSignal, Some.Held(), Chat.Start.AddHours(-1)));
        });

        var report = await chat.TypeAsync("/daily 2024-05-10");
        var before = await chat.TypeAsync("/daily 2024-05-08");

        Assert.Contains(
            "The day, four ways: Rules only +1.00 % · Advisor as applied +2.50 % · Advisor alone -1.00 % · "
                + "Buy and hold +5.00 %\nThe advisor added: +₩150,000",
            report.Text,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("four ways", before.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_day_without_cycles_of_the_arms_when_it_is_reported_then_their_change_is_not_known()
    {
        await using var chat = await Chat.PrepareAsync();
        await chat.WriteAsync(db => db.Cycles.Add(Some.Cycle(TerminalReason.HoldNoSignal, Some.Held())));
        var figures = await chat.Get<DailyReader>().ReadAsync(1, new DateOnly(2024, 5, 10), CancellationToken.None);

        var report = DailyReport.Text(figures, Languages.English);

        Assert.Contains("Rules only n/a · Advisor as applied n/a", report, StringComparison.Ordinal);
        Assert.Contains("The advisor added: n/a", report, StringComparison.Ordinal);
    }

    private static void Measured(Bot.Host.Storage.BotDb db)
    {
        Arms(db);
        var (first, last) = (Cycle(-24, AdvisorHeard.Failed), Cycle(-1, AdvisorHeard.NotAsked));
        (last.Rules, last.Applied, last.Alone, last.Holding) = (10_100_000m, 10_250_000m, 9_900_000m, 10_500_000m);
        db.ArmCycles.AddRange(first, Cycle(-20, AdvisorHeard.Answered), last);
        db.AdviceOutcomes.AddRange(
            Outcome(-30, Confidence.High, true),
            Outcome(-29, Confidence.High, true),
            Outcome(-28, Confidence.High, false),
            Outcome(-1, Confidence.High, null),
            Outcome(-99, Confidence.Low, null, Chat.Start)
        );
        db.Budgets.Add(
            new BudgetRow
            {
                AccountId = 1,
                Month = MonthlyBudget.Month(Chat.Start),
                Spent = 1_234m,
            }
        );
    }

    private static void Arms(Bot.Host.Storage.BotDb db) =>
        db.Arms.AddRange(
            Row(Arm.Holding, 10_500_000m, 0),
            Row(Arm.Alone, 9_900_000m, 1),
            Row(Arm.Applied, 10_250_000m, 2),
            Row(Arm.Rules, 10_100_000m, 3)
        );

    private static ArmRow Row(Arm arm, decimal equity, int trades) =>
        new()
        {
            AccountId = 1,
            Market = "KRW-ETH",
            Arm = arm,
            Since = Chat.Start.AddDays(-1),
            Start = 10_000_000m,
            Cash = equity,
            Equity = equity,
            Trades = trades,
            Closed = "[]",
            Days = "[]",
        };

    private static ArmCycleRow Cycle(int hour, AdvisorHeard heard) =>
        new()
        {
            AccountId = 1,
            Market = "KRW-ETH",
            Slot = Chat.Start.AddHours(hour),
            At = Chat.Start.AddHours(hour),
            LastPrice = 5_000_000m,
            Rules = 10_000_000m,
            Applied = 10_000_000m,
            Alone = 10_000_000m,
            Holding = 10_000_000m,
            Advisor = heard,
        };

    private static AdviceOutcomeRow Outcome(
        int hour,
        Confidence confidence,
        bool? hit,
        DateTimeOffset? judged = null
    ) =>
        new()
        {
            AccountId = 1,
            Market = "KRW-ETH",
            Slot = Chat.Start.AddHours(hour),
            At = Chat.Start.AddHours(hour),
            Action = TradeAction.Buy,
            Confidence = confidence,
            Price = 5_000_000m,
            DueAt = Chat.Start.AddHours(hour + 24),
            JudgedAt = hit is null ? judged : Chat.Start,
            Hit = hit,
        };
}
