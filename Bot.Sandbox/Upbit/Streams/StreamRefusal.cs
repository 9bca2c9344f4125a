namespace Bot.Sandbox.Upbit.Streams;

/// <summary>A message of a client that is answered with an error object; the connection stands.</summary>
internal sealed class StreamRefusal(string name, string message) : Exception(message)
{
    public string Name => name;

    public static StreamRefusal InvalidAuth { get; } = new("INVALID_AUTH", "인증 정보가 올바르지 않습니다.");

    public static StreamRefusal WrongFormat { get; } = new("WRONG_FORMAT", "Format이 맞지 않습니다.");

    public static StreamRefusal NoTicket { get; } = new("NO_TICKET", "티켓이 존재하지 않습니다.");

    public static StreamRefusal NoType { get; } = new("NO_TYPE", "타입이 존재하지 않습니다.");

    public static StreamRefusal NoCodes { get; } = new("NO_CODES", "코드가 존재하지 않습니다.");

    public static StreamRefusal InvalidParam { get; } = new("INVALID_PARAM", "파라미터가 올바르지 않습니다.");

    public static StreamRefusal TooManyRequests { get; } = new("TOO_MANY_REQUEST", "요청이 너무 많습니다.");
}
