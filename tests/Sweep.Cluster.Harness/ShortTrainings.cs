namespace Sweep.Cluster.Harness;

/// <summary>Studies of small models on the built-in reviews: a second or less a trial, unless epochs are made to last.</summary>
internal static class ShortTrainings
{
    /// <summary>Of each of the eighteen.</summary>
    public const int Epochs = 40;

    /// <summary>
    /// Eighteen trials of two sweeps, three of them shared. While epochs last (<see cref="TestCluster.Hurry"/>), three silos of one
    /// slot are busy with them for a minute and more.
    /// </summary>
    public static string Eighteen { get; } = $$"""
        name: short
        description: Small models
        seeds: 3
        base: { model: pooling, units: [4], max_length: 15, embedding_dim: 4, vocab_size: 100, epochs: {{Epochs}}, batch_size: 480, learning_rate: 0.01, activation: tanh }
        sweeps:
          dense:
            description: Units of the dense layer
            method: grid
            parameters:
              dense_units: { values: [[6], [4], [8], [10]] }
          model:
            description: With and without recurrence
            method: grid
            parameters:
              model: { values: [pooling, lstm, conv1d] }
        """;

    /// <summary>Twenty configurations of ten epochs.</summary>
    public static string Twenty(int seeds) => $$"""
        name: twenty
        description: Small models
        seeds: {{seeds}}
        base: { units: [4], max_length: 15, embedding_dim: 4, vocab_size: 100, epochs: 10, batch_size: 480, learning_rate: 0.01, activation: tanh }
        sweeps:
          units:
            description: Units of the layer, and how fast it learns
            method: grid
            baseline: none
            parameters:
              units: { values: [[2], [4], [6], [8], [10]] }
              learning_rate: { values: [0.003, 0.01, 0.03, 0.1] }
        """;

    /// <summary>Nine trials; the first is one long epoch.</summary>
    public const string EightAfterALongOne = """
        name: long
        description: Small models, and one that takes its time
        seeds: 1
        base: { units: [4], max_length: 15, embedding_dim: 4, vocab_size: 100, epochs: 12, batch_size: 480, learning_rate: 0.01, activation: tanh }
        sweeps:
          long:
            description: An epoch of several seconds
            method: grid
            baseline: none
            parameters:
              batch_size: { value: 1 }
              units: { value: [96, 48] }
              epochs: { value: 1 }
          short:
            description: Units of the layer
            method: grid
            baseline: none
            parameters:
              units: { values: [[2], [3], [4], [5], [6], [7], [8], [9]] }
        """;
}
