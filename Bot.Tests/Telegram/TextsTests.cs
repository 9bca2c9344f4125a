using Bot.Domain.Decisions;
using Bot.Domain.Reasons;
using Bot.Domain.States;
using Bot.Host.Storage.Rows;
using Bot.Host.Telegram;
using Bot.Host.Telegram.Notices;
using Bot.Host.Telegram.Texts;
using Bot.Host.Trading;

namespace Bot.Tests.Telegram;

public sealed class TextsTests
{
    public static TheoryData<Notice> Notices =>
    [
        new Notice.PositionOpened("KRW-ETH", 0.5m, 5_000_000m, 2_500_000m, 1_250m, 4_750_000m, 5_500_000m, "order-1"),
        new Notice.PositionClosed(
            "exit-stop-loss", "KRW-ETH", 0.5m, 4_750_000m, 2_375_000m, 1_187m, -127_437m, -5.1m, "order-2"),
        new Notice.StateChanged(
            TradingState.Running, TradingState.DailyLossHalt, TradingTrigger.DailyLimitHit, "day -10 %", "bot"),
        new Notice.CommandAnswered(false, "resume", "day -11 %"),
        new Notice.CommandAnswered(true, "profile", "aggressive"),
        new Notice.DailyReported(new DateOnly(2024, 5, 9)),
        new Notice.Trouble("failed-exchange", "down"),
        new Notice.Trouble("second-instance", "Conflict"),
        new Notice.BotStarted("0.1.0", TradingState.Running),
        new Notice.BotStopping(),
        new Notice.StrangerSeen(77, "Eve"),
        new Notice.BudgetSpent("2024-05", 30_000m),
        new Notice.AdvisorSilent(3, "no answer within 30 s"),
        new Notice.AdvisorBack(),
        new Notice.BackupFailed("full", "the disk is full"),
        new Notice.BackupWorks("full"),
        new Notice.CycleReported(1),
    ];

    [Theory]
    [MemberData(nameof(Notices))]
    public async Task Given_a_notice_when_it_is_put_into_words_then_each_language_has_its_own(Notice notice)
    {
        await using var chat = await Chat.PrepareAsync();
        await chat.WriteAsync(db => db.Cycles.Add(Some.Cycle(TerminalReason.HoldNoSignal, Some.Held())));
        var renderer = chat.Get<NoticeRenderer>();

        var korean = await renderer.RenderAsync(notice, 1, 1, Languages.Korean, CancellationToken.None);
        var english = await renderer.RenderAsync(notice, 1, 1, Languages.English, CancellationToken.None);

        Assert.Matches("[가-힣]", korean);
        Assert.DoesNotMatch("[가-힣]", english);
    }

    [Theory]
    [InlineData("values", true, "Limits:StopLossPercent -4, Exits:Trailing usual", "✅ ⚙ 설정: 손절 → -4 %, ")]
    [InlineData("market", true, "KRW-BTC", "KRW-BTC")]
    [InlineData("profile", true, "aggressive", "공격형")]
    [InlineData("mode", true, "live", "실거래")]
    [InlineData("advisor", true, "Veto", "거부만 가능")]
    [InlineData("values", false, "WeekTighterThanDay: Limits:DailyLossPercent", "주간 한도는 일일 한도보다 좁을 수 없습니다")]
    [InlineData("values", true, "Limits:Gone 3", "Limits:Gone 3")]
    public async Task Given_an_answer_when_it_is_told_then_values_have_their_names(
        string kind, bool done, string detail, string words)
    {
        await using var chat = await Chat.PrepareAsync();

        var told = await chat.Get<NoticeRenderer>().RenderAsync(
            new Notice.CommandAnswered(done, kind, detail), 1, 1, Languages.Korean, CancellationToken.None);

        Assert.Contains(words, told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_halt_when_its_reason_is_shown_then_korean_says_since_when_in_its_own_order()
    {
        await using var chat = await Chat.PrepareAsync(account =>
            (account.State, account.StateReason) = (TradingState.ManualHalt, "halted by hand"));
        var picture = await chat.Get<AccountReader>().ReadAsync(1, CancellationToken.None);

        Assert.Equal("사유: 수동 중단 (14:30부터)", Phrases.StateReason(picture, Languages.Korean));
        Assert.EndsWith("(since 14:30)", Phrases.StateReason(picture, Languages.English), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("halt", "nothing is held", false)]
    [InlineData("halt", "the exchange is away", true)]
    [InlineData("stop", "nothing is held", true)]
    public void Given_a_panic_that_sold_already_when_its_command_finds_nothing_then_nobody_is_told_again(
        string kind, string detail, bool isTold)
    {
        var notice = new Notice.CommandAnswered(true, kind, detail);

        Assert.Equal(isTold, Audience.Wants(new PersonRow { Role = PersonRole.Owner }, notice));
        Assert.Equal(isTold, Audience.GroupWants(notice));
    }

    [Fact]
    public void Given_every_rung_when_it_is_named_then_each_language_has_words_of_its_own()
    {
        foreach (var rung in Enum.GetValues<RungName>())
        {
            Assert.NotEmpty(Languages.English.Words.Of(rung));
            Assert.True(
                rung == RungName.Volatility || Languages.Korean.Words.Of(rung) != Languages.English.Words.Of(rung),
                rung.Text());
        }
    }

    [Theory]
    [InlineData("loss-day", "change today %")]
    [InlineData("fakeout-adx", "fakeout: ADX")]
    [InlineData("something-new", "something-new")]
    public void Given_a_rung_of_the_journal_when_it_is_shown_then_it_has_words_or_its_own_name(
        string rung, string words) =>
        Assert.Equal($"{words} 1 (&gt; 2)", Phrases.Rung(new Rung(rung, false, "1", "> 2"), Languages.English));

    [Theory]
    [InlineData(TerminalReason.FailedExchange, "실패: 거래소: 연결 문제: 제시간에 응답이 없습니다")]
    [InlineData(TerminalReason.HoldAdvice, "관망: 어드바이저가 거부: 연결 문제: 제시간에 응답이 없습니다")]
    [InlineData(TerminalReason.BlockedSafeMode, "진입 차단: 안전 모드: 상태 안전 모드: 장애 (기준: 실행 중)")]
    [InlineData(TerminalReason.HoldNoSignal, "관망: 신호 없음: 진입 RSI 41 (&lt;= 30)")]
    public void Given_a_gate_that_is_closed_when_a_cycle_ends_elsewhere_then_the_gate_is_not_its_reason(
        TerminalReason reason, string told)
    {
        var notes = new CycleNotes
        {
            Gate = [new Rung("state", false, "FaultHalt", "Running")],
            Signal = [new Rung("rsi-entry", false, "41", "<= 30")],
        };
        var row = Some.Cycle(reason, notes);
        row.Figures = "Network: no answer in time";

        Assert.Equal(told, Phrases.Ending(new CycleStory(row, reason, notes), Languages.Korean));
    }

    [Fact]
    public void Given_every_reason_and_command_when_they_are_named_then_both_languages_differ()
    {
        foreach (var reason in Enum.GetValues<TerminalReason>())
        {
            Assert.NotEqual(Languages.English.Words.Of(reason), Languages.Korean.Words.Of(reason));
        }

        foreach (var command in Enum.GetValues<CommandName>())
        {
            Assert.NotEqual(Languages.English.Keys.About(command), Languages.Korean.Keys.About(command));
        }
    }

    [Theory]
    [InlineData("1234567", "₩1,234,567")]
    [InlineData("-1234.5", "-₩1,235")]
    [InlineData("0.4", "₩0")]
    [InlineData("-0.4", "₩0")]
    public void Given_an_amount_when_it_is_shown_then_it_is_in_whole_won(string amount, string shown) =>
        Assert.Equal(shown, Figure.Won(decimal.Parse(amount)));

    [Theory]
    [InlineData("3072503.48590851", "₩3,072,503")]
    [InlineData("1000", "₩1,000")]
    [InlineData("999.987", "₩999.99")]
    [InlineData("0.00012345", "₩0.00012345")]
    public void Given_a_price_when_it_is_shown_then_it_has_the_decimals_that_matter(string price, string shown) =>
        Assert.Equal(shown, Figure.Price(decimal.Parse(price)));

    [Theory]
    [InlineData("1.234", "+1.23 %")]
    [InlineData("-0.5", "-0.50 %")]
    [InlineData("0", "0.00 %")]
    public void Given_a_change_when_it_is_shown_then_it_has_its_sign(string percent, string shown) =>
        Assert.Equal(shown, Figure.Change(decimal.Parse(percent), "n/a"));

    [Fact]
    public void Given_an_instant_when_it_is_shown_then_the_clock_is_korean() =>
        Assert.Equal("2024-05-10 14:30", Figure.Moment(Chat.Start));

    [Fact]
    public void Given_the_table_when_it_is_read_then_no_name_or_alias_stands_twice_and_telegram_takes_every_name()
    {
        var names = CommandTable.All.SelectMany(entry => entry.Names).ToList();

        Assert.Equal(names.Count, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(CommandTable.All, entry => Assert.Matches("^[a-z0-9_]{1,32}$", entry.Name.Text()));
        Assert.Equal(Enum.GetValues<CommandName>().Order(), CommandTable.All.Select(entry => entry.Name).Order());
    }

    [Theory]
    [InlineData("panik", true)]
    [InlineData("pannic", true)]
    [InlineData("parity", false)]
    [InlineData("pause", false)]
    public void Given_a_typo_when_commands_are_offered_then_panic_is_only_where_it_was_meant(
        string typed, bool isOffered) =>
        Assert.Equal(isOffered, CommandTable.Nearest(typed).Any(entry => entry.Name == CommandName.Panic));

    [Fact]
    public void Given_a_key_when_it_would_carry_more_than_64_bytes_then_it_is_refused() =>
        Assert.Throws<ArgumentException>(() => Key.To("x", CommandName.Why, new string('가', 20)));
}
