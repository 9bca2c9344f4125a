using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Telegram.Bot.Serialization;
using Telegram.Bot.Types.Enums;

namespace Telegram.Bot.Types;

/// <summary>A file to send: a stream, an address, or one that the server has.</summary>
[JsonConverter(typeof(InputFileText))]
public abstract partial class InputFile
{
    public abstract FileType FileType { get; }

    public static InputFile FromString(string urlOrFileId) =>
        Uri.TryCreate(urlOrFileId, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? new InputFileUrl(url)
            : new InputFileId(urlOrFileId);

    public static InputFileStream FromStream(Stream stream, string? fileName = null) => new(stream, fileName);

    public static InputFileUrl FromUri(Uri url) => new(url);

    public static InputFileUrl FromUri(string url) => new(url);

    public static InputFileId FromFileId(string fileId) => new(fileId);

    public static implicit operator InputFile(Stream stream) => new InputFileStream(stream);

    public static implicit operator InputFile?(string? urlOrFileId) => urlOrFileId is null ? null : FromString(urlOrFileId);

    public static implicit operator InputFile(FileBase file) => new InputFileId(file.FileId);
}

/// <summary>A file that the server has.</summary>
[JsonConverter(typeof(InputFileText))]
public partial class InputFileId : InputFile
{
    public InputFileId()
    {
    }

    [SetsRequiredMembers]
    public InputFileId(string id) => Id = id;

    public override FileType FileType => FileType.Id;

    public required string Id { get; set; }

    public static implicit operator InputFileId?(string? fileId) => fileId is null ? null : new(fileId);

    public override string ToString() => Id;
}

/// <summary>A file that is uploaded.</summary>
[JsonConverter(typeof(InputFileText))]
public partial class InputFileStream : InputFile
{
    public InputFileStream()
    {
    }

    [SetsRequiredMembers]
    public InputFileStream(Stream content, string? fileName = null) => (Content, FileName) = (content, fileName);

    public override FileType FileType => FileType.Stream;

    public required Stream Content { get; set; }

    public string? FileName { get; }

    public static implicit operator InputFileStream(Stream stream) => new(stream);

    public override string ToString() => FileName ?? "file";
}

/// <summary>A file that the server fetches.</summary>
[JsonConverter(typeof(InputFileText))]
public partial class InputFileUrl : InputFile
{
    public InputFileUrl()
    {
    }

    [SetsRequiredMembers]
    public InputFileUrl(string url)
        : this(new Uri(url))
    {
    }

    [SetsRequiredMembers]
    public InputFileUrl(Uri uri) => Url = uri;

    public override FileType FileType => FileType.Url;

    public required Uri Url { get; set; }

    public static implicit operator InputFileUrl(string url) => new(url);

    public override string ToString() => Url.ToString();
}

/// <summary>What a message's media is replaced by.</summary>
[JsonConverter(typeof(RuntimeTyped<InputMedia>))]
public abstract partial class InputMedia
{
    protected InputMedia()
    {
    }

    [SetsRequiredMembers]
    protected InputMedia(InputFile media) => Media = media;

    public abstract InputMediaType Type { get; }

    public required InputFile Media { get; set; }

    public string? Caption { get; set; }

    public ParseMode ParseMode { get; set; }

    public MessageEntity[]? CaptionEntities { get; set; }
}

/// <summary>A picture.</summary>
public partial class InputMediaPhoto : InputMedia, IAlbumInputMedia, IInputRichMedia, InputPollMedia, InputPollOptionMedia
{
    public InputMediaPhoto()
    {
    }

    [SetsRequiredMembers]
    public InputMediaPhoto(InputFile media)
        : base(media)
    {
    }

    public override InputMediaType Type => InputMediaType.Photo;

    public bool ShowCaptionAboveMedia { get; set; }

    public bool HasSpoiler { get; set; }
}

/// <summary>A file.</summary>
public partial class InputMediaDocument : InputMedia, IInputMediaThumb, IAlbumInputMedia, InputPollMedia
{
    public InputMediaDocument()
    {
    }

    [SetsRequiredMembers]
    public InputMediaDocument(InputFile media)
        : base(media)
    {
    }

    public override InputMediaType Type => InputMediaType.Document;

    public InputFile? Thumbnail { get; set; }

    public bool DisableContentTypeDetection { get; set; }
}

/// <summary>Media of an album.</summary>
public partial interface IAlbumInputMedia;

/// <summary>Media with a thumbnail.</summary>
public partial interface IInputMediaThumb
{
    InputFile? Thumbnail { get; }
}

/// <summary>Media of a rich message.</summary>
public partial interface IInputRichMedia
{
    InputMediaType Type { get; }
}

/// <summary>Media of a poll.</summary>
public partial interface InputPollMedia
{
    InputMediaType Type { get; }
}

/// <summary>Media of a poll's option.</summary>
public partial interface InputPollOptionMedia
{
    InputMediaType Type { get; }
}
