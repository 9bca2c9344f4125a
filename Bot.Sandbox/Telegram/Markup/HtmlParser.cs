using System.Text;
using Bot.Sandbox.Telegram.Api;

namespace Bot.Sandbox.Telegram.Markup;

/// <summary>Reads the Bot API's HTML dialect into text and entities, and complains in the API's own words.</summary>
internal sealed class HtmlParser
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "a", "b", "strong", "i", "em", "s", "strike", "del", "u", "ins",
        "tg-spoiler", "span", "pre", "code", "blockquote",
    };

    private readonly string _source;
    private readonly StringBuilder _text;
    private readonly List<TextEntity> _entities = [];
    private readonly Stack<OpenTag> _open = new();
    private int _at;

    private HtmlParser(string source)
    {
        _source = source;
        _text = new StringBuilder(source.Length);
    }

    private char Current => _at < _source.Length ? _source[_at] : '\0';

    /// <exception cref="ApiRefusal">A tag is unknown, unclosed or closed out of order.</exception>
    public static FormattedText Parse(string html) => new HtmlParser(TextCleaning.WithoutControls(html)).Run();

    private FormattedText Run()
    {
        while (_at < _source.Length)
        {
            if (Current == '<')
            {
                ReadTag();
            }
            else if (Current != '&' || !HtmlCharacter.TryRead(_source, ref _at, _text))
            {
                _text.Append(_source[_at++]);
            }
        }

        return _open.TryPeek(out var left)
            ? throw Refuse($"Can't find end tag corresponding to start tag \"{left.Name}\"")
            : TextCleaning.Finish(_text.ToString(), _entities);
    }

    private void ReadTag()
    {
        var start = _at++;
        if (Current == '/')
        {
            _at++;
            ReadEndTag(start);
            return;
        }

        var name = ReadWhile(c => !char.IsWhiteSpace(c) && c != '>').ToLowerInvariant();
        if (Current == '\0')
        {
            throw Refuse($"Unclosed start tag at byte offset {Bytes(start)}");
        }

        if (!Known.Contains(name))
        {
            throw Refuse($"Unsupported start tag \"{name}\" at byte offset {Bytes(start)}");
        }

        var argument = ReadAttributes(name, start);
        _at++;
        if (name == "span" && argument != "tg-spoiler")
        {
            throw Refuse($"Tag \"span\" must have class \"tg-spoiler\" at byte offset {Bytes(start)}");
        }

        _open.Push(new(name, argument, _text.Length));
    }

    private string? ReadAttributes(string tag, int start)
    {
        string? argument = null;
        while (true)
        {
            SkipBlanks();
            if (Current == '>')
            {
                return argument;
            }

            var attribute = ReadWhile(c => !char.IsWhiteSpace(c) && c is not ('=' or '>' or '/' or '"' or '\''));
            if (attribute.Length == 0)
            {
                throw Current == '\0'
                    ? UnclosedStart(tag, start)
                    : Refuse($"Empty attribute name in the tag \"{tag}\" at byte offset {Bytes(start)}");
            }

            SkipBlanks();
            var value = Current == '=' ? ReadValue() : "";
            if (Current == '\0')
            {
                throw UnclosedStart(tag, start);
            }

            argument = Meaning(tag, attribute.ToLowerInvariant(), value) ?? argument;
        }
    }

    private string ReadValue()
    {
        _at++;
        SkipBlanks();
        if (Current is not ('"' or '\''))
        {
            var begin = _at;
            var word = ReadWhile(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-').ToLowerInvariant();
            return Current is '\0' or '>' || char.IsWhiteSpace(Current)
                ? word
                : throw Refuse($"Unexpected end of name token at byte offset {Bytes(begin)}");
        }

        var quote = _source[_at++];
        var value = new StringBuilder();
        while (Current != quote && Current != '\0')
        {
            if (Current != '&' || !HtmlCharacter.TryRead(_source, ref _at, value))
            {
                value.Append(_source[_at++]);
            }
        }

        if (Current == quote)
        {
            _at++;
        }

        return value.ToString();
    }

    private static string? Meaning(string tag, string attribute, string value) => (tag, attribute) switch
    {
        ("a", "href") => value,
        ("code", "class") when value.StartsWith("language-", StringComparison.Ordinal) => value["language-".Length..],
        ("span", "class") => value,
        ("blockquote", "expandable") => "expandable",
        _ => null,
    };

    private void ReadEndTag(int start)
    {
        if (!_open.TryPeek(out var open))
        {
            throw Refuse($"Unexpected end tag at byte offset {Bytes(start)}");
        }

        var name = ReadWhile(c => !char.IsWhiteSpace(c) && c != '>').ToLowerInvariant();
        SkipBlanks();
        if (Current != '>')
        {
            throw Refuse($"Unclosed end tag at byte offset {Bytes(start)}");
        }

        if (name.Length > 0 && name != open.Name)
        {
            throw Refuse(
                $"Unmatched end tag at byte offset {Bytes(start)}, expected \"</{open.Name}>\", found \"</{name}>\"");
        }

        _at++;
        _open.Pop();
        if (_text.Length > open.Offset)
        {
            Close(open);
        }
    }

    private void Close(OpenTag tag)
    {
        var length = _text.Length - tag.Offset;
        if (tag.Name == "pre" && _entities is [.., { Type: "code", Language: not null } inner]
            && inner.Offset == tag.Offset && inner.Length == length)
        {
            _entities[^1] = inner with { Type = "pre" };
            return;
        }

        var entity = new TextEntity(EntityType(tag), tag.Offset, length);
        if (tag.Name == "a")
        {
            var address = Address(tag.Argument ?? _text.ToString(tag.Offset, length));
            if (address is null)
            {
                return;
            }

            entity = entity with { Url = address };
        }

        _entities.Add(tag.Name == "code" ? entity with { Language = tag.Argument } : entity);
    }

    private static string EntityType(OpenTag tag) => tag.Name switch
    {
        "a" => "text_link",
        "b" or "strong" => "bold",
        "i" or "em" => "italic",
        "s" or "strike" or "del" => "strikethrough",
        "u" or "ins" => "underline",
        "tg-spoiler" or "span" => "spoiler",
        "blockquote" when tag.Argument is not null => "expandable_blockquote",
        _ => tag.Name,
    };

    /// <summary>Telegram drops links that lead nowhere and completes those without a scheme.</summary>
    private static string? Address(string text)
    {
        var complete = text.Contains("://", StringComparison.Ordinal) ? text : "http://" + text;
        return Uri.TryCreate(complete, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "tg"
            && (uri.Scheme == "tg" || uri.IsLoopback || uri.Host.Contains('.', StringComparison.Ordinal))
            ? uri.AbsoluteUri
            : null;
    }

    private string ReadWhile(Func<char, bool> wanted)
    {
        var begin = _at;
        while (_at < _source.Length && wanted(_source[_at]))
        {
            _at++;
        }

        return _source[begin.._at];
    }

    private void SkipBlanks() => ReadWhile(char.IsWhiteSpace);

    private int Bytes(int characters) => Encoding.UTF8.GetByteCount(_source.AsSpan(0, characters));

    private ApiRefusal UnclosedStart(string tag, int start) =>
        Refuse($"Unclosed start tag \"{tag}\" at byte offset {Bytes(start)}");

    private static ApiRefusal Refuse(string what) => ApiRefusal.BadRequest("can't parse entities: " + what);

    private sealed record OpenTag(string Name, string? Argument, int Offset);
}
