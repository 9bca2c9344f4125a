namespace Bot.Sandbox.Upbit.Markets;

/// <summary>
/// Numbers that look random and are the same every time: a function of a seed and a place, without memory.
/// </summary>
internal static class Noise
{
    /// <summary>Evenly spread over 0 (included) to 1 (excluded).</summary>
    public static double Even(ulong seed, long place, int lane = 0) =>
        (Mix(seed, place, lane) >> 11) * (1.0 / (1UL << 53));

    /// <summary>Normally spread around 0 with deviation 1, by Box and Muller.</summary>
    public static double Normal(ulong seed, long place, int lane = 0) =>
        Math.Sqrt(-2 * Math.Log(1 - Even(seed, place, lane)))
        * Math.Cos(2 * Math.PI * Even(seed ^ 0xA5A5_A5A5, place, lane));

    /// <summary>A seed made of a text.</summary>
    public static ulong Seed(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in text)
        {
            hash = unchecked((hash ^ letter) * 1099511628211UL);
        }

        return hash;
    }

    // The finalizer of SplitMix64.
    private static ulong Mix(ulong seed, long place, int lane)
    {
        unchecked
        {
            var value = seed + ((ulong)place * 0x9E37_79B9_7F4A_7C15UL) + ((ulong)lane * 0xD1B5_4A32_D192_ED03UL);
            value = (value ^ (value >> 30)) * 0xBF58_476D_1CE4_E5B9UL;
            value = (value ^ (value >> 27)) * 0x94D0_49BB_1331_11EBUL;
            return value ^ (value >> 31);
        }
    }
}
