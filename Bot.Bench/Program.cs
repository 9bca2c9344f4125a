using Bot.Bench;
using Bot.Bench.Loads;

switch (args)
{
    case [ChildBot.Name, ..]:
        return await ChildBot.RunAsync(args[1..]);
    case ["presses", .. var rest]:
        return await PressLoad.RunAsync(rest);
    case ["days", .. var rest]:
        return await DayLoad.RunAsync(rest);
    default:
        Microbenchmarks.Run(args);
        return 0;
}
