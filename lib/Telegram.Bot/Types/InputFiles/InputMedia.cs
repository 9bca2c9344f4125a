using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Telegram.Bot.Serialization;
using Telegram.Bot.Types.Enums;

namespace Telegram.Bot.Types;

/// <summary>A picture, a film, a sound or a document to send, with its caption.</summary>
[JsonConverter(typeof(PolymorphicConverter<InputMedia>))]
[Discriminator("type")]
[Case("animation", typeof(InputMediaAnimation))]
[Case("audio", typeof(InputMediaAudio))]
[Case("document", typeof(InputMediaDocument))]
[Case("live_photo", typeof(InputMediaLivePhoto))]
[Case("photo", typeof(InputMediaPhoto))]
[Case("video", typeof(InputMediaVideo))]
public abstract class InputMedia
{
    protected InputMedia()
    {
    }

    [SetsRequiredMembers]
    protected InputMedia(InputFile media) => Media = media;

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public abstract InputMediaType Type { get; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required InputFile Media { get; set; }

    public string? Caption { get; set; }

    public ParseMode ParseMode { get; set; }

    public MessageEntity[]? CaptionEntities { get; set; }
}

/// <summary>A film without sound.</summary>
public class InputMediaAnimation : InputMedia, IInputMediaThumb, IInputRichMedia, InputPollMedia, InputPollOptionMedia
{
    public InputMediaAnimation()
    {
    }

    [SetsRequiredMembers]
    public InputMediaAnimation(InputFile media)
        : base(media)
    {
    }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public override InputMediaType Type => InputMediaType.Animation;

    public InputFile? Thumbnail { get; set; }

    public bool ShowCaptionAboveMedia { get; set; }

    public int Width { get; set; }

    public int Height { get; set; }

    public int Duration { get; set; }

    public bool HasSpoiler { get; set; }
}

/// <summary>A piece of music.</summary>
public class InputMediaAudio : InputMedia, IInputMediaThumb, IAlbumInputMedia, IInputRichMedia, InputPollMedia
{
    public InputMediaAudio()
    {
    }

    [SetsRequiredMembers]
    public InputMediaAudio(InputFile media)
        : base(media)
    {
    }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public override InputMediaType Type => InputMediaType.Audio;

    public InputFile? Thumbnail { get; set; }

    public int Duration { get; set; }

    public string? Performer { get; set; }

    public string? Title { get; set; }
}

/// <summary>A file as such.</summary>
public class InputMediaDocument : InputMedia, IInputMediaThumb, IAlbumInputMedia, InputPollMedia
{
    public InputMediaDocument()
    {
    }

    [SetsRequiredMembers]
    public InputMediaDocument(InputFile media)
        : base(media)
    {
    }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public override InputMediaType Type => InputMediaType.Document;

    public InputFile? Thumbnail { get; set; }

    public bool DisableContentTypeDetection { get; set; }
}

/// <summary>A picture that moves for a moment.</summary>
public class InputMediaLivePhoto : InputMedia, IAlbumInputMedia, InputPollMedia, InputPollOptionMedia
{
    public InputMediaLivePhoto()
    {
    }

    [SetsRequiredMembers]
    public InputMediaLivePhoto(InputFile media, InputFile photo)
        : base(media) => Photo = photo;

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public override InputMediaType Type => InputMediaType.LivePhoto;

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required InputFile Photo { get; set; }

    public bool ShowCaptionAboveMedia { get; set; }

    public bool HasSpoiler { get; set; }
}

/// <summary>A picture.</summary>
public class InputMediaPhoto : InputMedia, IAlbumInputMedia, IInputRichMedia, InputPollMedia, InputPollOptionMedia
{
    public InputMediaPhoto()
    {
    }

    [SetsRequiredMembers]
    public InputMediaPhoto(InputFile media)
        : base(media)
    {
    }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public override InputMediaType Type => InputMediaType.Photo;

    public bool ShowCaptionAboveMedia { get; set; }

    public bool HasSpoiler { get; set; }
}

/// <summary>A film.</summary>
public class InputMediaVideo
    : InputMedia, IInputMediaThumb, IAlbumInputMedia, IInputRichMedia, InputPollMedia, InputPollOptionMedia
{
    public InputMediaVideo()
    {
    }

    [SetsRequiredMembers]
    public InputMediaVideo(InputFile media)
        : base(media)
    {
    }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public override InputMediaType Type => InputMediaType.Video;

    public InputFile? Thumbnail { get; set; }

    public InputFile? Cover { get; set; }

    public int? StartTimestamp { get; set; }

    public bool ShowCaptionAboveMedia { get; set; }

    public int Width { get; set; }

    public int Height { get; set; }

    public int Duration { get; set; }

    public bool SupportsStreaming { get; set; }

    public bool HasSpoiler { get; set; }
}
