using System.Text;

namespace Bot.Sandbox.OpenAi;

/// <summary>A number out of a text that is the same on every machine and in every run.</summary>
internal static class StableHash
{
    private const ulong Basis = 14695981039346656037UL;
    private const ulong Prime = 1099511628211UL;
    private const ulong Mixer = 0xFF51AFD7ED558CCDUL;

    /// <summary>FNV-1a over UTF-8; its high bits mixed into the low ones, that are used for drawing lots.</summary>
    public static ulong Of(string text)
    {
        unchecked
        {
            var hash = Basis;
            foreach (var one in Encoding.UTF8.GetBytes(text))
            {
                hash = (hash ^ one) * Prime;
            }

            hash = (hash ^ (hash >> 33)) * Mixer;
            return hash ^ (hash >> 33);
        }
    }
}
