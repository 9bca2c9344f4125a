using Bot.Host.Charts;
using Bot.Host.Telegram.Texts;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Tests.Charts;

public sealed class EquityChartTests
{
    [Fact]
    public void Given_a_year_When_it_is_drawn_Then_it_has_run_hold_drawdown_words_and_months()
    {
        var chart = Draw(Some.Year());

        Assert.Equal(["KRW-ETH · 전략"], chart.Texts("title"));
        Assert.Equal(["전략", "매수 후 보유", "낙폭"], chart.Texts("legend"));
        Assert.Equal(["수익률", "거래"], chart.Texts("label"));
        Assert.Equal(["-4.12 %", "12"], chart.Texts("figure"));
        Assert.Equal(["2024-01-01 – 2024-12-31 KST"], chart.Texts("period"));
        Assert.Equal(["3월", "5월", "7월", "9월", "11월"], chart.Texts("time"));
    }

    [Fact]
    public void Given_equity_that_falls_and_recovers_When_it_is_drawn_Then_the_band_is_as_deep_as_the_loss()
    {
        var chart = Draw(Some.Run(100, 200, 150, 200));
        var depth = DrawnChart.Places(chart.Named("depth").Single());
        var marks = chart.Texts("value");

        Assert.Equal(depth[0].Y, depth[1].Y);
        Assert.Equal(depth[0].Y, depth[3].Y);
        Assert.True(depth[2].Y > depth[0].Y + 100);
        Assert.Contains("-20 %", marks);
    }

    [Theory]
    [InlineData(10_000_000, 10_400_000, "₩10.0M", "₩1,000만")]
    [InlineData(2, 4, "₩3.0", "₩3.0")]
    [InlineData(0, 100_000_000_000, "₩100B", "₩1,000억")]
    [InlineData(99_999_000, 100_001_000, "₩100.0M", "₩10,000만")]
    [InlineData(-3_000_000, 1_000_000, "-₩2M", "-₩200만")]
    [InlineData(-3_000_000, 1_000_000, "₩0", "₩0")]
    [InlineData(0.001, 0.002, "₩0.0014", "₩0.0014")]
    public void Given_amounts_of_any_size_When_they_are_drawn_Then_marks_are_round_and_in_the_units_of_the_language(
        double least,
        double most,
        string english,
        string korean
    )
    {
        double[] values = [least, most];

        Assert.Contains(english, Draw(Some.Run(values)).Texts("value"));
        Assert.Contains(korean, Draw(In(Languages.Korean, values)).Texts("value"));
    }

    [Fact]
    public void Given_flat_equity_When_it_is_drawn_Then_the_line_lies_in_the_middle_and_nothing_is_lost()
    {
        var chart = Draw(Some.Run(5e6, 5e6, 5e6));
        var line = DrawnChart.Places(chart.Named("equity").Single());

        Assert.All(line, place => Assert.Equal(321, place.Y, 1.0));
        Assert.All(DrawnChart.Places(chart.Named("depth").Single()), place => Assert.Equal(480, place.Y));
    }

    [Fact]
    public void Given_one_value_When_it_is_drawn_Then_it_is_a_dot() =>
        Assert.Equal("rect", Draw(Some.Run(5e6)).Named("equity").Single().Name.LocalName);

    [Fact]
    public void Given_nothing_finite_When_it_is_drawn_Then_it_says_so() =>
        Assert.Equal(["Nothing to draw"], Draw(Some.Run(double.NaN, double.PositiveInfinity)).Texts("empty"));

    [Fact]
    public void Given_a_hundred_thousand_values_When_they_are_drawn_Then_the_line_keeps_the_peak_and_stays_short()
    {
        double[] equity = [.. Enumerable.Repeat(1e6, 100_000)];
        equity[54_321] = 2e6;
        var line = DrawnChart.Places(Draw(Some.Run(equity)).Named("equity").Single());

        Assert.InRange(line.Count, 1_000, 4_000);
        Assert.True(line.Min(place => place.Y) < 220);
    }

    [Theory]
    [InlineData("<script>&amp;\"'", "<script>&amp;\"'")]
    [InlineData("a\u0001b\u202ec\u200bd", "abcd")]
    [InlineData("two\r\nlines", "two  lines")]
    [InlineData("שלום 😀", "שלום 😀")]
    public void Given_a_hostile_title_When_it_is_drawn_Then_it_is_text_and_nothing_unseen(string title, string shown) =>
        Assert.Equal([shown], Draw(Some.Titled(title)).Texts("title"));

    [Fact]
    public void Given_half_a_letter_in_the_title_When_it_is_drawn_Then_a_sign_stands_for_it() =>
        Assert.Equal(["a\ufffdb"], Draw(Some.Titled($"a{(char)0xd800}b")).Texts("title"));

    [Fact]
    public void Given_a_title_of_ten_thousand_letters_When_it_is_drawn_Then_it_is_cut_where_the_picture_ends()
    {
        var title = Draw(Some.Titled(new string('가', 10_000))).Texts("title").Single();

        Assert.InRange(title.Length, 25, 36);
        Assert.EndsWith("…", title, StringComparison.Ordinal);
    }

    [Fact]
    public void Given_fewer_values_than_times_When_a_picture_is_made_Then_it_is_refused() =>
        Assert.Throws<ArgumentException>(() => new EquityPicture("", Some.Hours(2), [1.0], [], Languages.Korean));

    [Fact]
    public void Given_any_finite_values_When_they_are_drawn_Then_all_of_it_lies_on_the_picture()
    {
        var runs = ArbMap
            .Default.GeneratorFor<NormalFloat>()
            .Select(value => value.Get)
            .NonEmptyListOf()
            .Select(values => values.ToArray())
            .ToArbitrary();

        Prop.ForAll(
                runs,
                values =>
                {
                    var chart = Draw(Some.Run(values, [.. values.Reverse()]));
                    var places = chart.Named("equity").Where(shape => shape.Attribute("d") is not null);
                    return chart.Numbers().All(double.IsFinite)
                        && places
                            .SelectMany(DrawnChart.Places)
                            .All(place => place is { X: >= 28 and <= 1172, Y: >= 190 and <= 452 });
                }
            )
            .QuickCheckThrowOnFailure();
    }

    private static EquityPicture In(ITexts texts, double[] values) =>
        new("KRW-ETH", Some.Hours(values.Length), values, [], texts);

    private static DrawnChart Draw(EquityPicture picture) => new(EquityChart.Draw(picture));
}
