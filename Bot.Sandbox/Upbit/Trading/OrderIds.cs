using System.Security.Cryptography;
using System.Text;

namespace Bot.Sandbox.Upbit.Trading;

/// <summary>Ids of orders and trades: version 4 UUIDs to look at, but a function of what they name.</summary>
internal static class OrderIds
{
    public static string Of(string key, string kind, long number)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{key}/{kind}/{number}"), hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x40);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true).ToString();
    }
}
