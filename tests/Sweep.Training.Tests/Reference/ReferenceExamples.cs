namespace Sweep.Training.Tests.Reference;

/// <summary>Weights and batches that look arbitrary and are the same everywhere, with no generator to trust.</summary>
internal static class ReferenceExamples
{
    /// <summary>Four rows of six positions, padded before, after, on both sides and not at all.</summary>
    public static int[][] Tokens => [[0, 0, 0, 4, 1, 5], [2, 6, 3, 0, 0, 0], [0, 0, 1, 5, 2, 0], [3, 3, 6, 1, 2, 4]];

    public static double[] Labels => [1, 0, 1, 0];

    /// <summary>Values of a sine between -0.7 and 0.7, another stretch of it for each parameter.</summary>
    public static Dictionary<string, double[]> Weights(ReferenceArchitecture architecture) =>
        new ReferenceModel(architecture).Parameters
            .Select((p, n) => (p.Name, Values: p.Values.Select((_, i) => 0.7 * Math.Sin((12.9898 * i) + (78.233 * (n + 1)))).ToArray()))
            .ToDictionary(p => p.Name, p => p.Values);
}
