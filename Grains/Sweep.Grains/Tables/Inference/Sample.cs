namespace Sweep.Grains.Tables.Inference;

/// <summary>Size, mean and variance (over n − 1) of some values; the variance is NaN with fewer than two.</summary>
internal readonly record struct Sample(int Count, double Mean, double Variance)
{
    /// <summary>Standard deviations up to this one are rounding.</summary>
    public const double LeastSpread = 1e-9;

    public bool HasSpread => Variance >= LeastSpread * LeastSpread;

    public static Sample Of(IReadOnlyCollection<double> values)
    {
        var mean = values.Count == 0 ? double.NaN : values.Average();
        var squares = values.Sum(value => (value - mean) * (value - mean));
        return new Sample(values.Count, mean, values.Count < 2 ? double.NaN : squares / (values.Count - 1));
    }
}
