namespace Bot.Sandbox.Upbit.Api;

/// <summary>A request that is answered with an error: thrown where it is found, written in one place.</summary>
internal sealed class UpbitRefusal(int status, string? name, string message) : Exception(message)
{
    public int Status => status;

    /// <summary>Name of the error; null on quotation endpoints, where the status stands in its place.</summary>
    public string? Name => name;

    public static UpbitRefusal MissingParameter { get; } =
        new(400, null, "Missing request parameter error. Check the required parameters!");

    public static UpbitRefusal WrongType { get; } = new(400, null, "Type mismatch error. Check the parameters type!");

    public static UpbitRefusal OutOfRange { get; } = new(400, null, "Invalid parameter. Check the given value!");

    public static UpbitRefusal UnknownCode { get; } = new(404, null, "Code not found");

    public static UpbitRefusal NotFound { get; } = new(404, null, "Not Found");

    public static UpbitRefusal InvalidParameter { get; } = new(400, "invalid_parameter", "잘못된 파라미터");

    public static UpbitRefusal OrderNotFound { get; } = new(404, "order_not_found", "주문을 찾지 못했습니다.");

    public static UpbitRefusal UnknownMarket(string market) =>
        new(400, "notfoundmarket", $"다음 마켓에 없는 종목입니다: {market}");

    public static UpbitRefusal Unauthorized(string name, string message) => new(401, name, message);

    public static UpbitRefusal Order(string name, string message) => new(400, name, message);
}
