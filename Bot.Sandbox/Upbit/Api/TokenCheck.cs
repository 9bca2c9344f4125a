using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Bot.Sandbox.Upbit.Api;

/// <summary>
/// Checks the bearer token of a private request: a JWT signed with the key's secret over the parameters' hash.
/// </summary>
internal sealed class TokenCheck
{
    private const string Scheme = "Bearer ";
    private readonly Dictionary<string, KnownKey> _keys;
    private readonly TimeProvider _time;

    public TokenCheck(IEnumerable<UpbitKey> keys, TimeProvider time)
    {
        _keys = keys.ToDictionary(key => key.AccessKey, key => new KnownKey(key), StringComparer.Ordinal);
        _time = time;
    }

    /// <summary>What is known of a key.</summary>
    public UpbitKey Settings(string accessKey) => _keys[accessKey].Settings;

    /// <summary>The key that a token names, before anything of it is checked.</summary>
    /// <exception cref="UpbitRefusal">There is no token, it is not one, or its key is unknown.</exception>
    public Token Read(string? authorization)
    {
        if (authorization is null || !authorization.StartsWith(Scheme, StringComparison.Ordinal))
        {
            throw UpbitRefusal.Unauthorized("no_authorization_token", "인증 토큰이 필요합니다.");
        }

        var parts = authorization[Scheme.Length..].Split('.');
        if (parts.Length != 3 || Parse(parts[0]) is not { } header || Parse(parts[1]) is not { } payload
            || Text(payload, "access_key") is not { } accessKey)
        {
            throw Unverified();
        }

        return _keys.TryGetValue(accessKey, out var known)
            ? new(known, header, payload, parts)
            : throw UpbitRefusal.Unauthorized("invalid_access_key", "잘못된 엑세스 키입니다.");
    }

    /// <exception cref="UpbitRefusal">The token does not hold.</exception>
    public void Verify(Token token, string hashed)
    {
        if (!token.IsSigned)
        {
            throw Unverified();
        }

        if (token.Key.Settings.Expires is { } expires && _time.GetUtcNow() >= expires)
        {
            throw UpbitRefusal.Unauthorized("expired_access_key", "This key has expired.");
        }

        if (Text(token.Payload, "nonce") is not { Length: > 0 } nonce)
        {
            throw Unverified();
        }

        if (!token.Key.TryUse(nonce))
        {
            throw UpbitRefusal.Unauthorized("nonce_used", "This temporary number has already been used.");
        }

        if (!token.Key.Settings.IsCallerListed)
        {
            throw UpbitRefusal.Unauthorized("no_authorization_ip", "This is not a verified IP.");
        }

        var hash = Hash(hashed, Text(token.Payload, "query_hash_alg"));
        if (hashed.Length > 0 && hash != Text(token.Payload, "query_hash"))
        {
            throw UpbitRefusal.Unauthorized("invalid_query_payload", "Jwt의 query를 검증하는데 실패하였습니다.");
        }
    }

    private static string? Hash(string text, string? algorithm)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return algorithm switch
        {
            null or "SHA512" => Convert.ToHexStringLower(SHA512.HashData(bytes)),
            "SHA256" => Convert.ToHexStringLower(SHA256.HashData(bytes)),
            _ => string.Empty,
        };
    }

    private static UpbitRefusal Unverified() =>
        UpbitRefusal.Unauthorized("jwt_verification", "Jwt 토큰 검증에 실패했습니다.");

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static JsonElement? Parse(string part)
    {
        try
        {
            var json = JsonElement.Parse(Base64Url.DecodeFromChars(part));
            return json.ValueKind == JsonValueKind.Object ? json : null;
        }
        catch (Exception error) when (error is FormatException or JsonException)
        {
            return null;
        }
    }

    /// <summary>A key with its secret made ready, and every nonce that it was ever used with.</summary>
    internal sealed class KnownKey(UpbitKey settings)
    {
        private readonly Lock _gate = new();
        private readonly HashSet<string> _nonces = new(StringComparer.Ordinal);

        public UpbitKey Settings => settings;

        public byte[] Secret { get; } = Encoding.UTF8.GetBytes(settings.SecretKey);

        public bool TryUse(string nonce)
        {
            lock (_gate)
            {
                return _nonces.Add(nonce);
            }
        }
    }

    /// <summary>A token taken apart.</summary>
    internal sealed record Token(KnownKey Key, JsonElement Header, JsonElement Payload, string[] Parts)
    {
        public bool IsSigned
        {
            get
            {
                var text = Encoding.UTF8.GetBytes($"{Parts[0]}.{Parts[1]}");
                var expected = Text(Header, "alg") switch
                {
                    "HS512" => HMACSHA512.HashData(Key.Secret, text),
                    "HS256" => HMACSHA256.HashData(Key.Secret, text),
                    _ => null,
                };
                return expected is not null && CryptographicOperations.FixedTimeEquals(
                    Encoding.UTF8.GetBytes(Base64Url.EncodeToString(expected)), Encoding.UTF8.GetBytes(Parts[2]));
            }
        }
    }
}
