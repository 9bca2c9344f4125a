using Bot.Host.Storage.Rows;
using Bot.Host.Telegram.Works;
using Bot.Host.Trading;

namespace Bot.Host.Telegram.Notices;

/// <summary>
/// Writes the messages that a notice is to a chat: its words, a picture where there is one, and what there is to say
/// of the delivery itself.
/// </summary>
public sealed class LetterWriter(NoticeRenderer renderer, DailyPicture pictures, CycleTeller cycles)
{
    // Room for the line about a repetition.
    private const int Room = 200;

    /// <summary>The messages, in order; those before the one to resume with are empty.</summary>
    public async Task<IReadOnlyList<Letter>> WriteAsync(Waiting waiting, Listener listener, CancellationToken token)
    {
        var (notice, row, texts) = (waiting.Notice, waiting.Delivery, listener.Texts);
        var parts = await renderer.PartsAsync(notice, waiting.Account, row.Times, listener, token);
        if (row.SkippedCycles + row.SkippedDays > 0)
        {
            parts = [$"{texts.Delivery.Skipped(row.SkippedCycles, row.SkippedDays)}\n{parts[0]}", .. parts.Skip(1)];
        }

        var picture = notice is Notice.DailyReported daily
            ? await pictures.DrawAsync(waiting.Account, daily.Day, texts, token)
            : null;
        var letters = picture is null
            ? [.. parts.SelectMany(part => MessageSplitter.Split(part, MessageSplitter.MaxLength - Room))
                .Select(html => new Letter(View.Of(html)))]
            : Illustrated(parts[0], picture);

        if (notice is Notice.CycleReported told && listener.Level != NotifyLevel.FourStages)
        {
            var shown = await cycles.TakeAsync(waiting.Account, listener.Chat, told.CycleId, token);
            letters[0] = letters[0] with { Replaces = shown };
        }

        // What there is to do about it stands below the last message.
        letters[^1] = letters[^1] with { View = View.Of(letters[^1].View.Html, NoticeRenderer.KeysOf(notice, texts)) };
        if (waiting.MayBeRepeated && waiting.Resumed < letters.Count)
        {
            var html = $"{letters[waiting.Resumed].View.Html}\n{texts.Notices.MayBeRepeated}";
            letters[waiting.Resumed] = letters[waiting.Resumed] with
            {
                View = letters[waiting.Resumed].View with { Html = html },
            };
        }

        return letters;
    }

    /// <summary>The first message arrived: where it took another's place, that one is done with.</summary>
    public Task ArrivedAsync(Waiting waiting, Letter letter, CancellationToken token) => letter.Replaces is null
        ? Task.CompletedTask
        : cycles.ForgetAsync(waiting.Account, waiting.Chat, token);

    // The caption holds what it can, and the rest follows as text.
    private static List<Letter> Illustrated(string html, byte[] picture)
    {
        var caption = MessageSplitter.Split(html, ChatWire.CaptionMost - Room);
        var rest = string.Concat(caption.Skip(1));
        var first = new Letter(View.Of(caption[0]), new WorkFile("equity.png", picture, "", IsPicture: true));
        return rest.Length == 0
            ? [first]
            : [
                first,
                .. MessageSplitter.Split(rest, MessageSplitter.MaxLength - Room)
                    .Select(text => new Letter(View.Of(text))),
            ];
    }
}
