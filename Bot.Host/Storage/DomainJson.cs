using System.Text.Json;
using System.Text.Json.Serialization;
using Bot.Domain.Market;
using Bot.Domain.Money;

namespace Bot.Host.Storage;

/// <summary>How the domain's records lie in JSON columns: money as exact numbers, enums by name.</summary>
internal static class DomainJson
{
    public static readonly JsonSerializerOptions Form = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters =
        {
            new JsonStringEnumConverter(),
            new NumberConverter<Price>(value => new Price(value), price => price.Value),
            new NumberConverter<Krw>(value => new Krw(value), amount => amount.Value),
            new NumberConverter<Volume>(value => new Volume(value), volume => volume.Value),
            new NumberConverter<Percent>(value => new Percent(value), percent => percent.Value),
            new MarketConverter(),
            new SeriesConverter(),
        },
    };

    private sealed class NumberConverter<T>(Func<decimal, T> read, Func<T, decimal> write) : JsonConverter<T>
        where T : struct
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            read(reader.GetDecimal());

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(write(value));
    }

    private sealed class MarketConverter : JsonConverter<MarketCode>
    {
        public override MarketCode Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(reader.GetString() ?? "");

        public override void Write(Utf8JsonWriter writer, MarketCode value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Value);
    }
}
