namespace Skender.Stock.Indicators;

[Serializable]
public sealed class AdxResult : ResultBase, IReusableResult
{
    public AdxResult(DateTime date) => Date = date;

    public double? Pdi { get; set; }

    public double? Mdi { get; set; }

    public double? Adx { get; set; }

    public double? Adxr { get; set; }

    double? IReusableResult.Value => Adx;
}

[Serializable]
public sealed class AtrResult : ResultBase, IReusableResult
{
    public AtrResult(DateTime date) => Date = date;

    public double? Tr { get; set; }

    public double? Atr { get; set; }

    public double? Atrp { get; set; }

    double? IReusableResult.Value => Atrp;
}

[Serializable]
public sealed class BollingerBandsResult : ResultBase, IReusableResult
{
    public BollingerBandsResult(DateTime date) => Date = date;

    public double? Sma { get; set; }

    public double? UpperBand { get; set; }

    public double? LowerBand { get; set; }

    public double? PercentB { get; set; }

    public double? ZScore { get; set; }

    public double? Width { get; set; }

    double? IReusableResult.Value => PercentB;
}

[Serializable]
public sealed class CorrResult : ResultBase, IReusableResult
{
    public CorrResult(DateTime date) => Date = date;

    public double? VarianceA { get; set; }

    public double? VarianceB { get; set; }

    public double? Covariance { get; set; }

    public double? Correlation { get; set; }

    public double? RSquared { get; set; }

    double? IReusableResult.Value => Correlation;
}

[Serializable]
public sealed class EmaResult : ResultBase, IReusableResult
{
    public EmaResult(DateTime date) => Date = date;

    public double? Ema { get; set; }

    double? IReusableResult.Value => Ema;
}

[Serializable]
public sealed class MacdResult : ResultBase, IReusableResult
{
    public MacdResult(DateTime date) => Date = date;

    public double? Macd { get; set; }

    public double? Signal { get; set; }

    public double? Histogram { get; set; }

    public double? FastEma { get; set; }

    public double? SlowEma { get; set; }

    double? IReusableResult.Value => Macd;
}

[Serializable]
public sealed class ObvResult : ResultBase, IReusableResult
{
    public ObvResult(DateTime date) => Date = date;

    public double Obv { get; set; }

    public double? ObvSma { get; set; }

    double? IReusableResult.Value => Obv;
}

[Serializable]
public sealed class RsiResult : ResultBase, IReusableResult
{
    public RsiResult(DateTime date) => Date = date;

    public double? Rsi { get; set; }

    double? IReusableResult.Value => Rsi;
}

[Serializable]
public sealed class SmaResult : ResultBase, IReusableResult
{
    public SmaResult(DateTime date) => Date = date;

    public double? Sma { get; set; }

    double? IReusableResult.Value => Sma;
}

[Serializable]
public sealed class StdDevResult : ResultBase, IReusableResult
{
    public StdDevResult(DateTime date) => Date = date;

    public double? StdDev { get; set; }

    public double? Mean { get; set; }

    public double? ZScore { get; set; }

    public double? StdDevSma { get; set; }

    double? IReusableResult.Value => StdDev;
}

[Serializable]
public sealed class StochResult : ResultBase, IReusableResult
{
    public StochResult(DateTime date) => Date = date;

    public double? Oscillator { get; set; }

    public double? Signal { get; set; }

    public double? PercentJ { get; set; }

    public double? K => Oscillator;

    public double? D => Signal;

    public double? J => PercentJ;

    double? IReusableResult.Value => Oscillator;
}

[Serializable]
public sealed class StochRsiResult : ResultBase, IReusableResult
{
    public StochRsiResult(DateTime date) => Date = date;

    public double? StochRsi { get; set; }

    public double? Signal { get; set; }

    double? IReusableResult.Value => StochRsi;
}

[Serializable]
public sealed class VwapResult : ResultBase, IReusableResult
{
    public VwapResult(DateTime date) => Date = date;

    public double? Vwap { get; set; }

    double? IReusableResult.Value => Vwap;
}
