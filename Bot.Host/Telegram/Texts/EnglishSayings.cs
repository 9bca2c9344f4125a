namespace Bot.Host.Telegram.Texts;

/// <summary>What a chat in English says otherwise than the journal.</summary>
internal static class EnglishSayings
{
    public static IEnumerable<(string Form, string Told)> All =>
    [
        ("{state}", "{state}"),
        ("absent", "n/a"),
        ("stopped", "stop asked"),
        ("a stop was asked during a cycle", "stop asked during a cycle"),
        ("the running cycle ended", "cycle ended"),
        ("there is no such mode", "there is no such value"),
        ("{what} is not possible in state {state}", "that cannot be done now ({state})"),
        ("no cycles in state {state}", "that cannot be done now ({state})"),
        ("day {day} %, week {week} % with profile {profile}", "day {day} %, week {week} % with profile {profile}"),
        ("day {day} %, week {week} %", "day {day} %, week {week} %"),
        ("{day} began; week {week} %", "a new day began; week {week} %"),
        ("{count} failed cycles in a row, the last: {ending}", "{count} failed cycles in a row, the last: {ending}"),
    ];
}
