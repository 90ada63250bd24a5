using System.Text.Json.Nodes;

namespace Sweep.Cli.Tests.EndToEnd;

/// <summary>A study of seconds: small models on the built-in reviews.</summary>
internal static class ToyStudy
{
    /// <summary>Twelve trials of two sweeps, one of them shared.</summary>
    public static string Spec(int epochs) => $$"""
        name: toy
        description: Small models
        seeds: 2
        base: { units: [4], max_length: 25, embedding_dim: 4, vocab_size: 100, epochs: {{epochs}}, batch_size: 64, learning_rate: 0.01, activation: tanh }
        sweeps:
          units:
            description: Units of the layer
            method: grid
            parameters:
              units: { values: [[4], [6], [8]] }
          model:
            description: With and without recurrence
            method: grid
            parameters:
              model: { values: [lstm, pooling, conv1d] }
        """;

    public const int Trials = 10;

    /// <summary>Tables without what is not reproducible: the one column, and how many trials were reused.</summary>
    public static string WithoutTimings(string tablesJson)
    {
        var tables = JsonNode.Parse(tablesJson)!.AsArray();
        foreach (var table in tables)
            table!.AsObject().Remove("reused");
        foreach (var row in tables.SelectMany(table => table!["rows"]!.AsArray()))
            row!.AsObject().Remove("seconds_per_epoch");
        return tables.ToJsonString();
    }
}
