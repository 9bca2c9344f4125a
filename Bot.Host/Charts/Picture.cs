namespace Bot.Host.Charts;

/// <summary>A picture, or why there is none. Whoever asked goes on without it.</summary>
public abstract record Picture
{
    private Picture() { }

    /// <summary>There is one.</summary>
    /// <param name="Png">A whole PNG file.</param>
    public sealed record Drawn(byte[] Png) : Picture;

    /// <summary>There is none.</summary>
    /// <param name="Why">What is missing and how to install it, for the operator.</param>
    public sealed record Missing(string Why) : Picture;
}
