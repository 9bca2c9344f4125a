using Bot.Domain.Market;
using Bot.Host.Telegram.Texts;
using Bot.Host.Trading;

namespace Bot.Host.Telegram.Screens;

/// <summary>Differences between journal and exchange as a message with the keys that settle them.</summary>
public static class BooksCard
{
    public const string Adopt = "adopt";
    public const string Ignore = "ignore";
    public const string Sell = "sell";

    /// <summary>The message's text.</summary>
    public static string Text(ShownDifferences shown, string market, ITexts texts)
    {
        var coin = new MarketCode(market).Base;
        var lines = shown.Differences.Select(one => texts.Books.Line(
            one, Html.Escape(one.Subject), Html.Escape(coin), Figure.Won(one.Gap * shown.Last)));
        return $"⚖ <b>{texts.Books.Title}</b>\n{string.Join('\n', lines)}\n{texts.Books.Ways(shown.CanBeIgnored)}";
    }

    /// <summary>The keys that settle exactly these differences.</summary>
    public static IReadOnlyList<Key> Keys(ShownDifferences shown, ITexts texts)
    {
        Key To(string label, string way) => Key.To(label, CommandName.Reconcile, $"{way} {shown.Id}");
        return
        [
            To(texts.Books.Adopt, Adopt),
            .. shown.CanBeIgnored ? [To(texts.Books.Ignore, Ignore)] : Array.Empty<Key>(),
            To(texts.Books.Sell, Sell),
        ];
    }
}
