using Orleans.Concurrency;
using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Contracts.Training;
using Sweep.Grains.Storage;
using Sweep.Grains.Tables.Answers;

namespace Sweep.Grains.Library;

/// <inheritdoc cref="IAnswersGrain"/>
/// <param name="store">Where the checkpoints are.</param>
/// <param name="answers">What finds answers in a checkpoint; trainers need not keep any.</param>
/// <param name="rows">What names texts; without it they have only numbers.</param>
[GrainType("answers"), StatelessWorker]
internal sealed class AnswersGrain(ISweepStore store, ITrialAnswers? answers = null, IDatasetRows? rows = null)
    : Grain, IAnswersGrain
{
    public async Task<IReadOnlyList<SweepAnswers>> GetAnswers(
        string study, string? sweep, int texts, CancellationToken cancellation)
    {
        var coordinator = GrainFactory.GetGrain<ISweepGrain>(study);
        var known = await coordinator.Get() ?? throw new StudyNotFoundException(study);
        var tables = await coordinator.GetTables(sweep);
        var reading = new AnswersReading(store, answers, rows);
        return await Task.Run(ReadAllAsync, cancellation);

        async Task<IReadOnlyList<SweepAnswers>> ReadAllAsync()
        {
            var all = new List<SweepAnswers>();
            foreach (var table in tables)
                all.Add(await reading.ReadAsync(known, table, texts, cancellation));
            return all;
        }
    }
}
