using System.Globalization;
using Bot.Host.Charts;
using Bot.Host.Telegram.Texts;
using Bot.Host.Telegram.Works;

namespace Bot.Host.Telegram;

/// <summary>
/// Draws pictures for chats, a few at a time: drawing takes memory. The newest are kept, so that what was just drawn is
/// not drawn again.
/// </summary>
public sealed class PictureDesk(IPictures pictures) : IDisposable
{
    /// <summary>So many are drawn at once.</summary>
    internal const int AtOnce = 2;

    private const int KeptMost = 24;
    private readonly SemaphoreSlim _free = new(AtOnce);
    private readonly Lock _gate = new();
    private readonly LinkedList<(string Name, Picture.Drawn Picture)> _kept = [];

    /// <summary>What is missing and how to install it; null where pictures can be drawn.</summary>
    public string? Lacking => pictures.Lacking;

    /// <summary>A picture, drawn when its turn comes.</summary>
    /// <param name="name">Of exactly this picture: whatever it shows is in the name.</param>
    /// <param name="draw">Draws it.</param>
    /// <param name="token">Ends the waiting.</param>
    public async Task<Picture> DrawAsync(string name, Func<IPictures, Picture> draw, CancellationToken token)
    {
        if (Find(name) is { } known)
        {
            return known;
        }

        await _free.WaitAsync(token);
        try
        {
            return Find(name) ?? Keep(name, await Task.Run(() => draw(pictures), token));
        }
        finally
        {
            _free.Release();
        }
    }

    /// <summary>A view with its picture; the view alone, and why, where none can be drawn.</summary>
    public async Task<Parcel> ParcelAsync(
        View view, (string Name, Func<IPictures, Picture> Draw) of, ITexts texts, CancellationToken token) =>
        await DrawAsync(of.Name, of.Draw, token) switch
        {
            Picture.Drawn drawn => new Parcel(view, [new WorkFile("picture.png", drawn.Png, "", IsPicture: true)]),
            Picture.Missing missing => new Parcel(
                view with { Html = $"{view.Html}\n🖼 {texts.Works.NoPicture}: {texts.Tell(missing.Why)}" }, []),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <summary>An instant as part of a picture's name.</summary>
    public static string Stamp(DateTimeOffset? instant) =>
        instant?.UtcTicks.ToString(CultureInfo.InvariantCulture) ?? "-";

    /// <inheritdoc />
    public void Dispose() => _free.Dispose();

    private Picture.Drawn? Find(string name)
    {
        lock (_gate)
        {
            return _kept.FirstOrDefault(one => one.Name == name).Picture;
        }
    }

    private Picture Keep(string name, Picture picture)
    {
        if (picture is Picture.Drawn drawn)
        {
            lock (_gate)
            {
                _kept.AddFirst((name, drawn));
                while (_kept.Count > KeptMost)
                {
                    _kept.RemoveLast();
                }
            }
        }

        return picture;
    }
}
