namespace Bot.Host.Telegram;

/// <summary>
/// Cuts a text that is too long for one message: at the end of a line where it can, else between two characters; never
/// inside a tag or an entity. A tag that is open at a cut is closed before it and opened again after it.
/// </summary>
public sealed class MessageSplitter
{
    /// <summary>Characters of one message, at most.</summary>
    public const int MaxLength = 4096;

    private readonly List<string> _pieces = [];
    private readonly List<string> _open = [];
    private readonly int _limit;
    private string _piece = "";
    private LineEnd? _lineEnd;

    private MessageSplitter(int limit) => _limit = limit;

    /// <summary>The pieces in order; their plain texts joined are the plain text of the whole.</summary>
    public static IReadOnlyList<string> Split(string html, int limit = MaxLength)
    {
        if (html.Length <= limit)
        {
            return [html];
        }

        var splitter = new MessageSplitter(limit);
        foreach (var token in Tokens(html))
        {
            splitter.Take(token);
        }

        splitter.Finish();
        return splitter._pieces;
    }

    private void Take(string token)
    {
        while (_piece.Length + token.Length + Closing(After(token)).Length > _limit && CanCut())
        {
            Cut();
        }

        Follow(token);
        _piece += token;
        if (token == "\n")
        {
            _lineEnd = new LineEnd(_piece.Length, [.. _open]);
        }
    }

    // A piece that holds nothing but reopened tags cannot be made shorter.
    private bool CanCut() => _piece.Length > Opening(_open).Length;

    private void Cut()
    {
        var at = _lineEnd ?? new LineEnd(_piece.Length, [.. _open]);
        var rest = _piece[at.Length..];
        _pieces.Add(_piece[..at.Length] + Closing(at.Open));
        _piece = Opening(at.Open) + rest;
        _lineEnd = null;
    }

    private void Finish()
    {
        if (Html.Plain(_piece).Length > 0)
        {
            _pieces.Add(_piece);
        }
    }

    private List<string> After(string token)
    {
        if (!IsTag(token))
        {
            return _open;
        }

        return IsClosing(token) ? [.. _open.SkipLast(1)] : [.. _open, token];
    }

    private void Follow(string token)
    {
        if (!IsTag(token))
        {
            return;
        }

        if (!IsClosing(token))
        {
            _open.Add(token);
        }
        else if (_open.Count > 0)
        {
            _open.RemoveAt(_open.Count - 1);
        }
    }

    private static bool IsTag(string token) => token.Length > 1 && token[0] == '<';

    private static bool IsClosing(string token) => token.StartsWith("</", StringComparison.Ordinal);

    private static string Opening(IEnumerable<string> tags) => string.Concat(tags);

    private static string Closing(IEnumerable<string> tags) =>
        string.Concat(tags.Reverse().Select(tag => $"</{NameOf(tag)}>"));

    private static string NameOf(string tag) => tag[1..tag.IndexOfAny([' ', '>'])];

    // What must not be cut: a tag, an entity, a surrogate pair, else one character.
    private static IEnumerable<string> Tokens(string html)
    {
        for (var at = 0; at < html.Length;)
        {
            var length = html[at] switch
            {
                '<' => LengthTo(html, at, '>'),
                '&' => LengthTo(html, at, ';'),
                _ when char.IsHighSurrogate(html[at]) && at + 1 < html.Length => 2,
                _ => 1,
            };
            yield return html.Substring(at, length);
            at += length;
        }
    }

    private static int LengthTo(string html, int from, char end)
    {
        var found = html.IndexOf(end, from);
        return found < 0 ? 1 : found - from + 1;
    }

    /// <summary>The last end of a line in the piece, and the tags that are open there.</summary>
    private sealed record LineEnd(int Length, IReadOnlyList<string> Open);
}
