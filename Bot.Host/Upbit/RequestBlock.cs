using System.Globalization;
using System.Text.RegularExpressions;

namespace Bot.Host.Upbit;

/// <summary>The exchange's block of a caller that went on after being told to wait. While it lasts nothing is sent.
/// </summary>
/// <param name="known">One of before the start: how long it still lasts, and how long it lasts in all.</param>
internal sealed partial class RequestBlock((TimeSpan Left, TimeSpan Length)? known = null)
{
    private static readonly TimeSpan FirstGuess = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Most = TimeSpan.FromHours(1);
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(1);

    private TimeSpan _since;
    private TimeSpan _until = known?.Left ?? TimeSpan.Zero;
    private TimeSpan _length = known?.Length ?? TimeSpan.Zero;

    /// <summary>How long it lasts in all; zero where there is none.</summary>
    public TimeSpan Length => _length;

    /// <summary>How long it still lasts.</summary>
    public TimeSpan Left(TimeSpan now) => _until > now ? _until - now : TimeSpan.Zero;

    /// <summary>A request was answered as it should be.</summary>
    /// <param name="sent">When it was sent; one from before the block says nothing about it.</param>
    public void Served(TimeSpan sent)
    {
        if (sent >= _until)
        {
            _length = TimeSpan.Zero;
        }
    }

    /// <summary>An answer told of a block. One that comes again after the last is taken for twice as long.</summary>
    /// <param name="now">The instant.</param>
    /// <param name="sent">When the request was sent; one on its way as the block began is no repetition.</param>
    /// <param name="told">What the answer says.</param>
    public void Begin(TimeSpan now, TimeSpan sent, string told)
    {
        var length = (Told(told) ?? FirstGuess) + Margin;
        var isSame = _length > TimeSpan.Zero && sent <= _since;
        if (_length > TimeSpan.Zero && !isSame)
        {
            length = Longer(length, _length * 2);
        }

        length = length < Most ? length : Longer(Most, (Told(told) ?? TimeSpan.Zero) + Margin);
        (_since, _length) = isSame ? (_since, Longer(_length, length)) : (now, length);
        _until = Longer(_until, now + length);
    }

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;

    /// <summary>How long a block lasts by its answer; null where it does not say.</summary>
    internal static TimeSpan? Told(string text)
    {
        var spans = SpanPattern().Matches(text).Select(match => Span(match.Groups)).ToList();
        return spans.Count == 0 ? null : spans.Aggregate((sum, span) => sum + span);
    }

    private static TimeSpan Span(GroupCollection groups)
    {
        var number = int.Parse(groups["n"].Value, CultureInfo.InvariantCulture);
        return groups["unit"].Value[0] switch
        {
            '시' or 'h' => TimeSpan.FromHours(number),
            '분' or 'm' => TimeSpan.FromMinutes(number),
            _ => TimeSpan.FromSeconds(number),
        };
    }

    [GeneratedRegex(@"(?<n>\d{1,5}) ?(?<unit>초|분|시간|sec|min|hour|[smh]\b)", RegexOptions.ExplicitCapture)]
    private static partial Regex SpanPattern();
}
