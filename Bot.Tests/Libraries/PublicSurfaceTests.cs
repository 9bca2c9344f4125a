using System.Reflection;
using Stateless;
using Stateless.Reflection;

namespace Bot.Tests.Libraries;

/// <summary>The stand-ins under <c>lib/</c> have nothing public that the originals lack.</summary>
public sealed class PublicSurfaceTests
{
    [SharedTheory]
    [InlineData("Telegram.Bot")]
    [InlineData("Coravel")]
    [InlineData("Skender.Stock.Indicators")]
    [InlineData("Stateless")]
    public void Given_a_stand_in_when_compared_with_the_original_then_all_its_public_members_are_the_originals(
        string package)
    {
        var listing = PublicSurfaceListing.Of(File.ReadLines(SharedData.Path($"design/packages/full-{package}.txt")));

        var offences = Assembly.Load(package).GetExportedTypes().SelectMany(listing.Offences).ToArray();

        Assert.True(offences.Length == 0, $"{offences.Length} of {package}:\n{string.Join("\n", offences)}");
    }

    [Theory]
    [InlineData("class TriggerInfo", "    object UnderlyingTrigger { get; }", "override string ToString()")]
    [InlineData("class TriggerInfo", "    override string ToString()", "object UnderlyingTrigger { get; }")]
    [InlineData("enum FiringMode", "    { Immediate=0, Queued=2 }", "Queued=1")]
    public void Given_a_listing_that_says_otherwise_when_compared_then_the_member_is_named(
        string header, string members, string offence)
    {
        var type = header.StartsWith("enum", StringComparison.Ordinal) ? typeof(FiringMode) : typeof(TriggerInfo);
        var listing = PublicSurfaceListing.Of([$"## {type.Namespace}", header, members]);

        Assert.Equal([$"{type.Namespace} {type.Name}: {offence}"], listing.Offences(type));
    }

    [Fact]
    public void Given_another_kind_or_no_such_type_when_compared_then_the_type_is_named()
    {
        var listing = PublicSurfaceListing.Of(
        [
            "## Stateless.Reflection",
            "sealed class TriggerInfo",
            "    object UnderlyingTrigger { get; }",
            "    override string ToString()",
        ]);

        Assert.Equal(
            ["Stateless.Reflection TriggerInfo: class TriggerInfo (original: sealed class TriggerInfo)"],
            listing.Offences(typeof(TriggerInfo)));
        Assert.Equal(["Stateless FiringMode: no such type"], listing.Offences(typeof(FiringMode)));
    }
}
