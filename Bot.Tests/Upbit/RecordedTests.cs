using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Domain.Market;
using Bot.Host.Trading;
using Bot.Host.Upbit;
using Bot.Host.Upbit.Stream;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Tests.Upbit;

/// <summary>Answers that the exchange really gave, over eight years: each is read by the reader of its endpoint.</summary>
public sealed class RecordedTests
{
    private const string Folder = "data/upbit-json";

    /// <summary>By what the endpoint's line in the index begins with; the longest counts.</summary>
    private static readonly Dictionary<string, Func<JsonElement, int>> Readers = new(StringComparer.Ordinal)
    {
        ["GET /v1/market/all"] = body => UpbitTerms.Markets(body).Count,
        ["GET /v1/accounts"] = body => UpbitJson.Balances(body).ByCurrency.Count,
        ["GET /v1/orders/chance"] = body => UpbitTerms.Limits(body).IsActive ? 1 : 0,
        ["GET /v1/candles/"] = body => UpbitJson.Candles(body).Count,
        ["GET /v1/orderbook"] = body => UpbitJson.OrderBook(new MarketCode("KRW-BTC"), body).Asks.Count,
        ["GET /v1/orderbook/instruments"] = body => UpbitTerms.PriceUnits(body).Count,
        ["GET /v1/ticker"] = body => UpbitJson.Ticker(body).Last.Value > 0m ? 1 : 0,
        ["GET /v1/trades/ticks"] = body => UpbitTerms.Trades(body).Count,
        ["POST /v1/orders"] = Orders,
        ["GET /v1/orders"] = Orders,
        ["GET /v1/order?"] = Orders,
        ["DELETE /v1/order"] = Orders,
        ["GET /v1/deposits"] = body => UpbitTransfers.Read(body).Count,
        ["GET /v1/withdraws"] = body => UpbitTransfers.Read(body).Count,
        ["WebSocket ticker"] = Heard,
        ["error bodies"] = Errors,
        ["response headers"] = Headers,
    };

    public static TheoryData<string, string> Files()
    {
        var files = new TheoryData<string, string>();
        if (SharedData.Folder is not null)
        {
            foreach (var row in Read("index.json").EnumerateArray())
            {
                files.Add(row.GetProperty("file").GetString()!, row.GetProperty("endpoint").GetString()!);
            }
        }

        return files;
    }

    [SharedTheory]
    [MemberData(nameof(Files))]
    public void Given_a_recorded_answer_When_it_is_read_by_the_reader_of_its_endpoint_Then_it_says_something(
        string file,
        string endpoint
    )
    {
        // Written down by another client in a form of its own, not as the exchange sent it.
        if (endpoint.StartsWith("orderbook via", StringComparison.Ordinal))
        {
            Assert.EndsWith(".jsonl", file, StringComparison.Ordinal);
            return;
        }

        Assert.InRange(ReaderOf(endpoint)(Read(file)), 1, 1_000);
    }

    [SharedFact]
    public void Given_a_purchase_that_ended_as_cancelled_When_it_is_read_Then_what_was_filled_counts()
    {
        var order = UpbitJson.Order(Read("order-get.market-buy.state-cancel.2021-10.json"));

        Assert.Equal((true, true, 0.00006637m), (order.IsClosed, order.HasAllFills, order.Executed.Value));
        Assert.Equal(
            (4999.25388m, 2.49962694m, 5000m, null),
            (order.Funds.Value, order.Fee.Value, order.Spend!.Value.Value, order.Volume?.Value)
        );
    }

    [SharedFact]
    public void Given_withdrawals_one_of_which_failed_When_they_are_read_Then_it_is_none_and_fees_are_in_the_others()
    {
        var transfers = UpbitTransfers.Read(Read("withdraws.2026-01.json")).Select(row => row.Transfer).ToList();

        Assert.Equal([-1_001_000m, null, -1_001_000m], transfers.Select(transfer => transfer?.Amount));
    }

    [SharedTheory]
    [MemberData(nameof(Files))]
    public void Given_a_recorded_answer_When_anything_in_it_is_changed_Then_it_is_read_or_cleanly_unreadable(
        string file,
        string endpoint
    )
    {
        if (
            !endpoint.Contains("/v1/", StringComparison.Ordinal)
            || file.StartsWith("candles-minutes", StringComparison.Ordinal)
        )
        {
            return;
        }

        var reader = ReaderOf(endpoint);
        var text = File.ReadAllText(SharedData.Path($"{Folder}/{file}"));
        Prop.ForAll(
                Gen.Choose(0, int.MaxValue - 1).ToArbitrary(),
                seed =>
                {
                    var changed = JsonNode.Parse(text)!;
                    Change(changed, new Chance(seed));
                    var reply = new UpbitReply.Ok(JsonElement.Parse(changed.ToJsonString()));
                    return UpbitAnswers.Map(reply, reader)
                        is Answer<int>.Given
                            or Answer<int>.Failed { Kind: FailureKind.Unreadable };
                }
            )
            .QuickCheckThrowOnFailure();
    }

    private static int Orders(JsonElement body) =>
        (body.ValueKind == JsonValueKind.Array ? UpbitJson.Orders(body) : [UpbitJson.Order(body)]).Count;

    private static int Heard(JsonElement body) =>
        body.EnumerateObject()
            .Count(one => StreamJson.Read(JsonSerializer.SerializeToUtf8Bytes(one.Value)) is StreamWord.Hint);

    private static int Errors(JsonElement body)
    {
        foreach (var row in body.EnumerateArray())
        {
            var status = (System.Net.HttpStatusCode)row.GetProperty("status").GetInt32();
            var error = UpbitErrors.Read(status, JsonSerializer.SerializeToUtf8Bytes(row.GetProperty("body")));
            Assert.True(Assert.IsType<UpbitReply.Error>(error).IsNamed);
        }

        return body.GetArrayLength();
    }

    private static int Headers(JsonElement body)
    {
        foreach (var row in body.EnumerateArray())
        {
            var told = UpbitRateLimits.Left(row.GetProperty("headers").GetProperty("remaining-req").GetString());
            Assert.NotNull(RequestGroup.Find(told!.Value.Group));
        }

        return body.GetArrayLength();
    }

    private static Func<JsonElement, int> ReaderOf(string endpoint) =>
        Readers
            .Where(reader => endpoint.StartsWith(reader.Key, StringComparison.Ordinal))
            .OrderByDescending(reader => reader.Key.Length)
            .First()
            .Value;

    private static JsonElement Read(string file) =>
        JsonElement.Parse(File.ReadAllBytes(SharedData.Path($"{Folder}/{file}")));

    // Goes down to a field by chance and puts something else there.
    private static void Change(JsonNode node, Chance chance)
    {
        switch (node)
        {
            case JsonArray { Count: > 0 } list:
                var at = chance.Next(list.Count);
                Replace(list[at], chance, other => list[at] = other);
                break;
            case JsonObject { Count: > 0 } fields:
                var name = fields.Select(field => field.Key).ToList()[chance.Next(fields.Count)];
                Replace(fields[name], chance, other => fields[name] = other);
                if (chance.Next(4) == 0)
                {
                    fields.Remove(name);
                }

                break;
        }
    }

    private static void Replace(JsonNode? old, Chance chance, Action<JsonNode?> put)
    {
        if (old is JsonArray or JsonObject && chance.Next(4) > 0)
        {
            Change(old, chance);
            return;
        }

        string[] others =
        [
            "null",
            "true",
            "0",
            "-1",
            "1e400",
            "9.101e-05",
            "\"\"",
            "\"x\"",
            "\"-1\"",
            "\"1E-5\"",
            "\"1e999\"",
            "[]",
            "{}",
            "[[]]",
            "\"0001-01-01T00:00:00\"",
            "99999999999999999999999999999999",
            "\"bid\"",
        ];
        put(JsonNode.Parse(others[chance.Next(others.Length)]));
    }

    /// <summary>Numbers that follow from a seed.</summary>
    private sealed class Chance(int seed)
    {
        private const ulong Turn = 1UL << 32;
        private ulong _state = (ulong)seed;

        public int Next(int below)
        {
            _state = ((_state * 1_664_525UL) + 1_013_904_223UL) % Turn;
            return (int)((_state >> 8) % (ulong)below);
        }
    }
}
