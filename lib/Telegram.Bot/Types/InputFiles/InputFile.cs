using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Telegram.Bot.Serialization;
using Telegram.Bot.Types.Enums;

namespace Telegram.Bot.Types;

/// <summary>A file to send: one that the server has, one that it fetches, or one that we bring.</summary>
[JsonConverter(typeof(InputFileConverter))]
public abstract class InputFile
{
    public abstract FileType FileType { get; }

    public static implicit operator InputFile(Stream stream) => FromStream(stream);

    [return: NotNullIfNotNull(nameof(urlOrFileId))]
    public static implicit operator InputFile?(string? urlOrFileId) =>
        urlOrFileId is null ? null : FromString(urlOrFileId);

    public static implicit operator InputFile(FileBase file) => FromFileId(file.FileId);

    public static InputFile FromString(string urlOrFileId) =>
        Uri.TryCreate(urlOrFileId, UriKind.Absolute, out var url) ? FromUri(url) : FromFileId(urlOrFileId);

    /// <param name="stream">Read from where it stands; not closed.</param>
    /// <param name="fileName">By default, the name of a file stream's file.</param>
    public static InputFileStream FromStream(Stream stream, string? fileName = null) =>
        new(Given(stream), fileName ?? Path.GetFileName((stream as FileStream)?.Name));

    public static InputFileUrl FromUri(Uri url) => new(Given(url));

    public static InputFileUrl FromUri(string url) => new(Given(url));

    public static InputFileId FromFileId(string fileId) => new(Given(fileId));

    private static T Given<T>(T? value) => value ?? throw new ArgumentNullException(nameof(value));
}

/// <summary>A file that the server has.</summary>
[JsonConverter(typeof(InputFileConverter))]
public class InputFileId : InputFile
{
    public InputFileId()
    {
    }

    [SetsRequiredMembers]
    public InputFileId(string id) => Id = id;

    public override FileType FileType => FileType.Id;

    public required string Id { get; set; }

    [return: NotNullIfNotNull(nameof(fileId))]
    public static implicit operator InputFileId?(string? fileId) => fileId is null ? null : new(fileId);

    public override string ToString() => Id;
}

/// <summary>A file that we bring.</summary>
[JsonConverter(typeof(InputFileConverter))]
public class InputFileStream : InputFile
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

    public override string ToString() =>
        $"stream://{(Content is FileStream file ? Path.GetFileName(file.Name) : "0")}";
}

/// <summary>A file that the server fetches.</summary>
[JsonConverter(typeof(InputFileConverter))]
public class InputFileUrl : InputFile
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
