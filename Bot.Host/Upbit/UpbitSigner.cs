using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Bot.Host.Upbit;

/// <summary>
/// Makes the bearer token of a private request: a JWT signed with HS512, by hand, because the exchange's secrets are
/// shorter than the libraries admit. A token serves one request: its nonce is never used again.
/// </summary>
public sealed class UpbitSigner(string accessKey, string secretKey)
{
    private const int NonceBytes = 16;
    private static readonly string Header = Base64Url.EncodeToString("""{"alg":"HS512","typ":"JWT"}"""u8);

    private readonly byte[] _secret = Encoding.UTF8.GetBytes(secretKey);

    /// <summary>A token for one request.</summary>
    /// <param name="query">The query as it is sent but before URL-encoding, or the body's fields in the same form;
    /// empty for none.</param>
    public string Token(string query) => Token(query, new Guid(RandomNumberGenerator.GetBytes(NonceBytes)).ToString());

    /// <summary>A token with a nonce of the caller's.</summary>
    internal string Token(string query, string nonce)
    {
        var claims =
            query.Length == 0
                ? $$"""{"access_key":"{{accessKey}}","nonce":"{{nonce}}"}"""
                : $$"""{"access_key":"{{accessKey}}","nonce":"{{nonce}}",""" + HashClaims(query);
        var signed = $"{Header}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims))}";
        return $"{signed}.{Base64Url.EncodeToString(HMACSHA512.HashData(_secret, Encoding.UTF8.GetBytes(signed)))}";
    }

    private static string HashClaims(string query) =>
        $"\"query_hash\":\"{Hash(query)}\",\"query_hash_alg\":\"SHA512\"}}";

    /// <summary>SHA-512 of a query, in lower-case hex.</summary>
    internal static string Hash(string query) =>
        Convert.ToHexStringLower(SHA512.HashData(Encoding.UTF8.GetBytes(query)));
}
