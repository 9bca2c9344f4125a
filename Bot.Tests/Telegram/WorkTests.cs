using Bot.Domain.Cycles;
using Bot.Domain.Risk;
using Bot.Domain.Strategies;
using Bot.Domain.Time;
using Bot.Host.Backtests;
using Bot.Host.Storage.Rows;
using Bot.Host.Telegram;
using Bot.Host.Telegram.Texts;
using Bot.Host.Telegram.Works;
using Bot.Host.Trading;
using Bot.Sandbox.Faults;
using Bot.Sandbox.Telegram;
using Bot.Tests.Backtests;

namespace Bot.Tests.Telegram;

public sealed class WorkTests
{
    [Fact]
    public async Task Given_a_backtest_when_it_runs_then_one_message_shows_progress_and_then_the_figures()
    {
        await using var chat = await Chat.OpenAsync();
        var progress = await chat.TypeAsync("/backtest 90");
        (await chat.Runner.Begun).Report(new BacktestStep(40, "Network: <gone>; once more in 1 s"));
        var bar = await chat.SeeAsync("40 %");
        chat.Runner.EndQuietly("Network: gone");

        var result = await chat.SeeAsync("Max drawdown");

        Assert.Equal(new BacktestOrder("KRW-ETH", 90, "rsi-mean-reversion", "balanced"), chat.Runner.Order);
        Assert.Equal((progress.Id, progress.Id), (bar.Id, result.Id));
        Assert.Contains("<gone>; once more in 1 s", bar.Text, StringComparison.Ordinal);
        foreach (var line in (string[])
        [
            "60 candles, none missing", "Not everything could be had: Network: gone",
            "flash crash", "market risk", "Profit factor: n/a", "✅ Max drawdown: 0.00 % (> -15 %)",
            "⛔ Win rate: n/a (> 50 %)", "⛔ Sharpe: n/a (> 1.0)", "✅ Reward/risk: 2 (>= 1.5)",
            "✅ Look-ahead check: 50 runs",
        ])
        {
            Assert.Contains(line, result.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Given_a_backtest_that_is_done_when_its_trades_come_then_they_are_a_document_that_a_spreadsheet_reads()
    {
        await using var chat = await Chat.OpenAsync();
        await chat.TypeAsync("/backtest KRW-XRP 30 agg vb");
        await chat.Runner.Begun;
        chat.Runner.EndQuietly();

        var file = await DocumentAsync(chat);

        Assert.Equal(new BacktestOrder("KRW-XRP", 30, "volatility-breakout", "aggressive"), chat.Runner.Order);
        Assert.StartsWith(
            "entry_time,entry_price", System.Text.Encoding.UTF8.GetString(chat.Server.FileContent(file.FileId!)),
            StringComparison.Ordinal);
        Assert.Contains("All trades", file.Caption, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_message_that_shows_something_else_when_its_run_ends_then_the_end_comes_in_a_new_one()
    {
        await using var chat = await Chat.OpenAsync();
        var bar = await chat.TypeAsync("/backtest 30");
        await chat.Runner.Begun;
        await chat.TurnAsync(bar, "Panel");
        chat.Runner.EndQuietly();

        var result = await chat.SeeAsync("Look-ahead check");

        Assert.True(result.Id > bar.Id);
    }

    [Fact]
    public async Task Given_the_key_of_a_result_when_it_is_pressed_again_and_again_then_one_run_at_a_time_goes_on()
    {
        await using var chat = await Chat.OpenAsync();
        var bar = await chat.TypeAsync("/backtest 30");
        await chat.Runner.Begun;

        Assert.Contains("still going on", await chat.PressDataAsync(bar, "v1:backtest:KRW-ETH 30 rmr bal"));
        Assert.Contains("still going on", await chat.PressDataAsync(bar, "v1:collect:KRW-ETH 30 60m"));
        Assert.Equal(1, chat.Runner.Runs);
        Assert.Contains("expired", await chat.PressDataAsync(bar, "v1:backtest:cancel 01234567"), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Given_a_running_backtest_when_a_second_is_asked_for_then_it_is_offered_to_cancel_the_first()
    {
        await using var chat = await Chat.OpenAsync();
        await chat.TypeAsync("/backtest 30");
        await chat.Runner.Begun;

        var refused = await chat.TypeAsync("/collect KRW-BTC 30");
        await chat.PressAsync(refused, "Cancel");

        await chat.SeeAsync("Cancelled");
        await chat.SettleAsync();
        Assert.Contains("still going on", refused.Text, StringComparison.Ordinal);
        Assert.Equal(1, chat.Runner.Runs);
        Assert.Equal(
            ["backtest KRW-ETH 30 rmr bal: started", "cancel: ended"],
            await chat.ReadAsync(db => db.Audit.OrderBy(row => row.Id).Select(row => $"{row.Action}: {row.Result}").ToList()));
    }

    [Fact]
    public async Task Given_a_run_that_is_over_when_its_cancel_is_pressed_again_then_the_next_run_goes_on()
    {
        await using var chat = await Chat.OpenAsync();
        var first = await chat.TypeAsync("/backtest 30");
        var cancel = first.Keys[0][0].Data!;
        await chat.PressDataAsync(first, cancel);
        await chat.SeeAsync("Cancelled");
        await chat.TypeAsync("/backtest 90");

        Assert.Contains("expired", await chat.PressDataAsync(first, cancel), StringComparison.OrdinalIgnoreCase);
        Assert.NotNull(chat.Get<WorkDesk>().Find(1));
    }

    [Fact]
    public async Task Given_a_choice_when_keys_are_pressed_then_what_is_chosen_is_marked_and_started_as_chosen()
    {
        await using var chat = await Chat.OpenAsync();
        var choice = await chat.TypeAsync("/backtest");
        choice = await chat.TurnAsync(choice, "KRW-BTC");
        choice = await chat.TurnAsync(choice, "90 days");
        choice = await chat.TurnAsync(choice, "volatility-breakout");
        choice = await chat.TurnAsync(choice, "ggressive");
        var marked = choice.Keys.SelectMany(row => row).Where(key => key.Label.StartsWith('✔')).Select(key => key.Label);

        Assert.Equal(["✔ KRW-BTC", "✔ 90 days", "✔ volatility-breakout", "✔ aggressive"], marked);
        await chat.TurnAsync(choice, "Start");
        await chat.Runner.Begun;
        Assert.Equal(new BacktestOrder("KRW-BTC", 90, "volatility-breakout", "aggressive"), chat.Runner.Order);
    }

    [Fact]
    public async Task Given_the_longest_names_when_all_is_chosen_then_every_key_fits()
    {
        foreach (var strategy in StrategyCatalog.Default.All)
        {
            foreach (var profile in RiskProfile.All)
            {
                var wish = new Wish("KRW-0123456789", 3650) { Strategy = strategy.Name, Profile = profile.Name };
                Assert.NotNull(Key.To("x", CommandName.Backtest, $"{Wish.Open} {wish.OfBacktest}"));
                Assert.Equal(wish, new Wish("KRW-ETH", 1).With(wish.OfBacktest, StrategyCatalog.Default));
            }
        }

        var names = StrategyCatalog.Default.All.Select(one => one.Name).Concat(RiskProfile.All.Select(one => one.Name));
        Assert.Distinct(names.Select(ShortName.Of));
        await Task.CompletedTask;
    }

    [Fact]
    public async Task Given_a_viewer_when_they_want_long_work_then_they_are_refused_and_may_look_at_the_gate()
    {
        await using var chat = await Chat.OpenAsync();
        await chat.WriteAsync(db => db.People.Add(new PersonRow
        {
            Id = 2, AccountId = 1, Role = PersonRole.Viewer, ChatId = 2, Language = "en", AddedAt = Chat.Start,
        }));

        chat.Server.People.Add(new Person(2, "Vi"));
        foreach (var typed in (string[])["/backtest 30", "/collect 30", "/quick"])
        {
            chat.Server.SendText(2, 2, typed, "en");
        }

        await chat.SeeAsync("nobody <there>", 2);
        Assert.All(chat.Messages(2).Take(2), said => Assert.Contains("role", said.Text, StringComparison.Ordinal));
        Assert.Equal(0, chat.Runner.Runs);
        Assert.Equal(2, await chat.ReadAsync(db => db.Audit.Count(row => row.Result.StartsWith("refused"))));
    }

    [Fact]
    public async Task Given_the_gate_when_it_is_looked_at_then_each_figure_stands_with_its_limit()
    {
        await using var chat = await Chat.OpenAsync(account => account.Profile = "aggressive");
        var terms = new CycleTerms(RiskProfile.Balanced, "rsi-mean-reversion", new TradingRules());
        var now = Hours.Start;
        chat.Quick.Now = new Answer<QuickNow>.Given(
            new QuickNow(CycleSteps.Quick(terms, Hours.Then(), now), 60, (now.AddDays(-30), now), IsAsked: false));

        var seen = await chat.TypeAsync("/quick");

        Assert.Equal(("KRW-ETH", "rsi-mean-reversion", "aggressive"), chat.Quick.Asked);
        Assert.Contains("⛔ ", seen.Text, StringComparison.Ordinal);
        Assert.Contains("0 (>= 3)", seen.Text, StringComparison.Ordinal);
        Assert.Contains("closed: cycles do not enter", seen.Text, StringComparison.Ordinal);
        Assert.Contains("switched off", seen.Text, StringComparison.Ordinal);
        Assert.Equal(["v1:backtest", "v1:why"], seen.Keys[0].Select(key => key.Data));
    }

    public static TheoryData<Exception> Faults => [new InvalidOperationException("7"), new TaskCanceledException("7")];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Given_a_work_that_fails_as_nobody_expected_when_it_ends_then_it_is_said_and_the_next_can_start(
        Exception fault)
    {
        await using var chat = await Chat.OpenAsync();
        chat.Runner.Fault = fault;

        var bar = await chat.TypeAsync("/backtest 30");
        var told = await chat.SeeAsync("ended with an unexpected error");
        await chat.SettleAsync();

        Assert.Equal((bar.Id, "v1:backtest:KRW-ETH 30 rmr bal"), (told.Id, told.Keys[0][0].Data));
        Assert.Null(chat.Get<WorkDesk>().Find(1));
        Assert.Equal("Backtest KRW-ETH 30 rmr bal failed", Assert.Single(chat.Log.Errors).Text);
        Assert.Contains(fault.GetType().FullName!, $"{chat.Log.Errors.Single().Fault}", StringComparison.Ordinal);
        chat.Runner.Fault = null;
        await chat.PressAsync(told, "Again");
        await chat.SeeAsync("0 %");
    }

    [Fact]
    public async Task Given_a_person_who_reads_korean_when_their_work_fails_then_it_is_said_in_korean()
    {
        await using var chat = await Chat.PrepareAsync();
        await chat.WriteAsync(db => db.People.Single().Language = "ko");
        await chat.RunAsync();
        chat.Runner.Fault = new InvalidOperationException("7");

        chat.Server.SendText(Chat.Owner, Chat.Owner, "/backtest 30", "ko");

        Assert.Contains("KRW-ETH · 30", (await chat.SeeAsync("예상하지 못한 오류로 끝났습니다")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("KRW-ETH 30 60m", "KRW-ETH", 30, CandleInterval.Hour)]
    [InlineData("1d krw-btc", "KRW-BTC", 365, CandleInterval.Day)]
    [InlineData("", "KRW-XRP", 365, CandleInterval.Hour)]
    [InlineData("4H 1", "KRW-XRP", 1, CandleInterval.FourHours)]
    public void Given_words_in_any_order_when_candles_are_wished_for_then_what_is_not_named_is_as_usual(
        string words, string market, int days, CandleInterval interval) =>
        Assert.Equal(
            new Wish(market, days) { Interval = interval }, new Wish("KRW-XRP", Wish.DaysUsual).With(words, null));

    [Fact]
    public async Task Given_a_telegram_that_asks_to_wait_when_the_end_is_told_then_nothing_of_it_is_lost()
    {
        await using var chat = await Chat.OpenAsync();
        await chat.TypeAsync("/backtest 30");
        await chat.Runner.Begun;
        const string body =
            """{"ok":false,"error_code":429,"description":"Too Many Requests","parameters":{"retry_after":1}}""";
        foreach (var method in (string[])["editMessageText", "sendDocument"])
        {
            chat.Faults.Add(new FaultRule
            {
                Server = "telegram", Path = method, Nth = 1, Fault = FaultKind.Status, Status = 429, Body = body,
            });
        }

        chat.Runner.EndQuietly();

        Assert.NotNull(await DocumentAsync(chat));
        await chat.SeeAsync("Look-ahead check");
    }

    private static async Task<ChatMessage> DocumentAsync(Chat chat)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            var change = chat.Server.LastChange(Chat.Owner);
            if (chat.Messages().LastOrDefault(message => message.Kind == MessageKind.Document) is { } document)
            {
                return document;
            }

            await chat.Server.WaitForChangeAsync(Chat.Owner, change, patience.Token);
        }
    }
}
