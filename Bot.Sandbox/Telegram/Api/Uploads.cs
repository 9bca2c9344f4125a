using Bot.Sandbox.Telegram.Chats;

namespace Bot.Sandbox.Telegram.Api;

/// <summary>Takes pictures and documents out of a call: uploaded beside it, attached by name, or sent before.</summary>
internal sealed class Uploads(FileShelf files)
{
    private const string AttachPrefix = "attach://";
    private const int MaxPhoto = 10 * 1024 * 1024;
    private const int MaxDocument = 50 * 1024 * 1024;

    /// <param name="reference">
    /// What the call names: a file id, <c>attach://name</c>, or null where it is uploaded as <paramref name="field"/>.
    /// </param>
    /// <exception cref="ApiRefusal">There is no such file, or it is not of the kind.</exception>
    public StoredFile Take(CallArguments arguments, string field, string? reference, MessageKind kind)
    {
        var isAttached = reference?.StartsWith(AttachPrefix, StringComparison.Ordinal) == true;
        var upload = isAttached ? arguments.File(reference![AttachPrefix.Length..]) : arguments.File(field);
        if (upload is not null)
        {
            return Store(upload, kind);
        }

        if (string.IsNullOrEmpty(reference) || isAttached)
        {
            throw ApiRefusal.BadRequest($"there is no {field} in the request");
        }

        var file = files.Find(reference)
            ?? throw ApiRefusal.BadRequest("wrong file identifier/HTTP URL specified");
        return (kind, file.Picture) switch
        {
            (MessageKind.Photo, null) => throw ApiRefusal.BadRequest("can't use file of type Document as Photo"),
            (MessageKind.Document, not null) => throw ApiRefusal.BadRequest("can't use file of type Photo as Document"),
            _ => file,
        };
    }

    private StoredFile Store(UploadedFile upload, MessageKind kind)
    {
        if (upload.Content.Length == 0)
        {
            throw ApiRefusal.BadRequest("file must be non-empty");
        }

        return kind == MessageKind.Photo ? StorePhoto(upload) : StoreDocument(upload);
    }

    private StoredFile StorePhoto(UploadedFile upload)
    {
        if (upload.Content.Length > MaxPhoto)
        {
            throw ApiRefusal.BadRequest("file is too big");
        }

        var size = PictureSize.Of(upload.Content) ?? throw ApiRefusal.BadRequest("IMAGE_PROCESS_FAILED");
        if (size.Width <= 0 || size.Height <= 0 || (long)size.Width + size.Height > 10_000
            || Math.Max(size.Width, size.Height) / Math.Min(size.Width, size.Height) > 20)
        {
            throw ApiRefusal.BadRequest("PHOTO_INVALID_DIMENSIONS");
        }

        var isPng = upload.Content[0] == 0x89;
        return files.Add(isPng ? "photo.png" : "photo.jpg", isPng ? "image/png" : "image/jpeg", size, upload.Content);
    }

    private StoredFile StoreDocument(UploadedFile upload)
    {
        if (upload.Content.Length > MaxDocument)
        {
            throw new ApiRefusal(413, "Request Entity Too Large");
        }

        var name = string.IsNullOrWhiteSpace(upload.Name) ? "file" : upload.Name;
        return files.Add(name, MimeType(name, upload.ContentType), null, upload.Content);
    }

    private static string MimeType(string name, string? contentType) =>
        Path.GetExtension(name).ToLowerInvariant() switch
        {
            ".csv" => "text/csv",
            ".txt" or ".log" => "text/plain",
            ".json" => "application/json",
            ".png" => "image/png",
            ".jpg" or ".jpeg" => "image/jpeg",
            ".pdf" => "application/pdf",
            ".gz" => "application/gzip",
            ".zip" => "application/zip",
            _ => string.IsNullOrEmpty(contentType) ? "application/octet-stream" : contentType,
        };
}
