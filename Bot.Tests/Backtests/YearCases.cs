using Bot.Domain.Exits;
using Bot.Domain.Money;
using Bot.Domain.Risk;

namespace Bot.Tests.Backtests;

/// <summary>
/// Coin, strategy, profile and exits of a year of hours, with what the second program made of them: closed trades,
/// last equity in KRW, deepest fall in percent, and the hash of the list of trades.
/// </summary>
internal static class YearCases
{
    // The breakout brings levels of its own, whatever the mode. The tight profile meets its loss limits often.
    public static TheoryData<string, string, string, string, int, decimal, double, string> All =>
        new()
        {
            { "ETH", "rsi-mean-reversion", "conservative", "fixed", 67, 8_953_942m, -13.0785, "0eb209a1f37fec10" },
            { "ETH", "rsi-mean-reversion", "conservative", "atr", 92, 9_468_137m, -7.3592, "3f72d0862f13f1a8" },
            { "ETH", "rsi-mean-reversion", "conservative", "moving", 81, 8_759_121m, -13.9202, "4483a88d7b74b455" },
            { "ETH", "rsi-mean-reversion", "balanced", "fixed", 54, 8_504_630m, -18.6017, "c6083a56f1061d15" },
            { "ETH", "rsi-mean-reversion", "balanced", "atr", 105, 9_415_165m, -8.4244, "a7df0ad1d7d843de" },
            { "ETH", "rsi-mean-reversion", "balanced", "moving", 72, 8_570_619m, -17.5578, "544c9d2f265c6bbf" },
            { "ETH", "rsi-mean-reversion", "aggressive", "fixed", 43, 8_402_647m, -21.4020, "4c74e7da95e22a7c" },
            { "ETH", "rsi-mean-reversion", "aggressive", "atr", 130, 8_811_592m, -15.5941, "76c9589dcc5f7b99" },
            { "ETH", "rsi-mean-reversion", "aggressive", "moving", 60, 8_090_261m, -22.1248, "083260acf42fd290" },
            { "ETH", "volatility-breakout", "conservative", "fixed", 141, 9_397_750m, -7.8852, "99ea9751f18fb5d4" },
            { "ETH", "volatility-breakout", "conservative", "atr", 141, 9_397_750m, -7.8852, "99ea9751f18fb5d4" },
            { "ETH", "volatility-breakout", "conservative", "moving", 141, 9_451_463m, -7.3585, "1bcf5d8e222992de" },
            { "ETH", "volatility-breakout", "balanced", "fixed", 141, 9_104_040m, -11.6407, "77470f1502052a77" },
            { "ETH", "volatility-breakout", "balanced", "atr", 141, 9_104_040m, -11.6407, "77470f1502052a77" },
            { "ETH", "volatility-breakout", "balanced", "moving", 141, 9_182_063m, -10.8835, "134c4a95a4f2d2b1" },
            { "ETH", "volatility-breakout", "aggressive", "fixed", 144, 9_006_942m, -13.7001, "1f996af6cf262a51" },
            { "ETH", "volatility-breakout", "aggressive", "atr", 144, 9_006_942m, -13.7001, "1f996af6cf262a51" },
            { "ETH", "volatility-breakout", "aggressive", "moving", 144, 9_109_828m, -13.2655, "c5f4f56b34f33afa" },
            { "BTC", "rsi-mean-reversion", "conservative", "fixed", 56, 9_533_746m, -8.9788, "1251bae489171dfb" },
            { "BTC", "rsi-mean-reversion", "conservative", "atr", 92, 9_542_554m, -6.0618, "40d6ea61d4ee8db3" },
            { "BTC", "rsi-mean-reversion", "conservative", "moving", 66, 9_481_652m, -8.4039, "87158531c2240af7" },
            { "BTC", "rsi-mean-reversion", "balanced", "fixed", 48, 8_811_315m, -16.6356, "5baec3a98b757622" },
            { "BTC", "rsi-mean-reversion", "balanced", "atr", 105, 9_554_321m, -6.6828, "dee8dcb45c6e9bee" },
            { "BTC", "rsi-mean-reversion", "balanced", "moving", 56, 8_530_721m, -17.4566, "8e68b6decc08a6c9" },
            { "BTC", "rsi-mean-reversion", "aggressive", "fixed", 38, 9_466_237m, -17.1607, "6a2132d6dcab2406" },
            { "BTC", "rsi-mean-reversion", "aggressive", "atr", 125, 9_534_248m, -10.6189, "befa10ad2134e5ed" },
            { "BTC", "rsi-mean-reversion", "aggressive", "moving", 48, 9_186_482m, -17.4048, "ffb0a0d26d7aec6a" },
            { "BTC", "volatility-breakout", "conservative", "fixed", 134, 9_617_061m, -6.1482, "7c39be1a5a9a25f9" },
            { "BTC", "volatility-breakout", "conservative", "atr", 134, 9_617_061m, -6.1482, "7c39be1a5a9a25f9" },
            { "BTC", "volatility-breakout", "conservative", "moving", 134, 9_665_364m, -5.7558, "3fbd61d2da08b707" },
            { "BTC", "volatility-breakout", "balanced", "fixed", 135, 9_400_161m, -9.0972, "53367a2c9a67f155" },
            { "BTC", "volatility-breakout", "balanced", "atr", 135, 9_400_161m, -9.0972, "53367a2c9a67f155" },
            { "BTC", "volatility-breakout", "balanced", "moving", 135, 9_471_065m, -8.5264, "33f196a8fed68fb3" },
            { "BTC", "volatility-breakout", "aggressive", "fixed", 135, 9_203_744m, -11.9652, "5fdd19faf59c7e34" },
            { "BTC", "volatility-breakout", "aggressive", "atr", 135, 9_203_744m, -11.9652, "5fdd19faf59c7e34" },
            { "BTC", "volatility-breakout", "aggressive", "moving", 135, 9_296_414m, -11.2275, "025163504ad730b6" },
            { "ETH", "rsi-mean-reversion", "tight", "fixed", 62, 8_190_459m, -23.4544, "0b8335b5b0b1ed84" },
            { "ETH", "rsi-mean-reversion", "tight", "atr", 121, 8_827_969m, -15.7934, "7e1c04d482c49ba5" },
            { "ETH", "rsi-mean-reversion", "tight", "moving", 79, 7_973_186m, -22.8910, "ab1334ad6cb03d37" },
            { "ETH", "volatility-breakout", "tight", "moving", 142, 8_952_028m, -13.9623, "48c7a6b50423cd23" },
            { "BTC", "rsi-mean-reversion", "tight", "fixed", 52, 9_158_820m, -16.0110, "c4c361f0abe8fc8e" },
            { "BTC", "rsi-mean-reversion", "tight", "atr", 121, 9_676_838m, -9.2821, "873723c24be3d065" },
            { "BTC", "rsi-mean-reversion", "tight", "moving", 65, 9_139_400m, -15.6958, "e0f26fb113c35738" },
        };

    public static TheoryData<string, string, string, string, int, decimal, double, string> Thin =>
        new()
        {
            { "ETH", "rsi-mean-reversion", "balanced", "fixed", 53, 8_338_588m, -18.9138, "206c1ab3d67602d1" },
            { "ETH", "rsi-mean-reversion", "balanced", "moving", 70, 8_444_600m, -18.0941, "19be7bdfcdb95873" },
            { "ETH", "volatility-breakout", "balanced", "fixed", 136, 9_076_758m, -12.9304, "85efb6cf29124195" },
            { "ETH", "volatility-breakout", "balanced", "moving", 136, 9_171_742m, -13.0583, "00dfc9898b069b97" },
            { "BTC", "rsi-mean-reversion", "balanced", "moving", 56, 8_870_109m, -14.1107, "a03de0b57305196d" },
            { "BTC", "volatility-breakout", "balanced", "fixed", 138, 9_145_542m, -9.8780, "ad2809e807e193aa" },
        };

    public static RiskProfile ProfileOf(string name) =>
        name == "tight"
            ? RiskProfile.Balanced with
            {
                StopLoss = new Percent(-3m),
                DailyLossLimit = new Percent(-1.5m),
                WeeklyLossLimit = new Percent(-3m),
                HoursBetweenEntries = 2,
                ShareOfCash = new Percent(40m),
            }
            : RiskProfile.Find(name)!;

    public static ExitRule ExitsOf(string name) =>
        name switch
        {
            "atr" => new ExitRule { Mode = ExitMode.Atr },
            "moving" => new ExitRule { Trailing = new TrailingRule(), Partial = new PartialRule() },
            _ => new ExitRule(),
        };
}
