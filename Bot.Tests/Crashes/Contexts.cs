using Bot.Host.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bot.Tests.Crashes;

/// <summary>Contexts on a file, each made anew: a pool is dear to make, and a process of a cell does not live long.</summary>
internal sealed class Contexts(DbContextOptions<BotDb> options) : IDbContextFactory<BotDb>
{
    public BotDb CreateDbContext() => new(options);
}
