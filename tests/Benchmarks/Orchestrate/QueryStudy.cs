using System.Buffers.Binary;
using Microsoft.Data.Sqlite;
using Npgsql;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Grains.Storage;

namespace Sweep.Benchmarks.Orchestrate;

/// <summary>A study whose trials have all finished, without any having run: stored in bulk.</summary>
internal static class QueryStudy
{
    public const string Id = "queries-1";

    private const int Seeds = 2;
    private const int Chunk = 5000;

    /// <summary>Accuracies as over 1,009 rows of validation: few values, each of many trials, in no order.</summary>
    private const string Accuracy = "(cast(number as bigint) * 7919 % 1009) / 1009.0";

    /// <param name="values">An expression for a step's values: training accuracy and loss, validation accuracy and loss.</param>
    private static string Finish(string values) => $$"""
        update trials set state = 'completed', attempt = 1, node = 'node-1', facts = '{"parameters":20000}', steps = 5, seconds = 5, last_step = 5,
            last_values = {{values}}, last_seconds = 1
        """;

    public static async Task FillAsync(ISweepStore store, int trials)
    {
        var spec = Spec(trials / Seeds);
        await store.CreateStudy(new StudyRow
        {
            Id = Id,
            Spec = spec,
            Dataset = new DatasetInfo("reviews", 3000, 1500, "bad", "good", 12.5, 31, "00ff", []),
            State = StudyState.Completed,
            CreatedAt = DateTimeOffset.UnixEpoch,
        });
        foreach (var numbers in Enumerable.Range(1, trials).Chunk(Chunk))
            await store.AddTrials(Id, [.. numbers.Select(number => Trial(spec, number))]);
    }

    public static async Task FinishSqliteAsync(string path)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        connection.CreateFunction("packed", (double accuracy) => Packed(0.75, 0.5, accuracy, 1 - accuracy));
        await using var command = new SqliteCommand(Finish($"packed({Accuracy})"), connection);
        await command.ExecuteNonQueryAsync();
    }

    public static async Task FinishPostgresAsync(string connectionString)
    {
        await using var database = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { SearchPath = "sweep", CommandTimeout = 0 });
        foreach (var sql in new[] { Finish($"array[0.75, 0.5, {Accuracy}, 1 - {Accuracy}]::double precision[]"), "vacuum analyze trials" })
        {
            await using var command = database.CreateCommand(sql);
            await command.ExecuteNonQueryAsync();
        }
    }

    /// <summary>Eight bytes each, the least significant first, as SQLite's store keeps them.</summary>
    private static byte[] Packed(params ReadOnlySpan<double> values)
    {
        var bytes = new byte[values.Length * sizeof(double)];
        for (var i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(i * sizeof(double)), values[i]);
        return bytes;
    }

    private static StudySpec Spec(int configurations) => new()
    {
        Name = "queries",
        Seeds = Seeds,
        Sweeps =
        [
            new SweepSpec
            {
                Name = "rates",
                Method = SearchMethod.Random,
                Parameters = [new ParameterSpec { Key = "learning_rate", Distribution = Distribution.Uniform, Min = 0, Max = 1 }],
                Baseline = Hyperparameters.Default,
                RunCap = configurations - 1,
            },
        ],
    };

    private static TrialRow Trial(StudySpec spec, int number)
    {
        var configuration = (number - 1) / spec.Seeds;
        return new TrialRow
        {
            Id = new TrialId(Id, number),
            Hyperparameters = configuration == 0 ? Hyperparameters.Default : Hyperparameters.Default with { LearningRate = 1.0 / (configuration + 1) },
            SeedNumber = (number - 1) % spec.Seeds,
            Sweeps = 1,
        };
    }
}
