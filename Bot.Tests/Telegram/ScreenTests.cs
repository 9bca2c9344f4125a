using Bot.Domain.Decisions;
using Bot.Domain.States;
using Bot.Host.Storage.Rows;
using Bot.Host.Telegram;
using Bot.Host.Telegram.Texts;
using Bot.Host.Trading;
using Microsoft.EntityFrameworkCore;

namespace Bot.Tests.Telegram;

public sealed class ScreenTests
{
    [Theory]
    [InlineData(TradingState.Stopped, "run")]
    [InlineData(TradingState.Running, "stop")]
    [InlineData(TradingState.Draining, "stop")]
    [InlineData(TradingState.SafeMode, "resume")]
    [InlineData(TradingState.DailyLossHalt, "resume")]
    [InlineData(TradingState.WeeklyLossHalt, "resume")]
    [InlineData(TradingState.FaultHalt, "resume")]
    [InlineData(TradingState.ReconcileHalt, "reconcile")]
    [InlineData(TradingState.ManualHalt, "resume")]
    public async Task Given_a_state_when_the_panel_shows_it_then_its_first_key_is_the_way_out(
        TradingState state, string command)
    {
        await using var chat = await Chat.PrepareAsync(account => account.State = state);
        var picture = await chat.Get<AccountReader>().ReadAsync(1, CancellationToken.None);

        foreach (var texts in Languages.All)
        {
            var panel = Panel.Of(picture, new ChatPerson(1, 2, PersonRole.Trader, texts));
            var seen = Panel.Of(picture, new ChatPerson(1, 2, PersonRole.Viewer, texts));

            Assert.Equal($"v1:{command}", panel.Rows[0][0].Data);
            Assert.Contains("v1:panic", panel.Rows.SelectMany(row => row).Select(key => key.Data));
            Assert.Equal("v1:status", seen.Rows[0][0].Data);
            Assert.DoesNotContain("v1:panic", seen.Rows.SelectMany(row => row).Select(key => key.Data));
        }
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task Given_a_stop_when_trading_is_to_start_then_the_figures_of_a_halt_that_it_left_are_shown_first(
        bool wasHalted, bool atOnce)
    {
        await using var chat = await Chat.OpenAsync();
        var from = wasHalted ? TradingState.ManualHalt : TradingState.Running;
        await chat.WriteAsync(db =>
        {
            Move(TradingState.Running, from, "halted by hand");
            Move(from, atOnce ? TradingState.Stopped : TradingState.Draining, "stopped");
            if (!atOnce)
            {
                Move(TradingState.Draining, TradingState.Stopped, "the running cycle ended");
            }

            void Move(TradingState before, TradingState after, string reason)
            {
                db.Transitions.Add(new TransitionRow
                {
                    AccountId = 1, From = before, To = after, Reason = reason, Who = "1", At = Chat.Start,
                });
                db.SaveChanges();
            }
        });

        var answer = await chat.TypeAsync("/run");

        Assert.Equal(wasHalted, answer.Text.Contains("halted by hand (since 14:30)", StringComparison.Ordinal));
        Assert.Equal(wasHalted, answer.Keys.Any(row => row[0].Label.Contains("Yes", StringComparison.Ordinal)));
        Assert.Equal(wasHalted ? 0 : 1, (await chat.CommandsAsync()).Count);
    }

    [Fact]
    public async Task Given_a_position_when_the_panel_is_shown_then_it_has_the_figures_of_the_database()
    {
        await using var chat = await Chat.OpenAsync(account =>
            (account.State, account.StateSince) = (TradingState.Running, Chat.Start.AddHours(-1)));
        await chat.WriteAsync(db =>
        {
            db.Positions.Add(Some.Position());
            db.Equity.AddRange(
                Some.Worth(Chat.Start.AddDays(-9), 10_500_000m), Some.Worth(Chat.Start.AddDays(-1), 10_000_000m),
                Some.Worth(Chat.Start.AddMinutes(-5), 10_120_000m, 5_115_210m));
            db.Cycles.Add(Some.Cycle(TerminalReason.HoldNoSignal, Some.Held(), Chat.Start.AddMinutes(-30)));
        });

        var panel = await chat.TypeAsync("/start");

        Assert.Equal(
            [
                "🟢 Running · paper · KRW-ETH · balanced",
                "Equity ₩10,120,000  today +1.20 %  week -3.62 %",
                "Position 0.1523 ETH @ ₩5,010,000  +2.10 %  SL ₩4,759,000  TP ₩5,511,000",
                "Last cycle 14:00 held: no signal: RSI for an entry 41.2 (<= 30) · next 15:00",
            ],
            panel.Text.Split('\n'));
    }

    [Theory]
    [InlineData(1, " (measured at 14:25)")]
    [InlineData(0, "")]
    public async Task Given_a_panic_after_the_last_figures_when_the_panel_is_shown_then_it_says_when_they_were_measured(
        int secondsLater, string said)
    {
        var measured = Chat.Start.AddMinutes(-5);
        await using var chat = await Chat.OpenAsync(account =>
            (account.State, account.StateSince) = (TradingState.ManualHalt, measured.AddSeconds(secondsLater)));
        await chat.WriteAsync(db => db.Equity.Add(Some.Worth(measured)));

        var panel = await chat.TypeAsync("/start");

        Assert.EndsWith($"week 0.00 %{said}", panel.Text.Split('\n')[2]);
    }

    [Fact]
    public async Task Given_a_row_that_nobody_can_read_when_its_screen_is_asked_for_then_the_person_is_answered()
    {
        await using var chat = await Chat.OpenAsync();
        var position = Some.Position();
        position.Highest = 0m;
        await chat.WriteAsync(db => db.Positions.Add(position));

        var typed = await chat.TypeAsync("/position");
        await chat.PressDataAsync(typed, "v1:position");
        await chat.LaneAsync(Chat.Owner);

        Assert.Equal(2, chat.Messages().Count);
        Assert.All(chat.Messages(), message =>
            Assert.Contains("something broke on my side", message.Text, StringComparison.Ordinal));
        Assert.All(chat.Messages(), message => Assert.NotEmpty(message.Keys));
    }

    [Fact]
    public async Task Given_a_new_account_when_its_days_are_turned_then_none_lies_before_the_first_or_behind_today()
    {
        await using var chat = await Chat.OpenAsync(account => account.CreatedAt = Chat.Start.AddDays(-1));

        var today = await chat.TypeAsync("/daily");
        var first = await chat.TurnAsync(today, "Earlier");

        Assert.DoesNotContain(today.Keys.SelectMany(row => row), key => key.Label.Contains("Later"));
        Assert.DoesNotContain(first.Keys.SelectMany(row => row), key => key.Label.Contains("Earlier"));
    }

    [Fact]
    public async Task Given_a_cycle_that_held_when_why_is_asked_then_every_rung_is_there_and_the_first_failed_is_bold()
    {
        await using var chat = await Chat.OpenAsync();
        await chat.WriteAsync(db => db.Cycles.Add(Some.Cycle(TerminalReason.HoldNoSignal, Some.Held())));

        var why = await chat.TypeAsync("/why");

        Assert.Contains("✅ change today % 1.2 (> -10)", why.Text, StringComparison.Ordinal);
        Assert.Contains("<b>⛔ RSI for an entry 41.2 (&lt;= 30)</b>", why.Html, StringComparison.Ordinal);
        Assert.Contains("⛔ volume ratio for an entry n/a (> 1.2)", why.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_cycle_that_failed_before_the_ladder_when_why_is_asked_then_the_journals_sentence_is_told()
    {
        await using var chat = await Chat.OpenAsync();
        await chat.WriteAsync(db => db.Cycles.Add(Some.Cycle(TerminalReason.FailedExchange, new CycleNotes())));

        var why = await chat.TypeAsync("/why");

        Assert.Contains("failed: exchange\nfigures <of> it", why.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_cycle_that_bought_when_why_is_asked_by_number_then_advice_and_order_are_told()
    {
        await using var chat = await Chat.OpenAsync();
        await chat.WriteAsync(db =>
        {
            db.Cycles.Add(Some.Cycle(TerminalReason.Bought, Some.Bought(), Chat.Start.AddHours(-1)));
            db.SaveChanges();
            db.Cycles.Add(Some.Cycle(TerminalReason.HoldNoSignal, Some.Held()));
        });

        var why = await chat.TypeAsync("/why -1");
        var later = await chat.TurnAsync(why, "Later");

        Assert.Contains("all <b>good</b>", why.Text, StringComparison.Ordinal);
        Assert.Contains("buy 0.5 ETH @ ₩5,000,000 = ₩2,500,000, Fee ₩1,250", why.Text, StringComparison.Ordinal);
        Assert.Contains("held: no signal", later.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_cycle_when_it_is_reported_then_the_four_stages_are_in_one_message()
    {
        await using var chat = await Chat.OpenAsync();
        await chat.WriteAsync(db =>
        {
            db.Equity.AddRange(Some.Worth(Chat.Start.AddDays(-1)), Some.Worth(Chat.Start.AddSeconds(1), 10_500_000m));
            db.Cycles.Add(Some.Cycle(TerminalReason.Bought, Some.Bought()));
        });
        await chat.TellAsync(new Notice.CycleReported(1) { IsTrade = true });

        var report = await chat.SeeAsync("4️⃣");

        Assert.Contains("1️⃣ Cycle #1 · 2024-05-10 14:30 KST · KRW-ETH", report.Text, StringComparison.Ordinal);
        Assert.Contains("2️⃣ Market", report.Text, StringComparison.Ordinal);
        Assert.Contains("buy (confidence: high) · took 850 ms · cost ₩12", report.Text, StringComparison.Ordinal);
        Assert.Contains("Profit since the start +₩500,000 (+5.00 %)", report.Text, StringComparison.Ordinal);
        Assert.Contains("Order order-1", report.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_day_when_it_is_reported_then_all_figures_are_the_journals()
    {
        await using var chat = await Chat.OpenAsync();
        var noon = new DateTimeOffset(2024, 5, 9, 3, 0, 0, TimeSpan.Zero);
        await chat.WriteAsync(db =>
        {
            db.Equity.AddRange(Some.Worth(noon.AddDays(-1)), Some.Worth(noon, 10_200_000m, 4_900_000m));
            db.Cycles.Add(Some.Cycle(TerminalReason.HoldNoSignal, Some.Held(), noon));
            db.Cycles.Add(Some.Cycle(TerminalReason.SkippedMissed, new CycleNotes(), noon.AddHours(1)));
            db.Cycles.Add(Some.Cycle(TerminalReason.FailedData, new CycleNotes(), noon.AddHours(2)));
            db.Advice.Add(new AdviceRow { AccountId = 1, Slot = noon, At = noon, Source = "openai", CostKrw = 12.4m });
        });
        await chat.TellAsync(new Notice.DailyReported(new DateOnly(2024, 5, 9)));

        var report = (await chat.SeeAsync("Daily report 2024-05-09")).Body.Text;

        Assert.Contains("a day before: +2.00 % (Buy and hold -2.00 %)", report, StringComparison.Ordinal);
        Assert.Contains("a week before: n/a", report, StringComparison.Ordinal);
        Assert.Contains("Trades: 0 · Result ₩0 · Win rate n/a", report, StringComparison.Ordinal);
        Assert.Contains("Advisor cost: ₩12", report, StringComparison.Ordinal);
        Assert.Contains("Cycles: 2 run, 1 missed, 1 failed", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_day_without_data_when_it_is_asked_for_then_it_says_so()
    {
        await using var chat = await Chat.OpenAsync();

        Assert.Contains("There is no data", (await chat.TypeAsync("/daily 2020-01-01")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/profile wild", "conservative | balanced | aggressive")]
    [InlineData("/trades 0", "1 - 50")]
    [InlineData("/trades 51", "1 - 50")]
    [InlineData("/backtest 3651", "1 - 3650")]
    [InlineData("/backtest x", "1 - 3650")]
    [InlineData("/backtest KRW-ETH 365 rmr balanced balanced balanced balanced balanced balanced", "cancel")]
    [InlineData("/backtest 60m", "conservative")]
    [InlineData("/collect 0", "1 - 3650")]
    [InlineData("/collect ETH", "KRW-")]
    [InlineData("/collect balanced", "60m")]
    [InlineData("/collect KRW-ETH 417 1m", "at most 416 days")]
    [InlineData("/quick 30", "takes nothing")]
    [InlineData("/advisor boss", "off | decide | veto")]
    [InlineData("/language fr", "ko | en")]
    [InlineData("/why yesterday", "-1")]
    [InlineData("/stop now", "keep | sell")]
    [InlineData("/daily 9.5.2024", "yyyy-MM-dd")]
    [InlineData("/daily 0001-01-01", "yyyy-MM-dd")]
    [InlineData("/daily 9999-12-31", "yyyy-MM-dd")]
    [InlineData("/run fast", "takes nothing")]
    public async Task Given_a_bad_argument_when_it_is_typed_then_what_is_allowed_is_told_and_nothing_changed(
        string typed, string allowed)
    {
        await using var chat = await Chat.OpenAsync();

        var answer = await chat.TypeAsync(typed);

        Assert.Contains(allowed, answer.Text, StringComparison.Ordinal);
        Assert.Contains("Nothing was changed", answer.Text, StringComparison.Ordinal);
        Assert.Empty(await chat.CommandsAsync());
    }

    [Theory]
    [InlineData("/statsu", "v1:status")]
    [InlineData("/profil", "v1:profile")]
    [InlineData("/balnce", "v1:balance")]
    public async Task Given_an_unknown_command_when_it_is_typed_then_the_nearest_three_are_keys(
        string typed, string nearest)
    {
        await using var chat = await Chat.OpenAsync();

        var answer = await chat.TypeAsync(typed);

        Assert.Equal(3, answer.Keys[0].Count);
        Assert.Contains(nearest, answer.Keys[0].Select(key => key.Data));
    }

    [Fact]
    public async Task Given_every_command_when_it_is_typed_then_it_is_answered_with_keys_that_lead_on()
    {
        await using var chat = await Chat.OpenAsync();
        await chat.WriteAsync(db => db.Cycles.Add(Some.Cycle(TerminalReason.HoldNoSignal, Some.Held())));

        foreach (var entry in CommandTable.All.Where(entry => entry.Risk == RiskClass.Look))
        {
            var answer = await chat.TypeAsync($"/{entry.Name.Text()}@chattrader_sandbox_bot");

            Assert.Contains(answer.Keys.SelectMany(row => row), key => Key.Read(key.Data) is not null);
        }
    }

    [Fact]
    public async Task Given_korean_is_chosen_when_the_panel_is_shown_then_it_speaks_korean()
    {
        await using var chat = await Chat.OpenAsync();
        var choice = await chat.TypeAsync("/language");

        var chosen = await chat.TurnAsync(choice, "한국어");
        var panel = await chat.TurnAsync(chosen, "패널");

        Assert.Contains("정지 · 모의 · KRW-ETH · 균형형", panel.Text, StringComparison.Ordinal);
        Assert.Equal("ko", await chat.ReadAsync(db => db.People.AsNoTracking().Single().Language));
    }

    [Fact]
    public async Task Given_a_panel_when_start_is_typed_then_it_comes_anew_at_the_bottom_and_the_old_one_goes()
    {
        await using var chat = await Chat.OpenAsync();
        var first = await chat.TypeAsync("/start");
        chat.Server.SendText(1, 1, "/start", "en");
        await chat.SettleAsync();

        var panels = chat.Messages().Where(
            message => message.Text.Contains("· paper ·", StringComparison.Ordinal)).ToList();

        Assert.NotEqual(first.Id, Assert.Single(panels).Id);
    }

    [Fact]
    public async Task Given_a_screen_in_the_panels_message_when_a_notice_is_sent_then_the_screen_stays()
    {
        await using var chat = await Chat.OpenAsync();
        var panel = await chat.TypeAsync("/start");
        var status = await chat.TurnAsync(panel, "Status");

        await chat.TellAsync(new Notice.BotStopping());
        await chat.SeeAsync("shutting down");
        await chat.SettleAsync();

        Assert.Equal(status.Text, chat.Messages().Single(message => message.Id == panel.Id).Text);
    }
}
