namespace Bot.Host.Upbit;

/// <summary>The two halves of a key of the exchange, in clear. Never written anywhere as it is.</summary>
public sealed record ExchangeKeys(string Access, string Secret)
{
    private const int ShownOfKey = 4;

    /// <summary>The last characters of the public half, by which a person knows it again.</summary>
    public string Tail => Access.Length > ShownOfKey ? Access[^ShownOfKey..] : "";

    /// <summary>Nothing that may be shown: it holds secrets.</summary>
    public override string ToString() => nameof(ExchangeKeys);
}
