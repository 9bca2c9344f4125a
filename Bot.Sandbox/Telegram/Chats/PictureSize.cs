using System.Buffers.Binary;

namespace Bot.Sandbox.Telegram.Chats;

/// <summary>Width and height of a picture in pixels.</summary>
internal sealed record PictureSize(int Width, int Height)
{
    private static ReadOnlySpan<byte> PngSignature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Reads the head of a PNG or JPEG; null for anything else.</summary>
    public static PictureSize? Of(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith(PngSignature) && content.Length >= 24)
        {
            return OfPng(content);
        }

        return content is [0xFF, 0xD8, ..] ? OfJpeg(content) : null;
    }

    private static PictureSize OfPng(ReadOnlySpan<byte> content) => new(
        BinaryPrimitives.ReadInt32BigEndian(content[16..]),
        BinaryPrimitives.ReadInt32BigEndian(content[20..]));

    /// <summary>Walks the segments up to the frame header, which is any of C0 to CF but C4, C8 and CC.</summary>
    private static PictureSize? OfJpeg(ReadOnlySpan<byte> content)
    {
        var rest = content[2..];
        while (rest.Length >= 9 && rest[0] == 0xFF)
        {
            if (rest[1] is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return new(
                    BinaryPrimitives.ReadUInt16BigEndian(rest[7..]),
                    BinaryPrimitives.ReadUInt16BigEndian(rest[5..]));
            }

            var length = 2 + BinaryPrimitives.ReadUInt16BigEndian(rest[2..]);
            if (length > rest.Length)
            {
                return null;
            }

            rest = rest[length..];
        }

        return null;
    }
}
