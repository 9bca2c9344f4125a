using System.Globalization;
using System.Text.RegularExpressions;
using Bot.Domain.Decisions;
using Bot.Domain.Reasons;
using Bot.Domain.States;
using Bot.Domain.Strategies;
using Bot.Domain.Time;
using Bot.Host.Storage.Rows;

namespace Bot.Host.Telegram.Texts;

/// <summary>
/// What the journal says, in one language: reasons, refusals and figures are kept in English and told in a person's
/// words. What a machine said of itself is told as it is.
/// </summary>
public sealed partial class SayingBook
{
    private const string Between = "; ";
    private const char Rest = '*';
    private const string ClockForm = "HH:mm:ss";
    private const int LongestPart = 300;

    // Longer ones are no words of the journal, and would only be taken apart in vain.
    private const int LongestKnown = 1000;

    private static readonly string[] Instants = ["instant", "due"];
    private static readonly string[] InstantForms = ["yyyy-MM-dd HH:mm:ss'Z'", "yyyy-MM-dd HH:mm'Z'"];

    private readonly Lazy<IReadOnlyList<Saying>> _sayings;

    /// <param name="sayings">
    /// How the journal says it, and how it is told. A name in braces stands for one word, one with a star (at the end
    /// of the form) for all that follows, which is told in its turn. Some names stand for a thing of their kind alone:
    /// states, roles, instants, clocks in UTC (told in KST) and more. Told are the names of the form, escaped.
    /// </param>
    public SayingBook(IEnumerable<(string Form, string Told)> sayings) =>
        _sayings = new Lazy<IReadOnlyList<Saying>>(() => [.. sayings.Select(one => new Saying(one.Form, one.Told))]);

    /// <summary>A sentence in the book's words, escaped; null where they are not known.</summary>
    public string? Find(string sentence, ITexts texts) =>
        sentence.Length > LongestKnown ? null : Whole(sentence, texts) ?? Listed(sentence, texts);

    private string? Whole(string sentence, ITexts texts)
    {
        foreach (var saying in _sayings.Value)
        {
            if (saying.Read(sentence) is { } parts && saying.Fill(parts, Part) is { } told)
            {
                return told;
            }
        }

        return null;

        string? Part(string name, string value) => Of(name, value, texts);
    }

    // Several sayings, one behind the other.
    private string? Listed(string sentence, ITexts texts)
    {
        var pieces = sentence.Split(Between);
        if (pieces.Length == 1)
        {
            return null;
        }

        var told = pieces.Select(piece => Whole(piece, texts)).ToList();
        return told.Exists(piece => piece is not null)
            ? string.Join(Between, told.Zip(pieces, (words, piece) => words ?? Html.Excerpt(piece, LongestPart)))
            : null;
    }

    // What stands in the place of a name; null where it cannot stand there.
    private static string? Of(string name, string value, ITexts texts) => name switch
    {
        "state" => Named<TradingState>(value) is { } state ? texts.Words.Of(state) : null,
        "action" => Named<TradeAction>(value) is { } action ? texts.Words.Of(action) : null,
        "role" => Named<PersonRole>(value) is { } role ? texts.Words.Of(role) : null,
        "confidence" => Named<Confidence>(value) is { } confidence ? texts.Words.Of(confidence) : null,
        "ending" => TerminalReasons.Find(value) is { } ending ? texts.Words.Of(ending) : Html.Escape(value),
        "instant" or "due" => Instant(value),
        "clock" or "end" => Clock(value),
        "profile" => texts.Words.Profile(value),
        "rung" => texts.Words.Of(value),
        _ when name.EndsWith(Rest) => texts.Tell(value, LongestPart),
        _ => value == Rung.Absent ? texts.Words.None : Html.Escape(value),
    };

    private static string? Instant(string value) =>
        DateTimeOffset.TryParseExact(
            value, InstantForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? $"{Figure.Moment(instant)} KST"
            : null;

    private static string? Clock(string value) =>
        DateTimeOffset.TryParseExact(
            value, ClockForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var clock)
            ? $"{TradingDay.InKorea(clock).ToString(ClockForm, CultureInfo.InvariantCulture)} KST"
            : null;

    // By its name alone: a number is none.
    private static T? Named<T>(string value)
        where T : struct, Enum =>
        Enum.TryParse<T>(value, out var named) && Enum.GetName(named) == value ? named : null;

    [GeneratedRegex(@"\{(?<name>[a-z]+\*?)\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex NamePattern();

    // Taken apart by the words between the names, so that hostile words cost no more than others.
    private sealed class Saying
    {
        private readonly string[] _words;
        private readonly string[] _names;
        private readonly string _told;

        public Saying(string form, string told)
        {
            (_names, _told) = (Names(form), told);
            _words = [.. NamePattern().Split(form).Where((_, at) => at % 2 == 0)];
            if (Names(told).Except(_names, StringComparer.Ordinal).FirstOrDefault() is { } other)
            {
                throw new ArgumentException($"'{told}' tells {other}, which '{form}' does not have", nameof(told));
            }
        }

        /// <summary>What stands in the places of the names, in order; null where it is another sentence.</summary>
        public List<string>? Read(string sentence)
        {
            if (!sentence.StartsWith(_words[0], StringComparison.Ordinal))
            {
                return null;
            }

            var parts = new List<string>(_names.Length);
            var from = _words[0].Length;
            foreach (var (name, word) in _names.Zip(_words.Skip(1)))
            {
                var to = EndOf(sentence, from, name, word);
                if (to <= from || (IsWord(name) && sentence.AsSpan(from, to - from).Contains(' ')))
                {
                    return null;
                }

                parts.Add(sentence[from..to]);
                from = to + word.Length;
            }

            return from == sentence.Length ? parts : null;
        }

        /// <summary>The sentence as it is told; null where something stands where it cannot.</summary>
        public string? Fill(List<string> parts, Func<string, string, string?> tell)
        {
            var told = _names.Zip(parts, tell).ToList();
            return told.Contains(null)
                ? null
                : NamePattern().Replace(_told, match => told[Array.IndexOf(_names, Name(match))]!);
        }

        // Where anything may stand before a word, it ends the sentence.
        private static int EndOf(string sentence, int from, string name, string word) =>
            name.EndsWith(Rest) || word.Length == 0
                ? Ended(sentence, word)
                : sentence.IndexOf(word, from, StringComparison.Ordinal);

        private static bool IsWord(string name) => !name.EndsWith(Rest) && !Instants.Contains(name);

        private static int Ended(string sentence, string word) =>
            sentence.EndsWith(word, StringComparison.Ordinal) ? sentence.Length - word.Length : -1;

        private static string[] Names(string text) => [.. NamePattern().Matches(text).Select(Name)];

        private static string Name(Match match) => match.Groups["name"].Value;
    }
}

/// <summary>Tells what the journal says.</summary>
public static class Telling
{
    /// <summary>A sentence of the journal in a language, escaped; as it is, cut, where no words are known.</summary>
    /// <param name="texts">The language.</param>
    /// <param name="sentence">As the journal has it, or from outside.</param>
    /// <param name="longest">The most letters of one that is told as it is.</param>
    public static string Tell(this ITexts texts, string sentence, int longest = 300) =>
        texts.Sayings.Find(sentence, texts) ?? Html.Excerpt(sentence, longest);
}
