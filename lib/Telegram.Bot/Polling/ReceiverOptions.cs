using Telegram.Bot.Types.Enums;

namespace Telegram.Bot.Polling;

/// <summary>Which updates are polled.</summary>
public sealed class ReceiverOptions
{
    private int? _limit;

    /// <summary>The first update wanted; it has no meaning where the pending ones are dropped.</summary>
    public int? Offset { get; set; }

    /// <summary>Kinds wanted; null leaves it as it was, none asks for the server's usual ones.</summary>
    public UpdateType[]? AllowedUpdates { get; set; }

    /// <summary>Updates per poll, 1 to 100; null is 100.</summary>
    public int? Limit
    {
        get => _limit;
        set => _limit = value is null or (>= 1 and <= 100)
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(value), $"'{nameof(Limit)}' can not be less than 1 or greater than 100");
    }

    /// <summary>What came before the first poll is thrown away.</summary>
    public bool DropPendingUpdates { get; set; }
}
