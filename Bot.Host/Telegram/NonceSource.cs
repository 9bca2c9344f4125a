using System.Security.Cryptography;

namespace Bot.Host.Telegram;

/// <summary>Makes nonces that nobody can guess; a test gives it bytes of its own.</summary>
public sealed class NonceSource(Action<byte[]> fill)
{
    private const int Bytes = 12;

    public NonceSource()
        : this(bytes => RandomNumberGenerator.Fill(bytes))
    {
    }

    /// <summary>The next nonce, 24 letters of hexadecimal.</summary>
    public string Next()
    {
        var bytes = new byte[Bytes];
        fill(bytes);
        return Convert.ToHexStringLower(bytes);
    }
}
