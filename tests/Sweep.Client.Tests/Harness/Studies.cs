using Sweep.Formats.Specs;

namespace Sweep.Client.Tests.Harness;

/// <summary>Specs of seconds.</summary>
internal static class Studies
{
    /// <summary>Has a study train what another test's has trained in the silo that all share.</summary>
    public static readonly SpecOverrides Fresh = new() { Fresh = true };

    /// <summary>Four configurations of two seeds: eight trials.</summary>
    public static string Toy(int epochs = 3) => $$"""
        name: toy
        method: grid
        seeds: 2
        base: { units: [4], max_length: 15, embedding_dim: 4, vocab_size: 100, epochs: {{epochs}}, batch_size: 64, learning_rate: 0.01 }
        parameters:
          units: { values: [[2], [4], [6], [8]] }
        """;

    /// <summary>One trial, of a model whose file does not fit into one message.</summary>
    public const string Large = """
        name: large
        method: grid
        seeds: 1
        base: { units: [264], max_length: 3, embedding_dim: 4, vocab_size: 100, epochs: 1, batch_size: 512 }
        parameters:
          dropout: { value: 0 }
        """;

    /// <summary>One trial of an epoch over twenty rows, <see cref="Rows"/>, in the file rows.tsv beside it.</summary>
    public const string Least = """
        name: least
        dataset: rows.tsv
        method: grid
        seeds: 1
        base: { model: pooling, max_length: 3, embedding_dim: 2, vocab_size: 10, dense_units: [], epochs: 1 }
        parameters:
          batch_size: { value: 32 }
        """;

    public static string Rows { get; } = string.Concat(Enumerable.Range(0, 20).Select(i => i % 2 == 0 ? $"good film {i}\t1\n" : $"bad film {i}\t0\n"));
}
