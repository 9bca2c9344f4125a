using Bot.Domain.Risk;
using Bot.Host.Options;
using Bot.Host.Settings;
using Bot.Host.Telegram.Screens;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Tests.Settings;

public sealed class PressPropertyTests
{
    private static readonly string[] Deeds =
    [
        "up",
        "down",
        "up5",
        "down5",
        "usual",
        "conservative",
        "aggressive",
        "on",
        "off",
        "atr",
        "kelly",
        "-4",
        "2.5",
        "60",
    ];

    [Fact]
    public void Given_any_presses_When_they_are_done_in_order_Then_all_values_stay_in_their_ranges_and_agree()
    {
        var press =
            from screen in Gen.Elements(SettingCatalog.Limits, SettingCatalog.Exits, SettingCatalog.Sizing)
            from setting in Gen.Elements(screen.AsEnumerable())
            from deed in Gen.Elements(Deeds)
            select (screen, $"? {setting.Name} {deed}");

        Prop.ForAll(press.ListOf().ToArbitrary(), presses => Assert.True(IsSound(presses))).QuickCheckThrowOnFailure();
    }

    private static bool IsSound(IEnumerable<(IReadOnlyList<Setting> Screen, string Argument)> presses)
    {
        var terms = AccountTerms.Of(Configured, RiskProfile.Balanced.Name, new Dictionary<string, string>());
        foreach (var (screen, argument) in presses)
        {
            if (ValueRequest.Read(argument, screen, terms) is ValueRequest.Change change)
            {
                var after = terms.With(change.Changes);
                terms = Contradictions.Brought(terms, after).Count == 0 ? after : terms;
            }
        }

        return SettingCatalog.All.All(one => SettingText.IsValid(one, terms.ValueOf(one)))
            && OptionsCheck.Problems(terms.Options).Count == 0
            && Contradictions.In(terms).Count == 0
            && AccountTerms.Of(Configured, terms.Named.Name, terms.Own).Ignored.Count == 0;
    }

    private static readonly BotOptions Configured = new()
    {
        Telegram = new TelegramOptions { BotToken = "1:test", OwnerId = 1 },
    };
}
