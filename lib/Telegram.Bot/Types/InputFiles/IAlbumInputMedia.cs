using Telegram.Bot.Types.Enums;

namespace Telegram.Bot.Types;

/// <summary>Media that may be part of an album.</summary>
public interface IAlbumInputMedia;

/// <summary>Media with a small picture of itself.</summary>
public interface IInputMediaThumb
{
    InputFile? Thumbnail { get; }
}

/// <summary>Media that may be part of a rich message.</summary>
public interface IInputRichMedia
{
    InputMediaType Type { get; }
}

/// <summary>Media that may go with a poll.</summary>
public interface InputPollMedia
{
    InputMediaType Type { get; }
}

/// <summary>Media that may go with an option of a poll.</summary>
public interface InputPollOptionMedia
{
    InputMediaType Type { get; }
}
