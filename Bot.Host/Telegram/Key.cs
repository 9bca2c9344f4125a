using System.Text;

namespace Bot.Host.Telegram;

/// <summary>
/// A key below a message. It carries the name of a command with an argument, or the nonce of a question; never a price,
/// an amount or a place in a list.
/// </summary>
public sealed record Key
{
    /// <summary>Telegram's limit on what a key carries.</summary>
    public const int MaxBytes = 64;

    private const string Version = "v1";
    private const string Question = "c";

    private Key(string label, string data) => (Label, Data) = (label, data);

    public string Label { get; }

    public string Data { get; }

    /// <summary>A key that does what the command does.</summary>
    /// <exception cref="ArgumentException">It would not fit.</exception>
    public static Key To(string label, CommandName command, string? argument = null) =>
        Fitting(label, $"{Version}:{command.Text()}{(argument is null ? "" : $":{argument}")}");

    /// <summary>A key that answers a question with yes.</summary>
    public static Key Confirm(string label, string nonce) => Fitting(label, $"{Version}:{Question}:{nonce}");

    /// <summary>What a pressed key carries, or null when it is none of ours or of another version.</summary>
    public static Pressed? Read(string? data)
    {
        var parts = (data ?? "").Split(':', 3);
        return parts switch
        {
            [Version, Question, { Length: > 0 } nonce] => new Pressed.Answer(nonce),
            [Version, { Length: > 0 } name] when name != Question => new Pressed.Command(name, null),
            [Version, { Length: > 0 } name, var argument] when name != Question => new Pressed.Command(name, argument),
            _ => null,
        };
    }

    private static Key Fitting(string label, string data) => Encoding.UTF8.GetByteCount(data) <= MaxBytes
        ? new Key(label, data)
        : throw new ArgumentException($"'{data}' has more than {MaxBytes} bytes", nameof(data));

    /// <summary>The two things a key can mean.</summary>
    public abstract record Pressed
    {
        private Pressed()
        {
        }

        public sealed record Command(string Name, string? Argument) : Pressed;

        public sealed record Answer(string Nonce) : Pressed;
    }
}
