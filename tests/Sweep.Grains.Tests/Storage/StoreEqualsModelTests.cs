using System.Text;
using FsCheck.Xunit;
using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Grains.Storage;
using static Sweep.Grains.Tests.Storage.Samples;
using Sweep.Testing;

namespace Sweep.Grains.Tests.Storage;

/// <summary>Whatever is done to it, a store answers as the plain model does.</summary>
public sealed class StoreEqualsModelTests(PostgresFixture postgres)
{
    private const int Trials = 3;

    private static readonly TrialState[] MoveTargets = [TrialState.Queued, TrialState.Completed, TrialState.Stopped, TrialState.Failed, TrialState.Cancelled];

    [Property(MaxTest = 60, StartSize = 60, EndSize = 360)]
    public async Task Any_sequence_of_operations_gives_the_models_answers_and_rows_in_SQLite(byte[] program)
    {
        using var folder = new TemporaryFolder();
        await using var store = await SqliteStore.OpenAsync(new SqliteStoreOptions { Path = folder.File("sweep.db") }, TimeProvider.System);
        await Run(program, store);
    }

    [Property(MaxTest = 40, StartSize = 60, EndSize = 360)]
    public async Task Any_sequence_of_operations_gives_the_models_answers_and_rows_in_PostgreSQL(byte[] program)
    {
        await using var store = await PostgresFixture.OpenAsync(await postgres.CreateDatabaseAsync());
        await Run(program, store);
    }

    private static async Task Run(byte[] program, ISweepStore store)
    {
        var model = new InMemoryStore();
        foreach (var target in new ISweepStore[] { store, model })
        {
            await target.CreateStudy(Study("s"));
            await target.AddTrials("s", [Trial("s", 1), Trial("s", 2)]);
        }

        var step = 0;
        foreach (var code in program.Chunk(3).Where(c => c.Length == 3))
        {
            var now = Noon.AddSeconds(step++);
            var attempt = (await model.GetTrial(new TrialId("s", 1 + code[1] % Trials)))?.Attempt ?? 0;
            Assert.Equal(await Apply(model, code, attempt, now), await Apply(store, code, attempt, now));
        }

        Assert.Equal(await Describe(model), await Describe(store));
    }

    /// <summary>Makes the operation that three bytes stand for, and gives its answer as text.</summary>
    private static async Task<string> Apply(ISweepStore store, byte[] code, int currentAttempt, DateTimeOffset now)
    {
        var number = 1 + code[1] % Trials;
        var argument = code[2];
        // Every eighth time a report comes from the attempt before.
        var lease = new Lease(new TrialId("s", number), currentAttempt - (argument % 8 == 0 ? 1 : 0));
        var epoch = 1 + argument / 8 % 6;
        // Weighted so that most of the time something runs.
        switch (code[0] % 16)
        {
            case 0:
                await store.AddTrials("s", [Trial("s", number, 1L << argument % 8)]);
                return "added";
            case 1 or 2 or 3:
                return Text(await store.LeaseTrials("s", argument % 2 == 0 ? [number] : [1, 2, 3], $"node-{argument % 5}", now));
            case 4:
                return Text(await store.RequeueLost("s", [lease], now, died: argument % 2 == 0));
            case 5:
                TrialState[] from = [.. Enum.GetValues<TrialState>().Where(s => (code[1] >> (int)s & 1) == 1)];
                return Text(await store.MoveTrials("s", from, argument % 2 == 0 ? TrialState.Queued : MoveTargets[argument % MoveTargets.Length], now));
            case 6:
                return Text(await store.CancelQueued("s", [number]));
            case 7:
                return (await store.SetModel(lease, Model(16_000 + argument))).ToString();
            case 8 or 9 or 10 or 11 or 12 or 13:
                var metrics = argument % 16 == 1 ? Epoch(epoch).With("val_loss", double.NaN) : Epoch(epoch, seconds: argument);
                return (await store.AppendEpoch(lease, metrics, argument % 3 == 0 ? [argument] : null)).ToString();
            default:
                var outcome = (AttemptOutcome)(argument / 8 % 5);
                var to = argument % 3 > 0 ? TrialState.Queued : TrialState.Completed + (argument / 3 % 3);
                return (await store.EndAttempt(lease, to, new AttemptEnd(outcome, outcome is AttemptOutcome.Failed or AttemptOutcome.Lost ? $"error {argument}" : null), now))?.ToString() ?? "refused";
        }
    }

    private static async Task<string> Describe(ISweepStore store)
    {
        var text = new StringBuilder();
        text.AppendLine((await store.CountTrials("s")).ToString());
        foreach (var row in await store.GetTrials("s", 0, 100))
        {
            text.AppendLine(row.ToString()).AppendLine(HyperparameterSchema.CanonicalKey(row.Hyperparameters));
            text.AppendJoin('\n', await store.GetAttempts(row.Id)).AppendLine();
            text.AppendJoin('\n', await store.GetEpochs(row.Id)).AppendLine();
            text.AppendLine(await store.GetModel(row.Id) is { } model ? SpecJson.Write(model) : "no model");
            text.AppendLine(await store.GetCheckpoint(row.Id) is { } checkpoint ? Convert.ToHexString(checkpoint) : "no checkpoint");
        }

        text.AppendJoin('\n', await store.GetEpochs("s", 1, 1, 100));
        return text.ToString();
    }

    private static string Text(IReadOnlyList<TrialRow> rows) => string.Join('\n', rows);
}
