using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Bot.Host.Upbit;

namespace Bot.Host.Backups;

/// <summary>Exchange keys on their way to another machine, locked with a passphrase that only a person knows.</summary>
/// <param name="Rounds">Of the derivation of the key from the passphrase (PBKDF2 with SHA-256).</param>
/// <param name="Salt">Of the derivation.</param>
/// <param name="Nonce">Of the encryption (AES-256-GCM).</param>
/// <param name="Tag">Tells whether passphrase and text are the right ones.</param>
/// <param name="Locked">The keys.</param>
public sealed record KeyEnvelope(int Rounds, byte[] Salt, byte[] Nonce, byte[] Tag, byte[] Locked)
{
    /// <summary>Letters that a passphrase has at least.</summary>
    public const int PassphraseLeast = 12;

    private const int RoundsNow = 600_000;
    private const int RoundsMost = 10_000_000;
    private const int KeyBytes = 32;
    private const int SaltBytes = 16;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private static readonly byte[] Purpose = Encoding.UTF8.GetBytes("chattrader exchange keys 1");

    /// <summary>Locks keys.</summary>
    public static KeyEnvelope Lock(ExchangeKeys keys, DateTimeOffset? expires, string passphrase)
    {
        var (salt, nonce) = (RandomNumberGenerator.GetBytes(SaltBytes), RandomNumberGenerator.GetBytes(NonceBytes));
        var text = JsonSerializer.SerializeToUtf8Bytes(new Content(keys.Access, keys.Secret, expires));
        var (locked, tag) = (new byte[text.Length], new byte[TagBytes]);
        using var aes = Cipher(passphrase, salt, RoundsNow);
        aes.Encrypt(nonce, text, locked, tag, Purpose);
        return new KeyEnvelope(RoundsNow, salt, nonce, tag, locked);
    }

    /// <summary>The keys and when they end.</summary>
    /// <exception cref="InvalidDataException">The passphrase is another, or what was locked was changed.</exception>
    public (ExchangeKeys Keys, DateTimeOffset? Expires) Open(string passphrase)
    {
        if (
            Rounds is < 1 or > RoundsMost
            || (Salt.Length, Nonce.Length, Tag.Length) != (SaltBytes, NonceBytes, TagBytes)
        )
        {
            throw new InvalidDataException("the keys in it are locked in a way that this program does not know");
        }

        var text = new byte[Locked.Length];
        try
        {
            using var aes = Cipher(passphrase, Salt, Rounds);
            aes.Decrypt(Nonce, Locked, Tag, text, Purpose);
        }
        catch (CryptographicException failure)
        {
            throw new InvalidDataException("the passphrase does not open the keys in it", failure);
        }

        var content =
            JsonSerializer.Deserialize<Content>(text) ?? throw new InvalidDataException("there are no keys in it");
        return (new ExchangeKeys(content.Access, content.Secret), content.Expires);
    }

    private static AesGcm Cipher(string passphrase, byte[] salt, int rounds) =>
        new(Rfc2898DeriveBytes.Pbkdf2(passphrase, salt, rounds, HashAlgorithmName.SHA256, KeyBytes), TagBytes);

    private sealed record Content(string Access, string Secret, DateTimeOffset? Expires);
}
