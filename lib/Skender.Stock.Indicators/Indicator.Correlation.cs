namespace Skender.Stock.Indicators;

/// <content>Correlation of two series.</content>
public static partial class Indicator
{
    public static IEnumerable<CorrResult> GetCorrelation<TQuote>(
        this IEnumerable<TQuote> quotesA, IEnumerable<TQuote> quotesB, int lookbackPeriods)
        where TQuote : IQuote => Correlation(Input.Closes(quotesA), Input.Closes(quotesB), lookbackPeriods);

    public static IEnumerable<CorrResult> GetCorrelation(
        this IEnumerable<IReusableResult> quotesA, IEnumerable<IReusableResult> quotesB, int lookbackPeriods) =>
        Correlation(Input.Reused(quotesA), Input.Reused(quotesB), lookbackPeriods);

    public static IEnumerable<CorrResult> GetCorrelation(
        this IEnumerable<(DateTime Date, double Value)> tuplesA, IEnumerable<(DateTime Date, double Value)> tuplesB, int lookbackPeriods) =>
        Correlation(Input.Values(tuplesA), Input.Values(tuplesB), lookbackPeriods);

    private static Rows<CorrResult> Correlation(Series a, Series b, int periods)
    {
        Input.AtLeast(periods, 1, "Lookback periods", "Correlation", "lookbackPeriods");
        if (b.Values.Length < a.Values.Length)
        {
            throw new InvalidQuotesException("quotesB", "B quotes should have at least as many records as A quotes for Correlation.");
        }

        for (var index = 0; index < a.Values.Length; index++)
        {
            if (b.DateAt(index) != a.DateAt(index))
            {
                throw new InvalidQuotesException(
                    "quotesA", a.DateAt(index), "Date sequence does not match. Correlation requires matching dates in provided histories.");
            }
        }

        return Rows(a, (date, index) => index < periods - 1 ? new CorrResult(date) : Window(a, b, index, periods));
    }

    private static CorrResult Window(Series a, Series b, int index, int periods)
    {
        double sumA = 0, sumB = 0, squaresA = 0, squaresB = 0, products = 0;
        for (var back = index - periods + 1; back <= index; back++)
        {
            var (x, y) = (a.Values[back], b.Values[back]);
            sumA += x;
            sumB += y;
            squaresA += x * x;
            squaresB += y * y;
            products += x * y;
        }

        var (meanA, meanB) = (sumA / periods, sumB / periods);
        var varianceA = (squaresA / periods) - (meanA * meanA);
        var varianceB = (squaresB / periods) - (meanB * meanB);
        var covariance = (products / periods) - (meanA * meanB);
        var divisor = Math.Sqrt(varianceA * varianceB);
        var correlation = divisor == 0 ? double.NaN : covariance / divisor;
        return new CorrResult(a.DateAt(index))
        {
            VarianceA = Input.OrNull(varianceA),
            VarianceB = Input.OrNull(varianceB),
            Covariance = Input.OrNull(covariance),
            Correlation = Input.OrNull(correlation),
            RSquared = Input.OrNull(correlation * correlation),
        };
    }
}
