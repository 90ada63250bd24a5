using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Grains.Storage.Sqlite;

namespace Sweep.Grains.Storage;

public sealed partial class SqliteStore
{
    public Task<bool> CreateStudy(StudyRow study) => writer.Write(session => session.Execute(
        $"insert into studies ({Rows.Study}) values (@id, @spec, @dataset, @state, @created_at, @finished_at, @trace, @metrics) on conflict do nothing",
        ("@id", study.Id),
        ("@spec", SpecJson.Write(study.Spec)),
        ("@dataset", SpecJson.Write(study.Dataset)),
        ("@state", EnumName.Of(study.State)),
        ("@created_at", study.CreatedAt.ToColumn()),
        ("@finished_at", study.FinishedAt.ToColumn()),
        ("@trace", study.Trace),
        ("@metrics", SpecJson.Write(study.Metrics))) == 1);

    public Task<StudyRow?> GetStudy(string study) => readers.Read(session => session.Find(
        $"select {Rows.Study} from studies where id = @study", Rows.ReadStudy, ("@study", study)));

    public async Task<IReadOnlyList<StudyRow>> ListStudies() => await readers.Read(session => session.Query(
        $"select {Rows.Study} from studies order by created_at desc, rowid desc", Rows.ReadStudy));

    public Task SetStudyState(string study, StudyState state, DateTimeOffset? finishedAt) => writer.Write(session => session.Execute(
        "update studies set state = @state, finished_at = @finished_at where id = @study",
        ("@study", study),
        ("@state", EnumName.Of(state)),
        ("@finished_at", finishedAt.ToColumn())));

    public Task SetStudySpec(string study, StudySpec spec) => writer.Write(session => session.Execute(
        "update studies set spec = @spec where id = @study", ("@study", study), ("@spec", SpecJson.Write(spec))));

    public Task DeleteStudy(string study) => writer.Write(session =>
    {
        Bequeath(session, study);
        return session.Execute("delete from studies where id = @study", ("@study", study));
    });
}
