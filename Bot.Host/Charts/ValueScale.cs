using System.Globalization;
using Bot.Host.Telegram.Texts;

namespace Bot.Host.Charts;

/// <summary>An axis of numbers with marks at round ones.</summary>
internal sealed record ValueScale
{
    /// <summary>Larger numbers are drawn at its end.</summary>
    private const double Furthest = 1e18;

    private const double Narrowest = 1e-8;
    private const int DigitsMost = 2;
    private const int PlainDigitsMost = 10;
    private static readonly double[] Rounds = [1, 2, 5, 10];

    private ValueScale(double least, double most, int marks)
    {
        (Least, Most) = (least, most);
        var rough = (most - least) / marks;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        Step = Rounds.First(round => round * power >= rough * (1 - Narrowest)) * power;
    }

    public double Least { get; }

    public double Most { get; }

    /// <summary>From one mark to the next.</summary>
    public double Step { get; }

    /// <summary>The round numbers within, from the least.</summary>
    public IEnumerable<double> Marks
    {
        get
        {
            var first = Math.Ceiling((Least / Step) - Narrowest);
            var count = Math.Floor((Most / Step) + Narrowest) - first;
            for (var index = 0; index <= count; index++)
            {
                yield return (first + index) * Step;
            }
        }
    }

    /// <summary>A scale over these numbers, with some room at either end.</summary>
    /// <param name="values">Those that are not finite do not count.</param>
    /// <param name="marks">About how many marks.</param>
    /// <param name="narrowest">A span smaller than this part of its numbers is drawn as wide as this part.</param>
    public static ValueScale Over(IEnumerable<double> values, int marks, double narrowest)
    {
        var (least, most) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values.Where(double.IsFinite))
        {
            (least, most) = (Math.Min(least, value), Math.Max(most, value));
        }

        return least > most ? new ValueScale(0, 1, marks) : Padded(Near(least), Near(most), marks, narrowest);
    }

    /// <summary>A scale from a percentage below zero, and at least from a tenth below, up to zero.</summary>
    public static ValueScale Below(double least, int marks) => new(Math.Min(Near(least), -0.1) * 1.08, 0, marks);

    /// <summary>A scale from zero up to a number above it.</summary>
    public static ValueScale UpTo(double most, int marks) => new(0, Near(most) * 1.08, marks);

    /// <summary>Where a number lies, from 0 at the least to 1 at the most.</summary>
    public double ShareOf(double value) => Math.Clamp((Near(value) - Least) / (Most - Least), 0, 1);

    /// <summary>A mark as an amount of money, in the largest unit that needs no more than two decimals.</summary>
    public string Won(double mark, IReadOnlyList<NumberUnit> units)
    {
        if (Math.Abs(mark) < Step / 2)
        {
            return "₩0";
        }

        var size = Math.Max(Math.Abs(Least), Math.Abs(Most));
        var unit = units.FirstOrDefault(one => size >= one.Size && Decimals(one.Size) <= DigitsMost);
        return $"{(IsNegative(mark) ? "-" : "")}₩{Number(Math.Abs(mark), unit?.Size ?? 1)}{unit?.Sign}";
    }

    public string Percent(double mark) => $"{(IsNegative(mark) ? "-" : "")}{Number(Math.Abs(mark), 1)} %";

    private static ValueScale Padded(double least, double most, int marks, double part)
    {
        const double room = 0.05;
        var narrowest = Math.Max(Math.Max(Math.Abs(least), Math.Abs(most)) * part, Narrowest);
        var missing = Math.Max(narrowest - (most - least), 0) / 2;
        (least, most) = (least - missing, most + missing);
        var pad = (most - least) * room;
        return new ValueScale(least - pad, most + pad, marks);
    }

    private static double Near(double value) => Math.Clamp(value, -Furthest, Furthest);

    private bool IsNegative(double mark) => mark < -Step / 2;

    private string Number(double mark, double unit) =>
        (mark / unit).ToString($"N{Math.Min(Decimals(unit), PlainDigitsMost)}", CultureInfo.InvariantCulture);

    private int Decimals(double unit) => Math.Max(0, -(int)Math.Floor(Math.Log10(Step / unit) + Narrowest));
}
