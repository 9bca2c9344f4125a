namespace Bot.Host.Charts;

/// <summary>The background that a picture is drawn for.</summary>
public enum ChartTheme
{
    Light,
    Dark,
}
