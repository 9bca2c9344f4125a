namespace Bot.Host.Options;

/// <summary>
/// What models cost. A model that is not listed costs as much as the dearest of the list, so that none is free by
/// mistake.
/// </summary>
public sealed record ModelPrices
{
    /// <summary>What the keys of prices begin with.</summary>
    public const string Prefix = "OpenAI:Prices:";

    private const string Input = ":" + nameof(ModelPrice.InputKrwPerMillionTokens);
    private const string Output = ":" + nameof(ModelPrice.OutputKrwPerMillionTokens);

    private readonly SortedDictionary<string, ModelPrice> _models;

    private ModelPrices(IDictionary<string, ModelPrice> models) =>
        _models = new SortedDictionary<string, ModelPrice>(models, StringComparer.OrdinalIgnoreCase);

    /// <summary>List prices in US dollars at about 1,470 KRW a dollar.</summary>
    public static ModelPrices Default { get; } =
        new(
            new Dictionary<string, ModelPrice>(StringComparer.OrdinalIgnoreCase)
            {
                ["gpt-4.1"] = new(2_940m, 11_760m),
                ["gpt-4.1-mini"] = new(590m, 2_360m),
                ["gpt-4.1-nano"] = new(150m, 590m),
                ["gpt-4o"] = new(3_680m, 14_700m),
                ["gpt-4o-mini"] = new(220m, 880m),
            }
        );

    /// <summary>Every model that is listed, by name.</summary>
    public IReadOnlyDictionary<string, ModelPrice> Models => _models;

    /// <summary>The keys of all prices.</summary>
    public IEnumerable<string> Keys =>
        _models.Keys.SelectMany(model => new[] { KeyOf(model, Input), KeyOf(model, Output) });

    /// <summary>What a million tokens of question and of answer cost; of what is not known, the dearest.</summary>
    public (decimal Input, decimal Output) Of(string model)
    {
        var known = _models.GetValueOrDefault(model);
        return (
            known?.InputKrwPerMillionTokens ?? _models.Values.Max(price => price.InputKrwPerMillionTokens ?? 0m),
            known?.OutputKrwPerMillionTokens ?? _models.Values.Max(price => price.OutputKrwPerMillionTokens ?? 0m)
        );
    }

    /// <summary>Whether a key is that of a price.</summary>
    public static bool IsPrice(string key) => Model(key) is not null;

    /// <summary>The list with one price changed or added.</summary>
    public ModelPrices With(string key, decimal krw)
    {
        var model = Model(key) ?? throw new ArgumentException($"{key} is no price", nameof(key));
        var before = _models.GetValueOrDefault(model) ?? new ModelPrice(null, null);
        var after = key.EndsWith(Input, StringComparison.OrdinalIgnoreCase)
            ? before with
            {
                InputKrwPerMillionTokens = krw,
            }
            : before with
            {
                OutputKrwPerMillionTokens = krw,
            };
        return new ModelPrices(
            new Dictionary<string, ModelPrice>(_models, StringComparer.OrdinalIgnoreCase) { [model] = after }
        );
    }

    /// <summary>The prices in the form of a check: key and value, null where only the other side is known.</summary>
    public IEnumerable<(string Key, decimal? Krw)> Listed() =>
        _models.SelectMany(pair =>
            new[]
            {
                (KeyOf(pair.Key, Input), pair.Value.InputKrwPerMillionTokens),
                (KeyOf(pair.Key, Output), pair.Value.OutputKrwPerMillionTokens),
            }
        );

    /// <inheritdoc />
    public bool Equals(ModelPrices? other) => other is not null && Listed().SequenceEqual(other.Listed());

    /// <inheritdoc />
    public override int GetHashCode() => _models.Count;

    private static string KeyOf(string model, string side) => Prefix + model + side;

    // Names of models may hold colons themselves.
    private static string? Model(string key)
    {
        var side = key.EndsWith(Input, StringComparison.OrdinalIgnoreCase) ? Input : Output;
        var length = key.Length - Prefix.Length - side.Length;
        return
            length > 0
            && key.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
            && key.EndsWith(side, StringComparison.OrdinalIgnoreCase)
            ? key.Substring(Prefix.Length, length)
            : null;
    }
}

/// <summary>What a model costs in KRW, 0 to 1,000,000 for a million tokens each.</summary>
/// <param name="InputKrwPerMillionTokens">Of question; null when nobody said.</param>
/// <param name="OutputKrwPerMillionTokens">Of answer; null when nobody said.</param>
public sealed record ModelPrice(decimal? InputKrwPerMillionTokens, decimal? OutputKrwPerMillionTokens);
