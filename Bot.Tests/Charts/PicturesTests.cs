using System.Buffers.Binary;
using Bot.Host.Charts;

namespace Bot.Tests.Charts;

public sealed class PicturesTests
{
    private static readonly Pictures Pictures = new();

    [PictureFact]
    public void Given_a_year_When_it_is_drawn_Then_it_is_a_png_of_1200_by_675()
    {
        var png = Png(Pictures.Equity(Some.Year()));

        Assert.Equal("PNG\r\n"u8.ToArray(), png[1..6]);
        Assert.Equal(1200, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)));
        Assert.Equal(675, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
    }

    [PictureFact]
    public void Given_the_same_year_When_it_is_drawn_again_Then_it_is_the_same_to_the_byte() =>
        Assert.Equal(Png(Pictures.Equity(Some.Year())), Png(new Pictures().Equity(Some.Year())));

    [PictureFact]
    public void Given_light_and_dark_When_they_are_drawn_Then_they_differ() =>
        Assert.NotEqual(Png(Pictures.Equity(Some.Year())), Png(Pictures.Equity(Some.Year(ChartTheme.Dark))));

    [PictureFact]
    public void Given_many_at_once_When_they_are_drawn_Then_each_is_what_it_is_alone()
    {
        EquityPicture[] years = [Some.Year(), Some.Year(ChartTheme.Dark), Some.Run(1, 2, 1), Some.Titled("<&>")];
        var alone = years.Select(year => Png(Pictures.Equity(year))).ToArray();
        var together = new byte[32][];

        Parallel.For(0, together.Length, at => together[at] = Png(Pictures.Equity(years[at % years.Length])));

        Assert.All(Enumerable.Range(0, together.Length), at => Assert.Equal(alone[at % years.Length], together[at]));
    }

    [Fact]
    public void Given_no_librsvg_When_a_picture_is_asked_for_Then_it_says_what_to_install()
    {
        var picture = new Pictures(new Rasterizer(["librsvg-of-nowhere.so.2"])).Equity(Some.Year());

        Assert.Equal(
            "librsvg is missing: apt install librsvg2-2 fonts-nanum",
            Assert.IsType<Picture.Missing>(picture).Why
        );
    }

    private static byte[] Png(Picture picture) => Assert.IsType<Picture.Drawn>(picture).Png;
}
