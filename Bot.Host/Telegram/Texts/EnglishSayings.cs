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
        (
            "the database was away from {clock} to {end} UTC: {why*}",
            "the database was away from {clock} to {end}: {why*}"),
        (
            "order {order}: since {clock} UTC nobody can tell what became of it; "
                + "nothing is bought until the exchange does",
            "order {order}: since {clock} nobody can tell what became of it; "
                + "nothing is bought until the exchange does"),
        (
            "candles: the last closed one is {instant}, expected {due}",
            "candles: the last closed one is {instant}, expected {due}"),
        ("Filled", "filled"),
        ("NothingFilled", "nothing filled"),
        ("Refused", "refused"),
        ("Unknown", "unknown"),
        ("{count} failed cycles in a row, the last: {ending}", "{count} failed cycles in a row, the last: {ending}"),
    ];
}
