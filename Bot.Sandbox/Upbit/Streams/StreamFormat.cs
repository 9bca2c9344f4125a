namespace Bot.Sandbox.Upbit.Streams;

/// <summary>How messages of a connection are written: long or short keys, bare or in a list.</summary>
internal sealed record StreamFormat(string Name, bool IsShort, bool IsList)
{
    public static StreamFormat Usual { get; } = new("DEFAULT", IsShort: false, IsList: false);

    private static readonly StreamFormat[] All =
    [
        Usual,
        new("SIMPLE", IsShort: true, IsList: false),
        new("JSON_LIST", IsShort: false, IsList: true),
        new("SIMPLE_LIST", IsShort: true, IsList: true),
    ];

    /// <summary>The format of a name; null where there is none such.</summary>
    public static StreamFormat? Of(string? name) => Array.Find(All, one => one.Name == name);
}
