namespace Bot.Host.Upbit;

/// <summary>One of our keys.</summary>
/// <param name="AccessKey">Its public half.</param>
/// <param name="Expires">When it ends.</param>
public sealed record ListedKey(string AccessKey, DateTimeOffset Expires);
