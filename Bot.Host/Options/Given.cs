namespace Bot.Host.Options;

/// <summary>A value as it was given.</summary>
/// <param name="Text">As it stands there.</param>
/// <param name="Source">Where: a file's path, or what the environment calls it.</param>
internal sealed record Given(string Text, string Source);
