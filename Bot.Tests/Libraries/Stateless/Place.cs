namespace Bot.Tests.Libraries.StatelessTests;

public enum Place
{
    Off,
    Ready,
    Running,
    Paused,
    Failed,
}

public enum Sign
{
    Start,
    Run,
    Pause,
    Fail,
    Ping,
    Again,
    Load,
}
