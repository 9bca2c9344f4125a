using System.Text.Json.Serialization;

namespace Telegram.Bot.Types;

/// <summary>A file at the server.</summary>
public abstract class FileBase
{
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string FileId { get; set; } = default!;

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string FileUniqueId { get; set; } = default!;

    public long? FileSize { get; set; }
}

/// <summary>One size of a picture.</summary>
public class PhotoSize : FileBase
{
    public int Width { get; set; }

    public int Height { get; set; }
}

/// <summary>A file that was sent as such.</summary>
public class Document : FileBase
{
    public PhotoSize? Thumbnail { get; set; }

    public string? FileName { get; set; }

    public string? MimeType { get; set; }
}

/// <summary>A file that can be downloaded.</summary>
public class TGFile : FileBase
{
    public string? FilePath { get; set; }
}
