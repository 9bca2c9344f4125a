using System.Globalization;
using Bot.Domain.Market;
using Microsoft.AspNetCore.Http;

namespace Bot.Host.Http.Api;

/// <summary>
/// Reads the parameters of a request. Whatever is not exactly right is refused, with what is allowed.
/// </summary>
internal sealed class ApiQuery
{
    /// <summary>Rows on a page at most.</summary>
    public const int SizeMost = 200;

    /// <summary>Nobody turns so many pages.</summary>
    public const int PageMost = 100_000;

    private const int SizeUsual = 50;
    private const int DateLength = 10;

    private static readonly string[] InstantForms =
    [
        "yyyy-MM-dd'T'HH:mm:ssK",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd'T'HH:mmK",
    ];

    private readonly IQueryCollection _query;

    /// <param name="request">Whose parameters.</param>
    /// <param name="known">Their names; any other is refused.</param>
    public ApiQuery(HttpRequest request, params string[] known)
    {
        _query = request.Query;
        foreach (var (name, values) in _query)
        {
            if (!known.Contains(name, StringComparer.Ordinal))
            {
                throw Wrong(name, values.ToString(), "no such parameter; there are " + string.Join(", ", known));
            }

            if (values.Count != 1)
            {
                throw Wrong(name, values.ToString(), "given once");
            }
        }
    }

    /// <summary>Which account; 1 where none is named.</summary>
    public int Account => Whole("account", 1, 1, int.MaxValue);

    public int Page => Whole("page", 1, 1, PageMost);

    public int Size => Whole("size", SizeUsual, 1, SizeMost);

    /// <summary>A market, or null for all.</summary>
    public string? Symbol => Market("symbol");

    /// <summary>From this instant on, or null.</summary>
    public DateTimeOffset? From => Instant("from");

    /// <summary>Before this instant, or null.</summary>
    public DateTimeOffset? To => Instant("to");

    /// <summary>One of a few words; the usual one where none is given.</summary>
    public T Choice<T>(string name, T usual, IReadOnlyDictionary<string, T> words)
    {
        if (Find(name) is not { } text)
        {
            return usual;
        }

        return words.TryGetValue(text, out var chosen)
            ? chosen
            : throw Wrong(name, text, "one of " + string.Join(", ", words.Keys.Order(StringComparer.Ordinal)));
    }

    /// <summary>A parameter that cannot be taken, as it is told.</summary>
    public static HttpRefusalException Wrong(string name, string value, string allowed)
    {
        var (parameter, shown) = (Problems.Shown(name), Problems.Shown(value));
        return new HttpRefusalException(
            new Problem(StatusCodes.Status400BadRequest, $"{parameter} is '{shown}'; it must be {allowed}.")
            {
                Wrong = new WrongValue(parameter, shown, allowed),
            }
        );
    }

    private int Whole(string name, int usual, int from, int to)
    {
        if (Find(name) is not { } text)
        {
            return usual;
        }

        return
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= from
            && number <= to
            ? number
            : throw Wrong(name, text, $"a whole number from {from} to {to}");
    }

    private string? Market(string name)
    {
        var text = Find(name);
        return text is null || MarketCode.IsValid(text)
            ? text
            : throw Wrong(name, text, "KRW- and a coin, e.g. KRW-ETH");
    }

    private DateTimeOffset? Instant(string name)
    {
        if (Find(name) is not { } text)
        {
            return null;
        }

        // A time without its place in the world means another instant to everybody.
        var isInstant = DateTimeOffset.TryParseExact(
            text,
            InstantForms,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var instant
        );
        return isInstant && (text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > DateLength)
            ? instant.ToUniversalTime()
            : throw Wrong(name, text, "an instant with its offset, e.g. 2026-11-01T00:00:00Z");
    }

    private string? Find(string name) => _query.TryGetValue(name, out var values) ? values[0] ?? "" : null;
}
