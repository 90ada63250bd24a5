using System.Globalization;
using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Grains.Storage;
using Sweep.Testing;

// StoreWriter FILE STUDY: makes a study and appends epochs to eight trials at once, for ever. Prints "TRIAL EPOCH" once
// the store has acknowledged that epoch, and so nothing that may be missing after the process is killed.
const int Trials = 8;
var now = DateTimeOffset.UnixEpoch;
var study = args[1];

await using var store = await SqliteStore.OpenAsync(new SqliteStoreOptions { Path = args[0] }, TimeProvider.System);
await store.CreateStudy(new StudyRow
{
    Id = study,
    Spec = new StudySpec { Name = study, Sweeps = [] },
    Dataset = new DatasetInfo("reviews", 0, 0, "0", "1", 0, 0, "", []),
    CreatedAt = now,
});
await store.AddTrials(study, [.. Enumerable.Range(1, Trials).Select(n => new TrialRow
{
    Id = new TrialId(study, n), Hyperparameters = Hyperparameters.Default, SeedNumber = n, Sweeps = 1,
})]);
var leased = await store.LeaseTrials(study, [.. Enumerable.Range(1, Trials)], "writer", now);
await Task.WhenAll(leased.Select(Append));

async Task Append(TrialRow trial)
{
    for (var epoch = 1; ; epoch++)
    {
        await store.AppendEpoch(new Lease(trial.Id, trial.Attempt), TextSteps.Of(epoch, 1.0 / epoch, 0.5, 0.6, 0.7, 1), BitConverter.GetBytes(epoch));
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{trial.Id.Number} {epoch}"));
    }
}
