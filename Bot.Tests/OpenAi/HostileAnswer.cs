using System.Text;
using System.Text.Json.Nodes;
using Bot.Domain.Strategies;
using Bot.Sandbox.OpenAi;

namespace Bot.Tests.OpenAi;

/// <summary>A broken or hostile answer, and what may come of it.</summary>
/// <param name="Name">What is wrong with it.</param>
/// <param name="Reply">What comes over the wire.</param>
/// <param name="Action">The action that it names all the same, or null for no advice.</param>
public sealed record HostileAnswer(string Name, OpenAiReply Reply, TradeAction? Action)
{
    /// <inheritdoc />
    public override string ToString() => Name;

    /// <summary>A content that is no advice.</summary>
    public static HostileAnswer None(string name, string content, string finish = "stop") =>
        new(name, new OpenAiReply(Ask.Envelope(content, finish)), null);

    /// <summary>A content that is right to buy, with words that are not.</summary>
    public static HostileAnswer Buy(string name, string words) =>
        new(name, new OpenAiReply(Ask.Envelope(Ask.Answer(overall: words))), TradeAction.Buy);

    /// <summary>The same words in one section of a holding answer.</summary>
    public static HostileAnswer Hold(string name, string section, string words) =>
        new(
            name,
            new OpenAiReply(Ask.Envelope(Ask.Answer("0", "\"high\"", new JsonObject { [section] = words }))),
            TradeAction.Hold
        );

    /// <summary>A body that is no completion.</summary>
    public static HostileAnswer Body(string name, string body, string? type = "application/json", int status = 200) =>
        Bytes(name, Encoding.UTF8.GetBytes(body), type, status);

    public static HostileAnswer Bytes(string name, byte[] body, string? type = "application/json", int status = 200) =>
        new(name, new OpenAiReply(body) { ContentType = type, Status = status }, null);
}
