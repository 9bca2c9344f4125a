using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Host.Candles;
using Bot.Sandbox.Faults;
using Bot.Sandbox.Upbit;

namespace Bot.Tests.Candles;

public sealed class CandleCollectorTests
{
    [Fact]
    public async Task Given_an_exchange_When_its_hours_are_collected_Then_each_that_is_finished_is_in_the_file()
    {
        await using var mine = await Mine.OpenAsync();

        var collected = await mine.CollectAsync();

        Assert.Null(collected.Why);
        Assert.Equal(Mine.Expected(), Content(mine));
        Assert.Equal(Mine.Expected().Count(letter => letter == '\n') - 1, collected.Added);
    }

    [Theory]
    [InlineData(5, Mine.HourCount - 1)]
    [InlineData(15, Mine.HourCount)]
    public async Task Given_an_hour_that_has_just_ended_When_it_is_collected_Then_it_is_left_until_it_is_settled(
        int seconds,
        int until
    )
    {
        await using var mine = await Mine.OpenAsync(TimeSpan.FromSeconds(seconds));

        await mine.CollectAsync(from: Mine.HourCount - 100);

        Assert.Equal(Mine.Expected(Mine.HourCount - 100, until), Content(mine));
    }

    [Fact]
    public async Task Given_fifty_interruptions_When_it_is_collected_at_last_Then_the_file_is_the_same_to_the_byte()
    {
        var stop = new Interruption(5);
        await using var mine = await Mine.OpenAsync(change: options =>
            options with
            {
                OnCall = (point, _) => stop.Hear(point),
            }
        );
        for (var time = 0; time < 50; time++)
        {
            using var ending = new CancellationTokenSource();
            stop.Soon(ending.CancelAsync);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
                mine.CollectAsync(window: 60, token: ending.Token)
            );
            Assert.StartsWith(Content(mine), Mine.Expected(), StringComparison.Ordinal);
            await File.WriteAllTextAsync($"{mine.File}.part", "time_utc,open,hi");
        }

        stop.Never();
        Assert.Null((await mine.CollectAsync()).Why);
        Assert.Equal(Mine.Expected(), Content(mine));
    }

    [Fact]
    public async Task Given_a_file_that_begins_later_When_earlier_hours_are_collected_Then_it_has_no_hole_at_any_moment()
    {
        var stop = new Interruption(7);
        await using var mine = await Mine.OpenAsync(change: options =>
            options with
            {
                OnCall = (point, _) => stop.Hear(point),
            }
        );
        await mine.CollectAsync(from: 2_900, until: 2_950);
        Assert.Equal(Mine.Expected(2_900, 2_950), Content(mine));
        for (var time = 0; time < 20; time++)
        {
            using var ending = new CancellationTokenSource();
            stop.Soon(ending.CancelAsync);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
                mine.CollectAsync(window: 60, token: ending.Token)
            );
            Assert.EndsWith(Content(mine)[Sheet.Of().Length..], Mine.Expected(until: 2_950), StringComparison.Ordinal);
        }

        stop.Never();
        Assert.Null((await mine.CollectAsync()).Why);
        Assert.Equal(Mine.Expected(), Content(mine));
    }

    [Fact]
    public async Task Given_a_complete_file_When_it_is_collected_again_Then_little_is_asked_and_nothing_changes()
    {
        await using var mine = await Mine.OpenAsync();
        await mine.CollectAsync();
        var asked = mine.Requests;

        Assert.Equal(new Collected(0, null), await mine.CollectAsync());

        Assert.Equal(Mine.Expected(), Content(mine));
        Assert.InRange(mine.Requests - asked, 2, 5);
    }

    [Theory]
    [InlineData(FaultKind.Status, 429)]
    [InlineData(FaultKind.Status, 418)]
    [InlineData(FaultKind.Status, 500)]
    [InlineData(FaultKind.Status, 200)]
    [InlineData(FaultKind.DropRequest, null)]
    [InlineData(FaultKind.DropAnswer, null)]
    public async Task Given_faults_on_the_line_When_it_is_collected_Then_the_file_is_as_without_them(
        FaultKind fault,
        int? status
    )
    {
        var rule = new FaultRule
        {
            Path = "/v1/candles/*",
            Fault = fault,
            Status = status,
            Every = 3,
        };
        var faults = new FaultPlan();
        faults.Add(rule);
        await using var mine = await Mine.OpenAsync(change: options => options with { Faults = faults });

        Assert.Null((await mine.CollectAsync()).Why);

        Assert.Equal(Mine.Expected(), Content(mine));
    }

    public static TheoryData<string, Func<string, string>> Distortions =>
        new()
        {
            { "empty", _ => "[]" },
            { "in another order", body => Changed(body, rows => [.. rows.OrderBy(row => $"{row["trade_price"]}")]) },
            { "a row twice", body => Changed(body, rows => [rows[0], .. rows]) },
            {
                "a row twice, changed",
                body => Changed(body, rows => [With(rows[0], "candle_acc_trade_volume", 5), .. rows])
            },
            {
                "later rows",
                body => Changed(body, rows => [With(rows[0], "candle_date_time_utc", "2026-01-01T00:00:00"), .. rows])
            },
            {
                "off the grid",
                body => Changed(body, rows => [.. rows, With(rows[^1], "candle_date_time_utc", "2024-01-01T00:30:00")])
            },
            { "high below low", body => Changed(body, rows => [With(rows[0], "high_price", 1), .. rows.Skip(1)]) },
            { "a price of zero", body => Changed(body, rows => [With(rows[0], "low_price", 0), .. rows.Skip(1)]) },
            { "no numbers", body => body.Replace("trade_price", "price") },
            { "half of it", body => body[..(body.Length / 2)] },
        };

    [Theory]
    [MemberData(nameof(Distortions))]
    public async Task Given_answers_that_cannot_be_When_they_are_right_the_next_time_Then_the_file_is_as_without_them(
        string kind,
        Func<string, string> distort
    )
    {
        await using var mine = await Mine.OpenAsync();
        mine.Distort = (request, body) => request % 3 == 0 && body.Length > 2 ? distort(body) : body;

        Assert.Null((await mine.CollectAsync()).Why);

        Assert.True(Mine.Expected() == Content(mine), kind);
    }

    [Fact]
    public async Task Given_an_exchange_that_stays_wrong_When_it_is_collected_Then_it_ends_with_the_reason()
    {
        await using var mine = await Mine.OpenAsync();
        mine.Distort = (request, body) => request > 5 ? "{}" : body;

        var collected = await mine.CollectAsync();

        Assert.Contains("the exchange's answer has no list", collected.Why, StringComparison.Ordinal);
        Assert.StartsWith(Content(mine), Mine.Expected(), StringComparison.Ordinal);
        Assert.Equal(5 + 8, mine.Requests);
    }

    [Fact]
    public async Task Given_a_last_candle_that_changed_When_it_is_gone_on_with_Then_it_is_told_and_the_file_is_left()
    {
        await using var mine = await Mine.OpenAsync();
        await mine.CollectAsync(until: 500);
        var changed = Content(mine).Replace("498.00000001", "498.00000002");
        await File.WriteAllTextAsync(mine.File, changed);

        var collected = await mine.CollectAsync();

        Assert.StartsWith("the last candle of the file, 2024-01-21 18:00:00Z, is another", collected.Why);
        Assert.Equal(changed, Content(mine));
    }

    [Fact]
    public async Task Given_a_file_that_cannot_be_When_it_is_gone_on_with_Then_it_is_refused_and_left()
    {
        await using var mine = await Mine.OpenAsync();
        await mine.CollectAsync(until: 500);
        var cut = Content(mine)[..^3];
        await File.WriteAllTextAsync(mine.File, cut);

        var refusal = await Assert.ThrowsAsync<CandleFileException>(() => mine.CollectAsync());

        Assert.Contains("the last row is cut off", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(cut, Content(mine));
    }

    [Fact]
    public async Task Given_somebody_who_collects_into_a_file_When_another_does_too_Then_the_second_is_refused()
    {
        await using var mine = await Mine.OpenAsync();
        using var first = new CandleSheet(mine.File);

        await Assert.ThrowsAsync<IOException>(() => mine.CollectAsync());
    }

    [Fact]
    public async Task Given_the_real_limits_When_it_is_collected_Then_no_second_sees_more_than_eight_requests()
    {
        var seen = new List<TimeSpan>();
        await using var mine = await Mine.OpenAsync(change: options =>
            options with
            {
                RateLimits = RequestLimits.Real,
                OnCall = (point, _) =>
                {
                    seen.AddRange(point.Moment == UpbitCallMoment.BeforeActing ? [options.Wire.GetElapsedTime(0)] : []);
                    return Task.CompletedTask;
                },
            }
        );

        Assert.Null((await mine.CollectAsync()).Why);

        Assert.InRange(seen.Count, 16, 60);
        Assert.Equal(8, seen.Max(from => seen.Count(at => at >= from && at < from + TimeSpan.FromSeconds(1))));
        Assert.Equal(seen.Count, mine.Requests);
    }

    private static string Content(Mine mine) =>
        File.Exists(mine.File) ? File.ReadAllText(mine.File, Encoding.UTF8) : "";

    private static string Changed(string body, Func<JsonObject[], IEnumerable<JsonObject>> change)
    {
        var rows = JsonNode.Parse(body)!.AsArray().Select(row => row!.AsObject()).ToArray();
        return JsonSerializer.Serialize(change(rows));
    }

    private static JsonObject With(JsonObject row, string name, JsonNode value)
    {
        var changed = row.DeepClone().AsObject();
        changed[name] = value;
        return changed;
    }

    /// <summary>Ends a collector at one of its next requests: as it arrives, as it is answered, or a little later.
    /// </summary>
    private sealed class Interruption(uint seed)
    {
        private uint _dice = seed;
        private Func<Task> _end = () => Task.CompletedTask;
        private UpbitCallMoment _moment;
        private int _left;

        public void Soon(Func<Task> end) => (_left, _moment, _end) = (1 + Roll(), (UpbitCallMoment)Roll(), end);

        public void Never() => _left = 0;

        public Task Hear(UpbitCallPoint point) => point.Moment == _moment && --_left == 0 ? _end() : Task.CompletedTask;

        // 0 to 2.
        private int Roll()
        {
            _dice = unchecked((_dice * 1_103_515_245) + 12_345);
            return (int)((_dice >> 16) % 3);
        }
    }
}
