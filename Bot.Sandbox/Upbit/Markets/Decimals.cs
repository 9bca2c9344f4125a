namespace Bot.Sandbox.Upbit.Markets;

/// <summary>The form of numbers on the wire: the exchange writes no trailing zeros.</summary>
internal static class Decimals
{
    private const decimal One = 1.0000000000000000000000000000m;

    public static decimal Trimmed(this decimal value) => value / One;
}
