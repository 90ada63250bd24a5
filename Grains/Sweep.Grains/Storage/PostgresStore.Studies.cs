using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Grains.Storage.Postgres;
using static Sweep.Grains.Storage.Postgres.Values;

namespace Sweep.Grains.Storage;

public sealed partial class PostgresStore
{
    public async Task<bool> CreateStudy(StudyRow study)
    {
        var created = await Write(
            $"insert into studies ({PostgresRows.Study}) values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing returning id",
            row => row.GetString(0),
            Of(study.Id), Of(SpecJson.Write(study.Spec)), Of(SpecJson.Write(study.Dataset)), Of(EnumName.Of(study.State)), Of((DateTimeOffset?)study.CreatedAt), Of(study.FinishedAt), Of(study.Trace), Of(SpecJson.Write(study.Metrics)));
        return created.Count == 1;
    }

    public Task<StudyRow?> GetStudy(string study) =>
        database.Find($"select {PostgresRows.Study} from studies where id = $1", PostgresRows.ReadStudy, Of(study));

    public async Task<IReadOnlyList<StudyRow>> ListStudies() =>
        await database.Query($"select {PostgresRows.Study} from studies order by created_at desc, place desc", PostgresRows.ReadStudy);

    public Task SetStudyState(string study, StudyState state, DateTimeOffset? finishedAt) => Write(
        "update studies set state = $2, finished_at = $3 where id = $1 returning id", row => row.GetString(0),
        Of(study), Of(EnumName.Of(state)), Of(finishedAt));

    public Task SetStudySpec(string study, StudySpec spec) => Write(
        "update studies set spec = $2 where id = $1 returning id", row => row.GetString(0), Of(study), Of(SpecJson.Write(spec)));

    public Task DeleteStudy(string study) => Write(
        [new Preparation(WithdrawSql, Of(study)), new Preparation(BequeathSql, Of(study))],
        "delete from studies where id = $1 returning id", row => row.GetString(0), Of(study));
}
